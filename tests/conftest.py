"""What every test shares: no network but this machine's own, and no file left behind."""

import gc
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from pytest_socket import socket_allow_hosts

# Set before Django reads its settings: a test never writes to the developer's own var folder.
os.environ.setdefault("CAUSEWAY_VAR", tempfile.mkdtemp(prefix="causeway-test-"))


# The same examples at every run, and no clock over them: what fails here fails everywhere, on a busy machine and an idle one.
# CAUSEWAY_EXAMPLES=search looks for others, and for ten times as many; what it finds becomes an @example.
settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("CAUSEWAY_EXAMPLES", "same"))


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef):
    """Migrating an empty database makes thousands of model classes: looking for garbage in between takes a quarter of the time."""
    if fixturedef.argname != "django_db_setup":
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_finish():
    """What was imported stays to the end: it need not be looked through for garbage again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_network() -> None:
    """Block every connection that leaves this machine; PostgreSQL's and the browser's own sockets are local files."""
    socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def _quick_and_private(settings, tmp_path) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MAILBOX_PATH = tmp_path / "mailbox"
    settings.LIMITS_PATH = tmp_path / "limits.sqlite3"


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    from django.core.cache import caches

    for name in ("default", "lately"):
        caches[name].clear()


@pytest.fixture(scope="session")
def excerpts() -> Path:
    """A few places of every published file, in a folder for each source: tests/excerpts/README.md says from where."""
    return Path(__file__).parent / "excerpts"
