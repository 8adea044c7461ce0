"""The state table of a story: everything else is refused, and nothing is public that staff did not read as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.moves.domain import IllegalMove
from causeway.roundtables.after.story.domain import MOVES, Act, State, can, move

TABLE = MOVES.table

ILLEGAL = [(state, act) for state in State for act in Act if (state, act) not in TABLE]


@pytest.mark.parametrize(("state", "act"), ILLEGAL, ids=lambda value: value.value)
def test_every_illegal_move_of_a_story_is_refused(state, act):
    assert not can(state, act)
    with pytest.raises(IllegalMove, match="cannot move"):
        move(state, act)


@given(st.lists(st.sampled_from(Act), max_size=20))
def test_what_is_published_was_sent_and_not_changed_since(acts):
    state, done = State.DRAFT, []
    for act in acts:
        if can(state, act):
            state = move(state, act)
            done.append(act)
        if state is State.PUBLISHED:
            assert done[-2:] == [Act.SEND, Act.PUBLISH]


@pytest.mark.parametrize("state", [state for state in State if state is not State.WITHDRAWN])
def test_a_story_can_always_be_withdrawn(state):
    assert move(state, Act.WITHDRAW) is State.WITHDRAWN


def test_the_drawing_of_a_story_names_every_move():
    assert MOVES.as_markdown().count("-->") == len(TABLE) + 1
