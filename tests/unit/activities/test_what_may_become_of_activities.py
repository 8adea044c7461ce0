"""What may become of things in this room, how a promise stands on a day, when a place is free, and what is advised where."""

import datetime as dt

import pytest

from causeway.activities.activity.domain.elections import ordinary_day, ordinary_day_near
from causeway.activities.activity.domain.kinds import Care, Mode, care
from causeway.activities.activity.domain.states import MOVES as ACTIVITY
from causeway.activities.signing_up.domain import MOVES as SIGN_UP
from causeway.activities.signing_up.domain import free
from causeway.activities.support.domain import MOVES as SUPPORT
from causeway.activities.support.domain import Standing, State, standing
from causeway.moves.domain import IllegalMove


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


@pytest.mark.parametrize(
    ("places", "coming", "expected"),
    [(None, 0, True), (None, 5000, True), (2, 1, True), (2, 2, False), (1, 4, False), (0, 0, False)],
)
def test_a_place_is_free_while_fewer_come_than_there_are(places, coming, expected):
    assert free(places, coming) is expected


@pytest.mark.parametrize(
    ("year", "day"),
    [(2023, 4), (2024, 2), (2025, 1), (2027, 6)],  # as they were held, and the next
)
def test_councillors_are_elected_on_the_first_thursday_in_may(year, day):
    assert ordinary_day(year) == dt.date(year, 5, day)


@pytest.mark.parametrize(
    ("on", "near"),
    [("2027-03-24", False), ("2027-03-25", True), ("2027-05-06", True), ("2027-05-07", False), ("2027-11-01", False)],
)
def test_hosts_are_reminded_in_the_weeks_before(on, near):
    assert (ordinary_day_near(dt.date.fromisoformat(on)) is not None) is near


def test_advice_only_where_it_matters():
    assert care(Mode.PLACE, children=False, election=False) == ()
    assert care(Mode.SCHOOL, children=True, election=True) == (Care.SCHOOL_GROUNDS, Care.CHILDREN, Care.ELECTION)
