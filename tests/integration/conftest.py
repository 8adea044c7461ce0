"""What integration tests of several rooms share."""

import pytest

from tests.integration.fetching.publisher import Publisher


@pytest.fixture
def publisher(settings, tmp_path, monkeypatch):
    """A publisher on loopback that may be fetched from, a var folder of its own, and no waiting between requests."""
    from causeway.fetching import download, visiting

    running = Publisher()
    settings.FETCH_ALLOWED_PRIVATE = [running.host]
    settings.VAR = tmp_path / "var"
    settings.VAR.mkdir()
    monkeypatch.setattr(download.time, "sleep", lambda _seconds: None)
    monkeypatch.setattr(visiting, "PAUSE_SECONDS", 0.0)
    yield running
    running.close()
