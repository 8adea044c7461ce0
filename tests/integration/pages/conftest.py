"""A tiny campaign, plainly an example, and a seat to find."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from django.core.management import call_command

from causeway.areas.models import Area, School
from causeway.areas.search import forget

LIBRARY = Path(__file__).resolve().parents[2] / "packs" / "library"


@pytest.fixture
def library(settings, db):
    settings.CAMPAIGN_PATH = LIBRARY
    call_command("load_campaign", verbosity=0)


@pytest.fixture
def pack(tmp_path, settings, db):
    """A copy of the library's pack, to be changed, and already loaded."""
    settings.CAMPAIGN_PATH = shutil.copytree(LIBRARY, tmp_path / "library")
    call_command("load_campaign", verbosity=0)
    return settings.CAMPAIGN_PATH


@pytest.fixture
def place(db):
    """One real seat and one made-up school in it."""
    Area.objects.create(kind="nation", code="E92000001", name="England")
    seat = Area.objects.create(
        kind="constituency", code="E14001172", name="Cities of London and Westminster", valid_from=dt.date(2024, 7, 4)
    )
    School.objects.create(urn=900001, name="Example Primary School", town="Exampleton", postcode="SW1A 1AA", constituency=seat)
    forget()
    yield seat
    forget()
