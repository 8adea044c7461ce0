"""The shipped reference data, loaded: counts, vintages, shares, and what happens to a bad file."""

import datetime as dt
import json
import shutil

import pytest
from django.conf import settings
from django.db.models import Count, Sum

from causeway.areas.actions import load_reference, replace_names
from causeway.areas.domain.answers import PostcodeStatus
from causeway.areas.exceptions import BadReference
from causeway.areas.models import Area, AreaRelation, School
from causeway.areas.queries import area, look_up_postcode, nation_of, parts_of, region_of, wholes_of
from causeway.areas.search import find, forget

FOLDER = settings.REFERENCE_PATH / "areas"
MARCH_2026, APRIL_2026 = dt.date(2026, 3, 31), dt.date(2026, 4, 1)


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    """Load once for the module; taken away again at its end, so that other modules begin with nothing."""
    with django_db_blocker.unblock():
        load_reference(FOLDER, lambda _line: None)
        forget()
        yield
        from causeway.areas.models import AreaName, LoadedFile

        for model in (AreaRelation, AreaName, School, Area, LoadedFile):
            model.objects.all().delete()
        forget()


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_loaded")]


def test_there_are_as_many_areas_as_there_must_be():
    counts = dict(Area.objects.order_by().values_list("kind").annotate(Count("pk")))
    assert (counts["constituency"], counts["nation"], counts["region"], counts["authority"]) == (650, 4, 9, 218)
    assert Area.objects.filter(kind="authority", code__startswith="E").exclude(dfe_code="").count() == 153
    assert Area.objects.filter(kind="icb").as_at(MARCH_2026).count() == 42
    assert Area.objects.filter(kind="icb").as_at(APRIL_2026).count() == 36
    assert Area.objects.filter(kind="sub-icb").as_at(MARCH_2026).count() == 106
    assert School.objects.count() == 22_010
    assert Area.objects.exclude(name_cy="").filter(kind="constituency", code__startswith="W").count() > 0


def test_codes_of_2025_have_their_days():
    assert area("authority", "E08000038").valid_from == dt.date(2025, 4, 1)
    assert area("district", "E08000016").valid_to == dt.date(2025, 3, 31)


def test_the_shares_of_a_part_come_to_one():
    sums = (
        AreaRelation.objects.order_by()
        .values("part", "whole__kind", "basis", "valid_from")
        .annotate(total=Sum("share"))
        .values_list("total", flat=True)
    )
    assert min(sums) > 0.97
    assert max(sums) < 1.03


def test_icbs_are_chosen_by_the_day():
    seat = area("constituency", "E14001063")
    assert [share.area.code for share in wholes_of(seat, "icb", MARCH_2026)] == ["E54000034"]
    assert [share.area.code for share in wholes_of(seat, "icb", APRIL_2026)] == ["E54000067"]


def test_every_seat_has_what_its_nation_has():
    for letter, kind, wanted in (("E", "icb", 543), ("S", "health-board", 57), ("W", "health-board", 32)):
        placed = AreaRelation.objects.filter(part__kind="constituency", part__code__startswith=letter, whole__kind=kind)
        assert placed.values("part").distinct().count() == wanted
    assert (
        AreaRelation.objects.filter(part__kind="constituency", whole__kind="authority").values("part").distinct().count() == 650
    )


def test_parts_nations_and_regions():
    authority = area("authority", "E06000001")
    assert region_of(authority).name == "North East"
    assert nation_of(authority).name == "England"
    assert "Hartlepool" in [share.area.name for share in parts_of(authority, "constituency", APRIL_2026)]
    assert region_of(nation_of(authority)) is None


def test_postcodes_and_those_we_do_not_have():
    known = look_up_postcode("sw1a 1aa")
    assert (known.status, known.constituency) == (PostcodeStatus.KNOWN, "E14001172")
    for typed, status in (
        ("BT7 1NN", PostcodeStatus.NORTHERN_IRELAND),
        ("JE2 3AA", PostcodeStatus.CROWN_DEPENDENCY),
        ("BFPO 57", PostcodeStatus.FORCES),
        ("ZZ99 9ZZ", PostcodeStatus.UNKNOWN),
        ("nonsense", PostcodeStatus.NOT_A_POSTCODE),
    ):
        assert look_up_postcode(typed).status is status


def test_doubt_at_a_border_is_said():
    unknown = look_up_postcode("RG1 1AA")
    assert unknown.status is PostcodeStatus.UNKNOWN
    assert unknown.also_near


def test_search_finds_each_kind():
    assert find("ynys mon")[0].constituency_code.startswith("W07")
    assert find("reading")[0].kind in {"constituency", "authority"}
    assert [found.kind for found in find("reading")].count("district") == 0
    assert find("SW1A 1AA")[0].kind == "postcode"
    assert find("belfast east")[0].kind == "constituency"
    assert find("x") == []
    assert {found.kind for found in find("primary school", 5)} == {"school"}


def test_rooms_above_add_names_that_are_found_and_replaced():
    seat = area("constituency", "E14001063")
    replace_names("mp", [(seat, "Example Person")])
    forget()
    assert find("example pers")[0].detail == f"MP for {seat.name}"
    replace_names("mp", [])
    forget()
    assert find("example pers") == []
    with pytest.raises(ValueError, match="shipped"):
        replace_names("welsh", [])


def test_loading_again_changes_nothing():
    said = []
    load_reference(FOLDER, said.append)
    assert all("as before" in line for line in said)


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "areas")


def test_a_damaged_file_is_refused_and_what_was_there_stays(copy):
    manifest = json.loads((copy / "manifest.json").read_text())
    manifest["files"]["areas/areas.csv"]["sha256"] = "0" * 64
    (copy / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(BadReference, match="not the file its manifest describes"):
        load_reference(copy, lambda _line: None)
    assert Area.objects.filter(kind="constituency").count() == 650


def test_a_release_that_loses_seats_is_refused(copy):
    import hashlib

    lines = (copy / "areas.csv").read_text().splitlines(keepends=True)
    fewer = "".join(line for line in lines if "E14001063" not in line).encode()
    (copy / "areas.csv").write_bytes(fewer)
    manifest = json.loads((copy / "manifest.json").read_text())
    manifest["files"]["areas/areas.csv"]["sha256"] = hashlib.sha256(fewer).hexdigest()
    (copy / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(BadReference, match="649 constituencies"):
        load_reference(copy, lambda _line: None)
    assert Area.objects.filter(kind="constituency").count() == 650
