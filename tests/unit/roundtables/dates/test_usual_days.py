"""Days on which schools are usually closed come after the others, and say so; what is recorded is not guessed at."""

import datetime as dt

import pytest
from dateutil.easter import easter as by_dateutil
from hypothesis import given
from hypothesis import strategies as st

from causeway.roundtables.dates.calendar import advice
from causeway.roundtables.dates.domain.dates import Kind, Known, Usual, candidates
from causeway.roundtables.dates.domain.usual_closures import easter, pattern, usually_closed

CLOSED = advice().usually_closed
UNKNOWN = {Kind.SCHOOL_HOLIDAY: frozenset(), Kind.RECESS: frozenset()}


@given(st.integers(1900, 2199))
def test_easter(year):
    assert easter(year) == by_dateutil(year)


@pytest.mark.parametrize(
    ("day", "nation", "what"),
    [
        (dt.date(2027, 12, 24), "E92000001", "Christmas"), (dt.date(2028, 1, 3), "S92000003", "Christmas"),
        (dt.date(2027, 4, 2), "E92000001", "Easter"),
        (dt.date(2027, 4, 9), "W92000004", "Easter"), (dt.date(2027, 4, 16), "E92000001", ""), (dt.date(2027, 3, 19), "E92000001", ""),
        (dt.date(2027, 7, 2), "E92000001", ""), (dt.date(2027, 7, 2), "S92000003", "summer holidays"), (dt.date(2027, 8, 27), "S92000003", ""),
        (dt.date(2027, 10, 15), "S92000003", "October holidays"), (dt.date(2027, 10, 15), "E92000001", ""), (dt.date(2027, 11, 12), "N92000002", ""),
    ],
)  # fmt: skip
def test_when_schools_are_usually_closed(day, nation, what):
    assert usually_closed(day, [nation], CLOSED) == what


def offered(earliest, latest, held=UNKNOWN, calendar=(), most=8):
    usual = Usual(schools=lambda day: usually_closed(day, ["E92000001"], CLOSED))
    return candidates(earliest, latest, calendar, held, most=most, usual=usual)


@pytest.mark.parametrize("year", range(2026, 2030))
def test_neither_the_fortnight_after_easter_nor_christmas_eve_looks_best(year):
    spring = offered(easter(year) - dt.timedelta(days=20), easter(year) + dt.timedelta(days=40))
    assert not any(easter(year) < each.day <= easter(year) + dt.timedelta(days=12) for each in spring)
    winter = offered(dt.date(year, 12, 1), dt.date(year + 1, 1, 31))
    assert not any((each.day.month, each.day.day) in {(12, 24), (12, 31)} for each in winter)


def test_where_there_is_nothing_else_it_is_offered_with_what_is_known_and_not():
    (day,) = offered(dt.date(2027, 12, 24), dt.date(2027, 12, 24))
    assert (day.usually, set(day.unknown)) == ("Christmas", {Kind.SCHOOL_HOLIDAY, Kind.RECESS})


def test_what_is_recorded_is_not_guessed_at():
    held = {Kind.SCHOOL_HOLIDAY: frozenset({2027})}
    (day,) = offered(dt.date(2027, 4, 2), dt.date(2027, 4, 2), held)
    assert (day.usually, day.unknown) == ("", ())
    holiday = Known(Kind.SCHOOL_HOLIDAY, dt.date(2027, 4, 2), dt.date(2027, 4, 9), "Easter", "https://example.org", "Example")
    (day,) = offered(dt.date(2027, 4, 2), dt.date(2027, 4, 2), {Kind.SCHOOL_HOLIDAY: frozenset()}, [holiday])
    assert (day.usually, day.against) == ("", (holiday,))


def test_how_often_the_house_was_away_on_such_a_day():
    away = [(easter(year) - dt.timedelta(days=3), easter(year) + dt.timedelta(days=12)) for year in (2023, 2024, 2025)]
    found = pattern(easter(2027) + dt.timedelta(days=5), away, [2022, 2023, 2024, 2025, 2027])
    assert (found.away, found.known, found.usually) == (3, 4, True)
    summer = [(dt.date(year, 7, 24), dt.date(year, 9, 1)) for year in (2024, 2025)]
    assert pattern(dt.date(2027, 8, 6), summer, [2024, 2025]).away == 2
    assert pattern(dt.date(2028, 2, 29), summer, [2024, 2025]).away == 0
