"""Days by rule, held against dateutil, which reads the RRULE that we write; and how a promise stands on a day."""

import datetime as dt

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from causeway.activities.activity.domain.kinds import Care, Mode, care
from causeway.activities.activity.domain.recurring import MOST, Repeats, Rule
from causeway.activities.activity.domain.states import MOVES as ACTIVITY
from causeway.activities.signing_up.domain import MOVES as SIGN_UP
from causeway.activities.signing_up.domain import free
from causeway.activities.support.domain import MOVES as SUPPORT
from causeway.activities.support.domain import Standing, State, standing
from causeway.calendars.domain import at
from causeway.moves.domain import IllegalMove

DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2030, 12, 31))


@given(DAYS, st.integers(0, 366), st.sampled_from(Repeats))
def test_the_days_are_those_that_another_reader_finds_in_the_rule(first, length, repeats):
    rule = Rule(repeats, first, first + dt.timedelta(days=length))
    days = rule.days()
    assert days[0] == first
    assert len(days) <= MOST
    if repeats is Repeats.NO:
        assert (days, rule.rrule(at(first, dt.time(12)))) == ((first,), "")
        return
    last = at(days[-1], dt.time(12))
    found = rrulestr(rule.rrule(last), dtstart=at(first, dt.time(12)))
    assert tuple(each.date() for each in found) == days


@given(DAYS, st.integers(0, 366))
def test_a_month_keeps_its_weekday(first, length):
    days = Rule(Repeats.MONTHLY, first, first + dt.timedelta(days=length)).days()
    assert {day.weekday() for day in days} == {first.weekday()}
    assert len({(day.year, day.month) for day in days}) == len(days)


def test_the_second_tuesday_and_the_last_friday():
    second = Rule(Repeats.MONTHLY, dt.date(2027, 1, 12), dt.date(2027, 4, 30)).days()
    assert [day.day for day in second] == [12, 9, 9, 13]
    last = Rule(Repeats.MONTHLY, dt.date(2027, 1, 29), dt.date(2027, 4, 30)).days()
    assert [day.day for day in last] == [29, 26, 26, 30]


@pytest.mark.parametrize("moves", [ACTIVITY, SIGN_UP, SUPPORT], ids=lambda moves: moves.noun)
def test_every_move_that_is_not_in_the_table_is_refused(moves):
    acts = {act for _state, act in moves.table}
    for state in moves.states:
        for act in acts:
            if moves.can(state, act):
                assert moves.move(state, act) in moves.states
            else:
                with pytest.raises(IllegalMove):
                    moves.move(state, act)


def test_what_was_called_off_only_goes_off_the_site():
    assert {after.value for (before, _act), after in ACTIVITY.table.items() if before.value == "cancelled"} == {"withdrawn"}


@pytest.mark.parametrize(
    ("state", "first_due", "due", "kept", "expected"),
    [
        (State.OPEN, None, None, None, Standing.OPEN),
        (State.PROMISED, 10, 10, None, Standing.DUE),
        (State.PROMISED, 8, 8, None, Standing.LATE),
        (State.PROMISED, 8, 12, None, Standing.DUE),
        (State.KEPT, 10, 10, 9, Standing.KEPT),
        (State.KEPT, 10, 10, 10, Standing.KEPT),
        (State.KEPT, 8, 12, 9, Standing.KEPT_LATE),
        (State.NOT_KEPT, 8, 8, None, Standing.NOT_KEPT),
        (State.DECLINED, None, None, None, Standing.DECLINED),
    ],
)
def test_how_a_promise_stands(state, first_due, due, kept, expected):
    def day(number):
        return None if number is None else dt.date(2027, 3, number)

    assert standing(state, day(first_due), day(due), day(kept), dt.date(2027, 3, 9)) is expected


@given(st.none() | st.integers(0, 5), st.integers(0, 8))
def test_a_place_is_free_while_fewer_come_than_there_are(places, coming):
    assert free(places, coming) == (places is None or places - coming >= 1)


def test_advice_only_where_it_matters():
    assert care(Mode.PLACE, children=False, election=False) == ()
    assert care(Mode.SCHOOL, children=True, election=True) == (Care.SCHOOL_GROUNDS, Care.CHILDREN, Care.ELECTION)
