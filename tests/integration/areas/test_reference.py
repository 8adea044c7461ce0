"""The shipped reference data, loaded: counts, vintages, shares, and what happens to a bad file."""

import datetime as dt
import hashlib
import json
import shutil

import numpy as np
import pytest
from django.conf import settings
from django.db.models import Count, Sum

from causeway.areas.actions import load_reference, replace_names
from causeway.areas.domain.answers import PostcodeStatus
from causeway.areas.domain.postcode_index import COLUMNS
from causeway.areas.exceptions import BadReference
from causeway.areas.models import Area, AreaName, AreaRelation, School
from causeway.areas.queries import (
    area,
    look_up_postcode,
    nation_of,
    parts_of,
    postcode_index,
    region_of,
    seats_of_postcodes_begun,
    wholes_of,
)
from causeway.areas.search import find, forget, search, short_names

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
        from causeway.audit.models import Entry

        for model in (AreaRelation, AreaName, School, Area, LoadedFile, Entry):
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
    assert min(sums) > 0.99
    assert max(sums) < 1.01


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


def test_an_icb_near_a_border_is_approximate():
    index = postcode_index()
    column = COLUMNS.index("icb_2023")
    boards = {each: {answer[column] for answer in index.sector_answers(each)} - {None} for each in ("EX4 4", "SW1A 1")}
    assert [len(found) for found in boards.values()] == [1, 2]
    assert not look_up_postcode("EX4 4QJ").icb_approximate
    assert look_up_postcode("SW1A 1AA").icb_approximate


def test_a_known_postcode_without_a_seat_is_known():
    index = postcode_index()
    every = index.postcodes()
    blank = [number for number, answer in enumerate(index.answers) if answer[0] is None]
    without = every[np.isin(index.find_many(every), blank)]
    assert len(without) == 868
    answer = look_up_postcode(without[0].decode())
    assert (answer.status, answer.constituency) == (PostcodeStatus.KNOWN, None)


def test_postcodes_that_are_begun_lead_to_their_seats():
    assert "E14001172" in seats_of_postcodes_begun("sw1a")
    assert set(seats_of_postcodes_begun("RG1 2")) <= set(seats_of_postcodes_begun("RG1"))
    assert seats_of_postcodes_begun("reading") == ()


def test_search_finds_each_kind():
    assert find("ynys mon")[0].constituency_code.startswith("W07")
    assert find("reading")[0].kind in {"constituency", "authority"}
    assert [found.kind for found in find("reading")].count("district") == 0
    assert find("SW1A 1AA")[0].kind == "postcode"
    assert find("belfast east")[0].kind == "constituency"
    assert find("sheffield city council")[0].key == "E08000039"
    assert find("102362")[0].kind == "school"
    assert find("york")[0].key == "E06000014"
    assert find("x") == []
    assert find("E10000014")[0].label == "Hampshire"
    assert [found.kind for found in find("e06000046 ")] == ["authority"]  # and not the district of the same code
    assert find("E99999999") == []
    assert {found.kind for found in find("primary school", 5)} <= {"school", "school-elsewhere"}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Notts", "Nottinghamshire"),
        ("herts", "Hertfordshire"),
        ("NE Lincs", "North East Lincolnshire"),
        ("B&NES", "Bath and North East Somerset"),
        ("RCT", "Rhondda Cynon Taf"),
        ("L’pool", "Liverpool"),
        ("Western Isles", "Na h-Eileanan an Iar"),
        ("Notts County", "Nottinghamshire"),
    ],
)
def test_names_that_are_written_for_short(typed, first):
    found = search(typed)
    assert found.found[0].label == first
    assert not found.exact, "nobody is sent on by a guess"


def test_a_code_finds_its_area():
    assert [(each.label, each.kind) for each in find(" e14001172 ")] == [("Cities of London and Westminster", "constituency")]
    assert [each.label for each in find("E10000003")] == ["Cambridgeshire"]
    assert find("E14999999") == []


def test_every_short_name_stands_for_a_place_there_is():
    known = short_names()
    for short, words in known.alone.items():
        assert not search(" ".join(words)).guessed, short
        assert search(" ".join(words)).found, short
    assert set(known.beside.values()) >= {("north", "west"), ("greater",)}


