"""The small country with one real source of figures, which is quicker to load than all of them."""

from pathlib import Path

import pytest
from django.conf import settings

from causeway.audit.models import Entry
from causeway.evidence.definitions.schema import sources
from causeway.evidence.models import Edition, Release
from causeway.evidence.releases.actions import take_in
from causeway.evidence.releases.reference import read
from tests.integration.evidence.conftest import country, nothing_kept  # noqa: F401  fixtures


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The shares of pupils with special needs, loaded once for a module and taken away after it."""
    with django_db_blocker.unblock():
        source = sources()["dfe_sen_shares"]
        take_in(source, read(source, Path(settings.REFERENCE_PATH) / "evidence"), actor="test")
    yield
    with django_db_blocker.unblock():
        Edition.objects.all().delete()
        Release.objects.all().delete()
        Entry.objects.all().delete()


@pytest.fixture
def figures(loaded, db):
    """Its figures in the database."""
