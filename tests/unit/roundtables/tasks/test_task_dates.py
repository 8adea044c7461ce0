import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.roundtables.tasks.domain import USUAL, Standing, due, remind, standing

EVENTS = st.dates(dt.date(2026, 1, 1), dt.date(2032, 1, 1))
FRIDAY = dt.date(2027, 3, 5)


@given(EVENTS, st.integers(-200, 200), st.integers(-30, 30))
def test_when_the_event_moves_by_weeks_every_date_moves_with_it(event, before, weeks):
    moved = event + dt.timedelta(weeks=weeks)
    assert due(moved, before) - due(event, before) == dt.timedelta(weeks=weeks)


@given(EVENTS, st.integers(-200, 200).filter(bool))
def test_nothing_is_due_on_a_weekend_and_what_comes_before_stays_before(event, before):
    when = due(event, before)
    assert when.weekday() < 5
    assert (when < event) == (before > 0)
    assert abs((event - when).days - before) <= 2


@given(EVENTS, st.integers(-200, 200).filter(bool), st.sets(st.integers(-10, 10), max_size=12))
def test_nor_on_a_day_nobody_works(event, before, closed):
    days = {event - dt.timedelta(days=before + away) for away in closed} - {event}
    when = due(event, before, days)
    assert when.weekday() < 5
    assert when not in days
    if event.weekday() < 5:
        assert (when < event) == (before > 0)


def test_over_christmas():
    christmas = {dt.date(2026, 12, 25), dt.date(2026, 12, 28)}
    assert due(FRIDAY, 70, christmas) == dt.date(2026, 12, 24)


def test_on_the_day_itself_means_on_the_day():
    assert due(dt.date(2027, 3, 6), 0) == dt.date(2027, 3, 6)


def test_without_a_date_nothing_is_due():
    assert due(None, 14) is None
    assert standing(None, FRIDAY, done=False) is Standing.NO_DATE


@pytest.mark.parametrize(
    ("ahead", "stands", "reminded"),
    [(4, Standing.LATER, False), (3, Standing.SOON, True), (0, Standing.TODAY, True), (-1, Standing.OVERDUE, True)],
)
def test_reminders_begin_three_days_before(ahead, stands, reminded):
    when = FRIDAY + dt.timedelta(days=ahead)
    assert standing(when, FRIDAY, done=False) is stands
    assert remind(when, FRIDAY, done=False, off=False, reminded_on=None) is reminded


def test_once_and_again_when_the_date_has_moved_and_never_when_done_or_turned_off():
    assert not remind(FRIDAY, FRIDAY, done=False, off=False, reminded_on=FRIDAY)
    assert remind(FRIDAY, FRIDAY, done=False, off=False, reminded_on=FRIDAY - dt.timedelta(days=7))
    assert not remind(FRIDAY, FRIDAY, done=True, off=False, reminded_on=None)
    assert not remind(FRIDAY, FRIDAY, done=False, off=True, reminded_on=None)


def test_the_usual_tasks_stand_in_order_and_have_their_own_keys():
    assert [todo.days_before for todo in USUAL] == sorted((todo.days_before for todo in USUAL), reverse=True)
    assert len({todo.key for todo in USUAL}) == len(USUAL)
