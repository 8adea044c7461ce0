"""What every test shares: no network but this machine's own, and no file left behind."""

import gc
import itertools
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from pytest_socket import socket_allow_hosts

from causeway.serving.memory import nothing_is_garbage
from tests import migrated

# Set before Django reads its settings: a test never writes to the developer's own var folder.
os.environ.setdefault("CAUSEWAY_VAR", tempfile.mkdtemp(prefix="causeway-test-"))


# The same examples at every run, and no clock over them: what fails here fails everywhere, on a busy machine and an idle one.
# CAUSEWAY_EXAMPLES=search looks for others, and for ten times as many; what it finds becomes an @example.
settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("CAUSEWAY_EXAMPLES", "same"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Let each worker's database begin as a copy of one that was migrated once, before Django migrates it."""
    from django.db import connection

    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = migrated.template(connection.settings_dict)
        yield
        return
    with ExitStack() as held, pytest.MonkeyPatch.context() as patch:
        create = connection.creation._create_test_db

        def create_filled(*arguments, **options):
            name = create(*arguments, **options)
            held.enter_context(migrated.copied(name))
            return name

        patch.setattr(connection.creation, "_create_test_db", create_filled)
        yield


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Nothing of what is imported is garbage: it is not looked for meanwhile."""
    with nothing_is_garbage():
        return (yield)


def pytest_collection_finish():
    """What was imported stays to the end, and need not be looked through for garbage; the rest is looked through seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def _no_network() -> None:
    """Block every connection that leaves this machine; PostgreSQL's and the browser's own sockets are local files."""
    socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)


@pytest.fixture(scope="session", autouse=True)
def _quick() -> Iterator[None]:
    from django.conf import settings
    from django.test import override_settings

    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=hashers, STORAGES={**settings.STORAGES, **plain}):
        yield


@pytest.fixture(scope="session")
def _numbered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Beginnings of paths that nobody else has: most tests write no file, and need no folder made and removed for it."""
    folder = tmp_path_factory.mktemp("private")
    return (f"{folder}/{number}-" for number in itertools.count())


@pytest.fixture(autouse=True)
def _private(_numbered) -> Iterator[None]:
    from django.test import override_settings

    own = next(_numbered)
    with override_settings(
        MEDIA_ROOT=Path(own + "media"), MAILBOX_PATH=Path(own + "mailbox"), LIMITS_PATH=Path(own + "limits.sqlite3")
    ):
        yield


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    from django.core.cache import caches

    for name in ("default", "short", "papers"):
        caches[name].clear()


@pytest.fixture(scope="session")
def excerpts() -> Path:
    """A few places of every published file, in a folder for each source: tests/excerpts/README.md says from where."""
    return Path(__file__).parent / "excerpts"
