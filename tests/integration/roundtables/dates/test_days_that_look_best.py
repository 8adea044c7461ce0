"""The page of dates does not offer days on which schools are usually closed without saying so, with what is not known."""

import datetime as dt

import pytest
from day_examples import NOW, a_roundtable, a_seat, desk

from causeway.roundtables.dates import calendar
from causeway.roundtables.dates import queries as polls
from causeway.roundtables.dates.calendar_models import KnownPeriod
from causeway.roundtables.dates.domain.dates import Candidate, Kind
from causeway.roundtables.dates.domain.usual_closures import easter

pytestmark = pytest.mark.django_db
YEAR = NOW.year + 1


@pytest.fixture(params=["E14000901", ""])  # with a seat, and before anybody has chosen one
def roundtable(request):
    made = a_roundtable()
    if request.param:
        a_seat(made, request.param)
    return made


def days(roundtable, earliest, latest):
    return [each.day for each in calendar.of(roundtable, earliest, latest).propose(earliest, latest)]


def test_neither_the_fortnight_after_easter_nor_christmas_eve_is_among_them(roundtable):
    spring = days(roundtable, easter(YEAR) - dt.timedelta(days=20), easter(YEAR) + dt.timedelta(days=40))
    assert not [day for day in spring if easter(YEAR) < day <= easter(YEAR) + dt.timedelta(days=12)]
    assert dt.date(YEAR, 12, 24) not in days(roundtable, dt.date(YEAR, 12, 1), dt.date(YEAR + 1, 1, 31))


def test_a_day_that_is_offered_all_the_same_says_what_is_usual_and_what_is_not_known(roundtable):
    day = dt.date(YEAR, 12, 22)
    found = calendar.of(roundtable, day, day).at(day)
    assert found.usually == "Christmas"
    assert "school holiday" in {kind.value for kind in found.unknown}


def test_the_page_says_once_what_is_not_known_of_all_days_and_otherwise_of_each(roundtable, client):
    path = f"/roundtables/example/dates/?from={YEAR}-02-01"
    page = desk(client, roundtable).get(path).content.decode()
    assert page.count("Not known for any of these days:") == 1
    assert "Not known for this day:" not in page
    assert "school holidays" in page
    KnownPeriod.objects.create(
        kind="election", name="An election", first=dt.date(YEAR, 12, 2), last=dt.date(YEAR, 12, 2),
        source="https://example.org/election", checked=NOW.date(), completes_year=True,
    )  # fmt: skip
    page = client.get(f"/roundtables/example/dates/?from={YEAR}-12-01").content.decode()
    assert "Not known for any of these days:" not in page
    assert page.count("Not known for this day:") > 1


def test_days_of_which_different_things_are_not_known_say_their_own():
    one = Candidate(dt.date(YEAR, 12, 22), (), (), (Kind.ELECTION,))
    other = Candidate(dt.date(YEAR, 12, 23), (), (), (Kind.ELECTION, Kind.CAMPAIGN))
    assert polls.not_known_of_all([one, one]) == "elections"
    assert polls.not_known_of_all([one, other]) == ""
    assert polls.not_known_of_all([]) == ""


def test_what_staff_recorded_as_complete_is_not_guessed_at(roundtable):
    day = dt.date(YEAR, 12, 22)
    KnownPeriod.objects.create(
        kind="school holiday", name="Half term", first=dt.date(YEAR, 2, 1), last=dt.date(YEAR, 2, 5),
        source="https://example.org/terms", checked=NOW.date(), completes_year=True,
    )  # fmt: skip
    found = calendar.of(roundtable, day, day).at(day)
    assert (found.usually, "school holiday" in {kind.value for kind in found.unknown}) == ("", False)
