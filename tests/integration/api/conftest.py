"""The areas and one source that ship, loaded once for a module."""

from pathlib import Path

import pytest
from django.conf import settings
from django_tasks_db.models import DBTaskResult

from causeway.areas import actions as places
from causeway.areas.models import Area
from causeway.areas.reference import read
from causeway.audit.models import Entry
from causeway.evidence.definitions.schema import sources
from causeway.evidence.models import Computation, Edition, Release
from causeway.evidence.releases import reference
from causeway.evidence.releases.actions import take_in
from causeway.evidence.statistics import comparing
from causeway.representatives.members.actions import ensure_parliament, load_listing
from causeway.representatives.members.models import Member, MemberChange, Parliament, Term, Vacancy
from causeway.representatives.members.models import Release as List
from causeway.representatives.members.reference import read_shipped


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    folder = Path(settings.REFERENCE_PATH)
    with django_db_blocker.unblock():
        places._load_areas(read(folder / "areas" / "areas.csv"))
        places._load_relations(read(folder / "areas" / "relations.csv.gz"))
        shipped = read_shipped(folder / "representatives")
        for number, elected_on in shipped.parliaments:
            ensure_parliament(number, elected_on)
        load_listing(shipped.listing)
        source = sources()["nhs_mental_health_waits"]
        take_in(source, reference.read(source, folder / "evidence"), actor="test")
        comparing.recompute(actor="test")
    yield
    with django_db_blocker.unblock():
        # Saving also leaves tasks of the editor's own indexes.
        for model in (
            DBTaskResult,
            MemberChange,
            Term,
            Vacancy,
            List,
            Member,
            Parliament,
            Computation,
            Edition,
            Release,
            Area,
            Entry,
        ):
            model.objects.all().delete()


@pytest.fixture
def shipped(loaded, db):
    """What ships, in the database."""
