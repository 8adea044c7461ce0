import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.moves.domain import IllegalMove
from causeway.roundtables.promises.domain import MOVES, OPEN, Act, State, can, move, overdue

TABLE = MOVES.table

ILLEGAL = [(state, act) for state in State for act in Act if (state, act) not in TABLE]
TODAY = dt.date(2027, 3, 5)


@pytest.mark.parametrize(("state", "act"), ILLEGAL, ids=lambda value: value.value)
def test_every_illegal_move_is_refused(state, act):
    assert not can(state, act)
    with pytest.raises(IllegalMove, match="cannot move"):
        move(state, act)


@given(st.lists(st.sampled_from(Act), max_size=20))
def test_nobody_is_found_not_to_have_kept_their_word_unless_they_were_asked(acts):
    state, asked = State.MADE, False
    for act in acts:
        if can(state, act):
            state = move(state, act)
            asked = asked or act is Act.REMIND
        assert asked or state is not State.NOT_KEPT


def test_from_every_state_a_promise_can_still_be_set_right():
    for start in State:
        reached, waiting = {start}, [start]
        while waiting:
            here = waiting.pop()
            after = {TABLE[state, act] for state, act in TABLE if state is here} - reached
            reached |= after
            waiting += after
        assert reached == set(State)


@pytest.mark.parametrize("state", State)
def test_overdue_is_an_open_promise_whose_day_is_past(state):
    assert overdue(state, TODAY - dt.timedelta(days=1), TODAY) is (state in OPEN)
    assert not overdue(state, TODAY, TODAY)
    assert not overdue(state, None, TODAY)


def test_the_drawing_names_every_move():
    assert MOVES.as_markdown().count("-->") == len(TABLE) + 1
