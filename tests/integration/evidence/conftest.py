"""A small country with plainly invented boundaries and real codes, and the real shipped figures."""

import datetime as dt

import pytest
from django.core.cache import cache

from causeway.areas import queries as places
from causeway.areas.models import Area, AreaRelation, School
from causeway.evidence.figures.placing import placements
from causeway.evidence.findings.deciding import findings_among

END_OF_42 = dt.date(2026, 3, 31)
TODAY = dt.date(2026, 11, 1)


def findings_here(area, on):
    """Everything to say of ``area`` on a day, in order, as its page takes it."""
    nation = places.nation_of(area)
    return findings_among(placements(area, nation, on), nation, on)


def _area(kind, code, name, **more):
    return Area.objects.create(kind=kind, code=code, name=name, **more)


@pytest.fixture(autouse=True)
def nothing_kept():
    """No page kept ready from the test before."""
    cache.clear()


@pytest.fixture(scope="session")
def loaded(shipped_figures):
    """The shipped figures, loaded once for all modules that read them."""


@pytest.fixture
def figures(loaded, db):
    """The shipped figures in the database."""


@pytest.fixture
def country(db):
    """Nations, a few real areas, and one constituency across two councils and three boards (shares invented)."""
    made = {
        "england": _area("nation", "E92000001", "England"),
        "wales": _area("nation", "W92000004", "Wales", name_cy="Cymru"),
        "scotland": _area("nation", "S92000003", "Scotland"),
        "ni": _area("nation", "N92000002", "Northern Ireland"),
        "region": _area("region", "E12000006", "East of England"),
        "cambridgeshire": _area("authority", "E10000003", "Cambridgeshire", dfe_code="873"),
        "dorset": _area("authority", "E06000059", "Dorset", dfe_code="838"),
        "brent": _area("authority", "E09000005", "Brent", dfe_code="304"),
        "district": _area("district", "E07000008", "Cambridge"),
        "lancashire": _area("icb", "E54000048", "NHS Lancashire and South Cumbria Integrated Care Board", valid_to=END_OF_42),
        "devon": _area("icb", "E54000037", "NHS Devon Integrated Care Board", valid_to=END_OF_42),
        "frimley": _area("icb", "E54000034", "NHS Frimley Integrated Care Board", valid_to=END_OF_42),
        "new_board": _area("icb", "E54000099", "NHS Example New Integrated Care Board", valid_from=dt.date(2026, 4, 1)),
        "sub_icb": _area("sub-icb", "E38000999", "Example sub-ICB location"),
        "lothian": _area("health-board", "S08000024", "NHS Lothian"),
        "seat": _area("constituency", "E14000001", "Example Seat"),
        "welsh_seat": _area("constituency", "W07000001", "Example Welsh Seat"),
        "scottish_seat": _area("constituency", "S14000001", "Example Scottish Seat"),
        "ni_seat": _area("constituency", "N05000001", "Example Northern Irish Seat"),
    }
    relations = [
        ("seat", "cambridgeshire", 0.62, "postcodes"),
        ("seat", "brent", 0.38, "postcodes"),
        ("seat", "lancashire", 0.7, "postcodes"),
        ("seat", "devon", 0.295, "postcodes"),
        ("seat", "frimley", 0.005, "postcodes"),
        ("scottish_seat", "lothian", 1.0, "postcodes"),
        ("district", "cambridgeshire", 1.0, "whole"),
        ("district", "devon", 1.0, "postcodes"),
        ("sub_icb", "devon", 1.0, "whole"),
        ("sub_icb", "new_board", 1.0, "whole"),
    ]
    for part, whole, share, basis in relations:
        AreaRelation.objects.create(part=made[part], whole=made[whole], share=share, basis=basis, source="invented for a test")
    School.objects.create(
        urn=999999,
        name="Example Primary School",
        town="Exampletown",
        postcode="ZZ1 1ZZ",
        constituency=made["seat"],
        authority=made["dorset"],
        icb_2023=made["devon"],
        icb_2026=made["new_board"],
    )
    School.objects.create(urn=999998, name="Example School Nowhere")
    return made
