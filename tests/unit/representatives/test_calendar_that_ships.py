"""Recesses and bank holidays: what ships is what was published, to the byte; what cannot be read is refused with a sentence."""

import datetime as dt
import io
import json

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from causeway.representatives.recess import building, shipped
from causeway.representatives.recess.domain import Away, on_day
from causeway.roundtables.dates import bank_holidays

READ = dt.date(2026, 1, 9)


def test_what_ships_is_what_was_published(excerpts, tmp_path):
    call_command("build_calendar", source=excerpts / "calendar", checked=READ, to=tmp_path, stdout=io.StringIO())
    for name in ("recesses.csv", "bank_holidays.csv", "manifest.json"):
        assert (tmp_path / name).read_bytes() == (settings.REFERENCE_PATH / "calendar" / name).read_bytes()


@pytest.mark.parametrize(
    ("day", "away"),
    [
        (dt.date(2025, 12, 18), Away.NO_RECESS),  # the House rose at the end of this day
        (dt.date(2025, 12, 19), Away.RECESS),
        (dt.date(2026, 1, 4), Away.RECESS),
        (dt.date(2026, 1, 5), Away.UNKNOWN),  # it sat, but of 2026 not every recess is known
        (dt.date(2022, 9, 14), Away.RECESS),  # the mourning for the Queen
        (dt.date(2017, 6, 1), Away.UNKNOWN),  # before the list begins
        (dt.date(2026, 12, 28), Away.UNKNOWN),
    ],
)
def test_what_is_said_of_days_that_were(day, away):
    assert on_day(day, shipped.recesses()).away is away


def test_only_years_between_the_first_and_the_last_are_whole():
    whole = {period.rises.year for period in shipped.recesses() if period.completes_year}
    assert whole == set(range(2018, 2026))


def test_bank_holidays_are_the_nations_own_and_of_later_years_computed():
    def names(year, nation):
        return {known.name: known for known in bank_holidays.of_year(year, nation)}

    assert names(2022, "E92000001")["Platinum Jubilee bank holiday"].source_name == "GOV.UK"
    assert "St Andrew’s Day" in names(2026, "S92000003")
    assert "St Andrew’s Day" not in names(2026, "W92000004")
    assert any("Orangemen" in name for name in names(2026, "N92000002"))
    assert all(known.source_name.startswith("holidays ") for known in names(2031, "E92000001").values())
    assert names(2031, "E92000001"), "a year that is not published yet is not without bank holidays"


@pytest.mark.parametrize(
    "content",
    [
        "house,description,start_date\nHouse of Commons,A,2024-01-01\n",
        "house\n",
        "house,description,start_date,end_date\nHouse of Commons,A,2024-01-02,2024-01-01\n",
    ],
)
def test_a_changed_list_of_recesses_is_refused(tmp_path, content):
    (tmp_path / building.RECESSES.replace("*", "")).write_text(content)
    (tmp_path / building.HOLIDAYS.replace("*", "")).write_text("{}")
    with pytest.raises(CommandError, match="parliament_recess_dates"):
        call_command("build_calendar", source=tmp_path, checked=READ, to=tmp_path / "to", stdout=io.StringIO())
    assert not (tmp_path / "to").exists()


def test_a_changed_list_of_bank_holidays_is_refused(tmp_path):
    (tmp_path / "list.json").write_text(json.dumps({"england-and-wales": {"events": [{"title": "A", "date": "1 May"}]}}))
    with pytest.raises(building.BadCalendar, match="cannot be read"):
        building.bank_holidays(tmp_path / "list.json")


def test_a_newer_list_says_its_own_years_and_day(tmp_path, settings):
    (tmp_path / "parliament_recess_dates_to_2027.csv").write_text(
        "house,description,start_date,end_date\nHouse of Commons,Summer,2026-07-17,2026-08-31\nHouse of Commons,Whitsun,2027-05-28,2027-06-06\n"
    )
    events = {division: {"events": [{"title": "A day", "date": "2029-05-01"}]} for division in building.NATIONS}
    (tmp_path / "bank-holidays.json").write_text(json.dumps(events))
    call_command(
        "build_calendar",
        source=tmp_path,
        checked=dt.date(2026, 11, 3),
        to=tmp_path / "reference" / "calendar",
        stdout=io.StringIO(),
    )
    files = json.loads((tmp_path / "reference" / "calendar" / "manifest.json").read_text())["files"]
    assert files["calendar/recesses.csv"]["vintage"] == "July 2026 to May 2027, as known on 3 November 2026"
    assert files["calendar/bank_holidays.csv"]["vintage"] == "2029 to 2029"
    settings.REFERENCE_PATH = tmp_path / "reference"
    assert {period.checked for period in shipped.recesses()} == {dt.date(2026, 11, 3)}


def test_two_lists_in_a_folder_are_refused(tmp_path):
    for name in ("parliament_recess_dates_a.csv", "parliament_recess_dates_b.csv"):
        (tmp_path / name).write_text("")
    with pytest.raises(CommandError, match="has 2 files named"):
        call_command("build_calendar", source=tmp_path, checked=READ, to=tmp_path / "to", stdout=io.StringIO())
