"""The tables of moves: every move that is not in them is refused, and nothing is stuck."""

import itertools

import pytest

from causeway.motions.carrying.domain import ENDED, MOVES, OPEN, Act, State, votes_fit
from causeway.motions.published.domain import MOVES as VERSION_MOVES
from causeway.moves.domain import IllegalMove
from causeway.review.domain import Act as Decision
from causeway.review.domain import State as Read


@pytest.mark.parametrize(("state", "act"), list(itertools.product(State, Act)))
def test_a_motion_moves_by_its_table_only(state, act):
    if (state, act) in MOVES.table:
        assert MOVES.move(state, act) is MOVES.table[state, act]
    else:
        with pytest.raises(IllegalMove):
            MOVES.move(state, act)


def test_a_vote_is_taken_on_what_was_handed_in_only():
    for act in (Act.PASS, Act.LOSE, Act.AMEND):
        assert {state for state, each in MOVES.table if each is act} <= {State.SUBMITTED, State.ON_AGENDA, State.AMENDED}
        assert not MOVES.can(State.DRAFTED, act)


def test_what_waits_for_a_vote_can_be_put_off_to_another_meeting():
    assert {state for state, act in MOVES.table if act is Act.TABLE} == set(OPEN)
    assert all(MOVES.move(state, Act.TABLE) is State.ON_AGENDA for state in OPEN)


def test_every_state_is_reached_and_what_ended_can_only_be_corrected():
    assert {MOVES.first, *MOVES.table.values()} == set(State)
    for state in ENDED:
        assert [act for each, act in MOVES.table if each is state] == [Act.CORRECT]


def test_a_version_is_public_only_by_staff():
    assert {act for (_state, act), after in VERSION_MOVES.table.items() if after is Read.PUBLISHED} == {Decision.PUBLISH}
    assert not VERSION_MOVES.can(Read.PUBLISHED, Decision.EDIT)  # a later version is another one
    assert VERSION_MOVES.first is Read.HELD


@pytest.mark.parametrize(
    ("state", "votes_for", "against", "fits"),
    [
        (State.PASSED, 3, 1, True),
        (State.PASSED, 2, 2, True),
        (State.PASSED, 1, 3, False),
        (State.LOST, 1, 3, True),
        (State.LOST, 3, 1, False),
        (State.PASSED, None, 3, True),
    ],
)
def test_votes_that_say_the_other_thing_do_not_fit(state, votes_for, against, fits):
    assert votes_fit(state, votes_for, against) is fits