def test_a_postcode_being_typed_finds_its_seats_first():
    found = find("sw1a")
    assert ("constituency", "E14001172") in [(each.kind, each.key) for each in found]
    assert "postcodes in SW1A" in found[0].detail
    assert len(find("e1", 3)) == 3


def test_every_seat_is_found_first_by_its_whole_name():
    for seat in Area.objects.filter(kind="constituency"):
        assert seat.code in [found.key for found in find(seat.name, 3)], seat.name


def test_rooms_above_add_names_that_are_found_and_replaced():
    seat = area("constituency", "E14001063")
    replace_names("mp", [(seat, "Example Person")])
    forget()
    assert find("example pers")[0].detail == f"MP for {seat.name}"
    replace_names("mp", [])
    forget()
    assert "Example Person" not in {found.label for found in find("example pers")}
    with pytest.raises(ValueError, match="shipped"):
        replace_names("welsh", [])


def test_the_manifest_names_just_what_is_there():
    described = json.loads((FOLDER / "manifest.json").read_text())["files"]
    assert {name.removeprefix("areas/") for name in described} == {path.name for path in FOLDER.iterdir()} - {"manifest.json"}


def test_loading_again_changes_nothing():
    said = []
    load_reference(FOLDER, said.append)
    assert all("as before" in line for line in said[1:])
    assert said[0].strip() == "postcodes.bin: 1,734,274 postcodes"


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


def describe_anew(copy, name, data, **changed):
    """Write a file and let the manifest describe it."""
    (copy / name).write_bytes(data)
    manifest = json.loads((copy / "manifest.json").read_text())
    manifest["files"][f"areas/{name}"] |= {"sha256": hashlib.sha256(data).hexdigest()} | changed
    (copy / "manifest.json").write_text(json.dumps(manifest))


def test_a_release_that_loses_seats_is_refused(copy):
    lines = (copy / "areas.csv").read_text().splitlines(keepends=True)
    fewer = [line for line in lines if "E14001063" not in line]
    describe_anew(copy, "areas.csv", "".join(fewer).encode(), rows=len(fewer) - 1)
    with pytest.raises(BadReference, match="649 constituencies"):
        load_reference(copy, lambda _line: None)
    assert Area.objects.filter(kind="constituency").count() == 650


def test_a_file_with_other_rows_than_described_is_refused(copy):
    lines = (copy / "names.csv").read_text().splitlines(keepends=True)
    describe_anew(copy, "names.csv", "".join(lines[:-1]).encode())
    with pytest.raises(BadReference, match="rows, not"):
        load_reference(copy, lambda _line: None)


def test_a_name_of_an_area_there_is_not_is_refused_and_the_names_stay(copy):
    before = AreaName.objects.count()
    header = (copy / "names.csv").read_text().splitlines(keepends=True)[0]
    row = dict.fromkeys(header.strip().split(","), "alias") | {"code": "E99999999"}
    describe_anew(copy, "names.csv", (header + ",".join(row.values()) + "\n").encode(), rows=1)
    with pytest.raises(BadReference, match="does not fit"):
        load_reference(copy, lambda _line: None)
    assert AreaName.objects.count() == before


def test_a_damaged_postcode_index_is_refused_when_loaded_and_when_used(copy, settings):
    whole = (copy / "postcodes.bin").read_bytes()
    (copy / "postcodes.bin").write_bytes(whole[:-9] + b"E99999999")
    with pytest.raises(BadReference, match=r"postcodes\.bin is not the file"):
        load_reference(copy, lambda _line: None)
    settings.REFERENCE_PATH = copy.parent
    with pytest.raises(BadReference, match=r"postcodes\.bin is not the file"):
        look_up_postcode("SW1A 1AA")


@pytest.mark.parametrize("damage", ["", "{}", '{"files": {"areas/areas.csv": {}}}'])
def test_a_damaged_manifest_is_refused(copy, damage):
    (copy / "manifest.json").write_text(damage)
    with pytest.raises(BadReference, match=r"manifest\.json"):
        load_reference(copy, lambda _line: None)
