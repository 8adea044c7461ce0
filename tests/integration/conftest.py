"""What integration tests of several rooms share."""

import os
from pathlib import Path

import pytest

from tests import statements
from tests.integration.fetching.publisher import Publisher
from tests.transactions import check_constraints_after_writing, hold_rows_only_in_transactions

# Where SQLite's tests write down which statements each sends, and PostgreSQL's read which of them it needs; script/test says where.
STATEMENTS = os.environ.get("CAUSEWAY_STATEMENTS")
USES_A_DATABASE = {"db", "transactional_db", "django_db_setup", "django_db_blocker"}


hold_rows_only_in_transactions()
check_constraints_after_writing()


def pytest_configure(config):
    """Write down what each test sends, where somebody asked for it."""
    from django.conf import settings

    if STATEMENTS and "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        config.pluginmanager.register(statements.Recording(Path(STATEMENTS)))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Leave out what has no meaning here, and let tests of the shipped figures come last.

    On PostgreSQL a test that uses no database would only be run a second time, and so would, after a run on SQLite that wrote down what
    each test sends, one that sends only what others send too; on SQLite two writers never meet, since one waits for the other; a ``long``
    drill is run when somebody says how long. Nothing else is left out anywhere.

    The shipped figures are loaded and compared once: so their tests come last, but before those that empty the database. Within each
    turn the order stays what it was, or what ``--random-order`` made of it.
    """
    from django.conf import settings

    on_postgresql = "postgresql" in settings.DATABASES["default"]["ENGINE"]
    has_meaning = [item for item in items if _has_meaning(item, on_postgresql=on_postgresql)]
    if on_postgresql and STATEMENTS:
        has_meaning = _sends_something_new(has_meaning)
    kept = set(has_meaning)
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = sorted(has_meaning, key=_turn)


def _has_meaning(item, *, on_postgresql):
    if item.get_closest_marker("long") and "CAUSEWAY_DRILL_LETTERS" not in os.environ:
        return False
    if not on_postgresql:
        return not item.get_closest_marker("writers_meet")
    uses = item.get_closest_marker("django_db") or USES_A_DATABASE & set(getattr(item, "fixturenames", ()))
    return bool(uses) or "integration" not in item.path.parts


def _sends_something_new(items):
    """Keep what was not written down, what ends transactions of its own, and of the rest as much as sends every statement."""
    by_test = statements.recorded(Path(STATEMENTS))
    needed = statements.sufficient(by_test, [item.nodeid for item in items if _ends_transactions(item)])
    return [item for item in items if item.nodeid in needed or item.nodeid not in by_test]


def _ends_transactions(item):
    mark = item.get_closest_marker("django_db")
    return "transactional_db" in getattr(item, "fixturenames", ()) or (mark and mark.kwargs.get("transaction"))


def _turn(item):
    used = getattr(item, "fixturenames", ())
    if _ends_transactions(item):
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
def staff(client, db):
    """A browser in which somebody is signed in who may do everything."""
    from django.contrib.auth import get_user_model

    client.force_login(get_user_model().objects.create_superuser("example-staff", "staff@example.org"))
    return client


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
