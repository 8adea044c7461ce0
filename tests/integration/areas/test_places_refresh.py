"""Refreshing schools and postcodes from local servers that speak the Department's and ONS's formats."""

import csv
import datetime as dt
import gzip
import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from causeway.areas import renewing
from causeway.areas.models import Area, AreaRelation, School
from causeway.areas.queries import look_up_postcode
from causeway.areas.refreshed import refreshed_index
from causeway.fetching.models import Refresh
from tests.integration.fetching.publisher import File

pytestmark = pytest.mark.django_db

SEAT, DISTRICT, COUNCIL, BOARD, SUB_ICB = "E14001063", "E08000038", "E08000038", "E54000061", "E38000006"


@pytest.fixture
def places(db):
    made = {
        (kind, code): Area.objects.create(kind=kind, code=code, name=f"Example {kind}", dfe_code=number)
        for kind, code, number in [
            ("constituency", SEAT, ""),
            ("district", DISTRICT, ""),
            ("authority", COUNCIL, "370"),
            ("icb", BOARD, ""),
            ("sub-icb", SUB_ICB, ""),
        ]
    }
    for start, end in ((dt.date(2022, 7, 1), dt.date(2026, 3, 31)), (dt.date(2026, 4, 1), None)):
        more = {"valid_from": start, "valid_to": end, "source": "example"}
        AreaRelation.objects.create(part=made["sub-icb", SUB_ICB], whole=made["icb", BOARD], share=1, basis="whole", **more)
        AreaRelation.objects.create(part=made["district", DISTRICT], whole=made["icb", BOARD], share=1, basis="postcodes", **more)
    whole = {"share": 1, "basis": "whole", "source": "example"}
    AreaRelation.objects.create(part=made["district", DISTRICT], whole=made["authority", COUNCIL], **whole)
    return made


def refused(source, match, **options):
    with pytest.raises(CommandError, match=match):
        call_command("refresh", source, pause=0, **options)
    assert "Nothing was changed" in Refresh.objects.get(key=source).failure


# Schools: one file a day, in windows-1252.


