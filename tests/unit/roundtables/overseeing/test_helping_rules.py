"""What needs help, rule by rule, on the day it begins to and the day before."""

import datetime as dt
from dataclasses import replace

import pytest

from causeway.roundtables.overseeing.domain import Found, Known, Need, needs
from causeway.roundtables.table.domain.kinds import Mode
from causeway.roundtables.table.domain.states import ENDED, State

TODAY, DAY = dt.date(2027, 3, 1), dt.timedelta(days=1)
READY = {"venue": True, "joining": True, "sheet": True, "note_taker": True, "mps_coming": 1, "dates": 1}
WELL = Known(state=State.DRAFT, today=TODAY, touched=TODAY, since=TODAY, **READY)
SETTLED = replace(WELL, state=State.CONFIRMED, day=TODAY + 14 * DAY)


def found(known):
    return {each.need: each.number for each in needs(known)}


@pytest.mark.parametrize("state", State)
def test_what_is_well_needs_nothing(state):
    day = TODAY + 30 * DAY if state is State.CONFIRMED else None
    assert needs(replace(WELL, state=state, day=day)) == ()


@pytest.mark.parametrize(
    ("known", "need", "days"),
    [
        (replace(WELL, touched=TODAY - 14 * DAY), Need.UNTOUCHED, 14),
        (replace(WELL, state=State.POLLING, touched=TODAY - 28 * DAY), Need.UNTOUCHED, 28),
        (replace(WELL, state=State.INVITING, first_invited=TODAY - 21 * DAY), Need.NO_ANSWER, 21),
        (replace(WELL, state=State.HELD, since=TODAY - 14 * DAY), Need.NOT_FOLLOWED, 14),
        (replace(WELL, state=State.POSTPONED, dates=0, since=TODAY - 14 * DAY), Need.PUT_OFF, 14),
    ],
)
def test_a_rule_begins_on_its_day_and_not_before(known, need, days):
    assert found(known)[need] == days
    assert need not in found(replace(known, today=TODAY - DAY))


def test_an_answer_from_one_office_is_enough():
    waiting = replace(WELL, state=State.INVITING, first_invited=TODAY - 60 * DAY)
    assert Need.NO_ANSWER in found(waiting)
    assert Need.NO_ANSWER not in found(replace(waiting, answers=1))


@pytest.mark.parametrize(
    ("lack", "mode", "need"),
    [
        ("mps_coming", Mode.IN_PERSON, Need.NO_MP),
        ("venue", Mode.IN_PERSON, Need.NO_PLACE),
        ("venue", Mode.HYBRID, Need.NO_PLACE),
        ("joining", Mode.ONLINE, Need.NO_JOINING),
        ("joining", Mode.HYBRID, Need.NO_JOINING),
        ("sheet", Mode.ONLINE, Need.NO_SHEET),
        ("note_taker", Mode.ONLINE, Need.NO_NOTES),
    ],
)
def test_what_is_missing_shows_from_two_weeks_before_to_the_day(lack, mode, need):
    lacking = replace(SETTLED, mode=mode, **{lack: 0})
    assert found(lacking) == {need: 14}
    assert found(replace(lacking, today=SETTLED.day)) == {need: 0}
    assert found(replace(lacking, today=TODAY - DAY)) == {}
    assert found(replace(lacking, today=SETTLED.day + DAY)) == {Need.PASSED: 1}


def test_who_meets_online_needs_no_venue_and_who_meets_in_person_no_link():
    assert found(replace(SETTLED, mode=Mode.ONLINE, venue=False)) == {}
    assert found(replace(SETTLED, mode=Mode.IN_PERSON, joining=False)) == {}


@pytest.mark.parametrize("state", sorted(ENDED))
def test_of_what_is_over_only_overdue_promises_matter(state):
    over = replace(WELL, state=state, touched=TODAY - 400 * DAY, organisers=0, clashes=2, not_arrived=1, overdue=3)
    assert needs(over) == (() if state is State.CANCELLED else (Found(Need.PROMISES, 3),))


def test_the_most_pressing_stands_first():
    bad = replace(SETTLED, organisers=0, clashes=1, overdue=1, sheet=False)
    assert [each.need for each in needs(bad)] == [Need.NOBODY, Need.NO_SHEET, Need.CLASH, Need.PROMISES]
