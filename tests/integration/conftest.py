"""What integration tests of several rooms share."""

from pathlib import Path

import pytest

from tests.integration.fetching.publisher import Publisher


def pytest_collection_modifyitems(items):
    """Tests of the shipped figures come last, so that loading and comparing them is done once; but before those that empty the database."""
    items.sort(key=_turn)


def _turn(item):
    used, mark = getattr(item, "fixturenames", ()), item.get_closest_marker("django_db")
    if "transactional_db" in used or (mark and mark.kwargs.get("transaction")):
        return 3
    return 2 if "compared_figures" in used else 1 if "shipped_figures" in used else 0


@pytest.fixture(scope="session")
def shipped_figures(django_db_setup, django_db_blocker):
    """The shipped figures, loaded once; what a test changes is rolled back with it."""
    from django.conf import settings

    from causeway.audit.models import Entry
    from causeway.evidence.definitions.schema import sources
    from causeway.evidence.models import Edition, Release
    from causeway.evidence.releases.actions import take_in
    from causeway.evidence.releases.reference import read

    with django_db_blocker.unblock():
        for source in sources().values():
            take_in(source, read(source, Path(settings.REFERENCE_PATH) / "evidence"), actor="test")
    yield
    with django_db_blocker.unblock():
        for model in (Edition, Release, Entry):
            model.objects.all().delete()


@pytest.fixture(scope="session")
def compared_figures(shipped_figures, django_db_blocker):
    """The comparisons of the shipped figures, computed once."""
    from causeway.evidence.models import Computation
    from causeway.evidence.statistics import comparing

    with django_db_blocker.unblock():
        comparing.recompute(actor="test")
    yield
    with django_db_blocker.unblock():
        Computation.objects.all().delete()


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