def gias(*schools, rename=None):
    """The Department's columns that are read, and one more, for schools given as (number, name, and what differs)."""
    usual = {
        "EstablishmentStatus (code)": "1",
        "EstablishmentTypeGroup (code)": "4",
        "OpenDate": "29/05/1993",
        "Town": "Exampletown",
        "Postcode": "ZZ1 1ZZ",
        "LA (code)": "370",
        "DistrictAdministrative (code)": DISTRICT,
        "ParliamentaryConstituency (code)": SEAT,
        "HeadLastName": "Not read",
    }
    lines = [{"URN": str(number), "EstablishmentName": name, **usual, **more} for number, name, more in schools]
    text = io.StringIO()
    writer = csv.DictWriter(text, list(lines[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(lines)
    written = text.getvalue()
    return File((written.replace(*rename, 1) if rename else written).encode("windows-1252"), "text/csv")


@pytest.fixture
def publish(publisher, places):
    School.objects.bulk_create(School(urn=130000 + number, name=f"Example School {number}") for number in range(10))
    path = renewing.GIAS_FILE.format(day=timezone.localdate())

    def at(*schools, **more):
        publisher.files[path] = gias(*schools, **more)

    return at


def ten(**more):
    return [(130000 + number, f"Example School {number}", more) for number in range(10)]


def test_the_list_of_the_day_replaces_the_one_before(publisher, publish, capsys):
    publish(*ten()[1:], (130010, "Ysgol Gymraeg “Enghraifft” – É", {}), (130011, "Closed", {"EstablishmentStatus (code)": "2"}),
            (130012, "Independent", {"EstablishmentTypeGroup (code)": "3"}))  # fmt: skip
    call_command("refresh", "schools", pause=0, origin=publisher.origin)
    assert "10 schools: 1 new, 1 no longer listed" in capsys.readouterr().out
    new = School.objects.get(urn=130010)
    assert (new.name, str(new.opened), new.listed) == ("Ysgol Gymraeg “Enghraifft” – É", "1993-05-29", True)
    assert (new.constituency.code, new.district.code, new.authority.code) == (SEAT, DISTRICT, COUNCIL)
    assert School.objects.get(urn=130000).listed is False
    assert not School.objects.filter(urn__in=[130011, 130012]).exists()


def test_the_same_file_is_the_same_list(publisher, publish, capsys):
    publish(*ten())
    for _ in range(2):
        call_command("refresh", "schools", pause=0, origin=publisher.origin)
    assert "as before" in capsys.readouterr().out


def test_an_area_the_file_names_by_a_code_not_in_force_is_that_of_the_postcode(publisher, publish):
    known = look_up_postcode("S70 2TA")
    Area.objects.create(kind="icb", code=known.icb_2023, name="Example") if known.icb_2023 != BOARD else None
    publish(*ten(Postcode="S70 2TA", **{"DistrictAdministrative (code)": "E08000016"}))
    call_command("refresh", "schools", pause=0, origin=publisher.origin)
    school = School.objects.get(urn=130003)
    assert school.icb_2023.code == known.icb_2023
    assert school.district is None or school.district.code == known.district


def test_half_a_list_is_refused(publisher, publish):
    publish(*ten()[:5])
    refused("schools", "has 5 schools where 9 or more", origin=publisher.origin)
    assert School.objects.filter(listed=True).count() == 10


def test_a_renamed_column_of_schools_is_refused_by_name(publisher, publish):
    publish(*ten(), rename=("Postcode", "PostCode"))
    refused("schools", "no column Postcode", origin=publisher.origin)


def test_seats_that_all_moved_are_refused(publisher, publish):
    publish(*ten(**{"ParliamentaryConstituency (code)": "E14009999"}))
    refused("schools", "10 of 10 schools are in no constituency we know, such as Example School 0", origin=publisher.origin)


def test_a_school_twice_is_refused(publisher, publish):
    publish(*ten(), ten()[0])
    refused("schools", "number twice", origin=publisher.origin)


def test_yesterdays_file_is_taken_where_todays_is_not_there_yet(publisher, publish, capsys):
    publish(*ten())
    today = renewing.GIAS_FILE.format(day=timezone.localdate())
    publisher.files[renewing.GIAS_FILE.format(day=timezone.localdate() - dt.timedelta(days=1))] = publisher.files.pop(today)
    call_command("refresh", "schools", pause=0, origin=publisher.origin)
    assert "10 schools" in capsys.readouterr().out


def test_no_file_for_days_says_so(publisher, publish):
    refused("schools", "no file of schools for 4 days", origin=publisher.origin)


def test_the_real_header_is_read(publisher, publish, excerpts, capsys):
    """The Department's own columns; the rows are synthetic, and their codes are of nowhere."""
    sample = (excerpts / "schools" / "gias_edubasealldata_synthetic_sample.csv").read_bytes()
    publisher.files["/sample.csv"] = File(sample)
    School.objects.all().delete()
    refused("schools", "schools where 20,000 or more are expected", url=[f"{publisher.origin}/sample.csv"])


# Postcodes: a catalogue, and an archive with one large file.

ITEM = "0123456789abcdef0123456789abcdef"


def archive(rows, name="Data/ONSPD_AUG_2025_UK.csv", rename=None):
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    written = text.getvalue()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr(name, written.replace(*rename, 1) if rename else written)
        held.writestr("User Guide/readme.txt", "An example")
        held.writestr("Data/multi_csv/ONSPD_AUG_2025_UK_AB.csv", "pcds\n")
    return packed.getvalue()


@pytest.fixture
def rows(excerpts):
    with gzip.open(excerpts / "postcodes" / "onspd_sample_2025-08.csv.gz", "rt") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def portal(publisher, places, monkeypatch):
    monkeypatch.setattr(renewing, "WHOLE", 0.0)
    titles = {
        "ONS Postcode Directory (May 2025) for the UK": 1, "ONS Postcode Directory (August 2025) for the UK": 3,
        "ONS Postcode Directory (August 2025) User Guide": 2, "National Statistics Postcode Lookup": 4,
    }  # fmt: skip
    items = [
        {"id": ITEM if "August 2025) for" in title else "f" * 32, "title": title, "created": created}
        for title, created in titles.items()
    ]
    publisher.files["/sharing/rest/search"] = File(json.dumps({"total": 4, "results": items}).encode(), "application/json")

    def publish(content):
        publisher.files[f"/sharing/rest/content/items/{ITEM}/data"] = File(content)

    return publish


def test_the_newest_directory_becomes_the_index(publisher, portal, rows, capsys):
    portal(archive(rows))
    live = [row for row in rows if not row["doterm"].strip() and row["pcon"].startswith("E14")]
    call_command("refresh", "postcodes", pause=0, origin=publisher.origin)
    assert "postcodes, as of August 2025" in capsys.readouterr().out
    assert look_up_postcode(live[0]["pcds"]).constituency == live[0]["pcon"]
    assert look_up_postcode("SW1A 0AA").status == "unknown"  # the sample does not have it, so the shipped index is not in use
    call_command("refresh", "postcodes", pause=0, origin=publisher.origin)
    assert "as before" in capsys.readouterr().out


def test_a_northern_irish_postcode_is_known_afterwards(publisher, portal, rows):
    irish = rows[0] | {"pcds": "BT1 5GS", "doterm": "", "ctry": "N92000002", "oslaua": "N09000003", "pcon": "N05000002"}
    irish |= {"rgn": "N99999999", "sicbl": "ZC010"}
    portal(archive([*rows, irish]))
    call_command("refresh", "postcodes", pause=0, origin=publisher.origin)
    found = look_up_postcode("BT1 5GS")
    assert (found.status, found.constituency, found.icb_2026) == ("known", "N05000002", None)


def test_half_a_directory_is_refused_and_the_index_stays(publisher, portal, rows, monkeypatch):
    monkeypatch.setattr(renewing, "WHOLE", 0.97)
    portal(archive(rows))
    refused("postcodes", "is not whole", origin=publisher.origin)
    assert refreshed_index() is None
    assert look_up_postcode("SW1A 0AA").status == "known"


def test_a_renamed_column_of_postcodes_is_refused_by_name(publisher, portal, rows):
    portal(archive(rows, rename=("oslaua", "lad25cd")))
    refused("postcodes", "no column oslaua", origin=publisher.origin)


def test_an_archive_that_is_cut_short_is_refused(publisher, portal, rows):
    portal(archive(rows)[:5000])
    refused("postcodes", "not a whole archive", origin=publisher.origin)


def test_an_archive_without_the_file_is_refused(publisher, portal, rows):
    portal(archive(rows, name="Data/OTHER.csv"))
    refused("postcodes", "has 0 files named like", origin=publisher.origin)


def test_a_catalogue_that_cannot_be_read_asks_for_the_address(publisher, portal, rows):
    publisher.files["/sharing/rest/search"] = File(b'{"error": {"code": 499}}')
    refused("postcodes", "--url", origin=publisher.origin)
