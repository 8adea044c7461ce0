"""The state tables of a roundtable and of an invitation: what is in them, and that everything else is refused."""

from itertools import product

import pytest
from django.core.management import call_command

from causeway.moves.domain import IllegalMove
from causeway.roundtables.invitations.domain import invitations
from causeway.roundtables.table.domain import states
from causeway.roundtables.table.domain.states import ENDED, MOVES, Act, State, can

TABLE, move = MOVES.table, MOVES.move

EXPECTED = {
    State.DRAFT: {Act.POLL, Act.INVITE, Act.CANCEL, Act.POSTPONE},
    State.POLLING: {Act.INVITE, Act.CANCEL, Act.POSTPONE},
    State.INVITING: {Act.CONFIRM, Act.CANCEL, Act.POSTPONE},
    State.CONFIRMED: {Act.CHANGE, Act.HOLD, Act.CANCEL, Act.POSTPONE},
    State.HELD: {Act.FOLLOW_UP, Act.CANCEL, Act.POSTPONE},
    State.FOLLOWING_UP: {Act.CLOSE, Act.CANCEL, Act.POSTPONE},
    State.CLOSED: {Act.REOPEN},
    State.CANCELLED: set(),
    State.POSTPONED: {Act.POLL, Act.INVITE, Act.CONFIRM, Act.CANCEL},
}


@pytest.mark.parametrize(("state", "act"), list(product(State, Act)))
def test_each_move_of_a_roundtable_is_expected_or_refused(state, act):
    if act in EXPECTED[state]:
        assert can(state, act)
        assert move(state, act) is TABLE[state, act]
        return
    assert not can(state, act)
    with pytest.raises(IllegalMove) as refused:
        move(state, act)
    assert (refused.value.state, refused.value.act) == (state, act)


def test_it_goes_from_the_first_idea_to_the_end():
    state = State.DRAFT
    for act in (Act.POLL, Act.INVITE, Act.CONFIRM, Act.CHANGE, Act.HOLD, Act.FOLLOW_UP, Act.CLOSE):
        state = move(state, act)
    assert state is State.CLOSED


def test_it_can_be_called_off_or_put_off_from_everywhere_it_has_not_ended():
    for state in set(State) - ENDED:
        assert move(state, Act.CANCEL) is State.CANCELLED
        assert state is State.POSTPONED or move(state, Act.POSTPONE) is State.POSTPONED


def test_the_drawing_names_every_move():
    drawn = states.MOVES.as_markdown()
    assert drawn.count(" --> ") == len(TABLE) + 1
    for (before, act), after in TABLE.items():
        assert f"| {before.value} | {act.value} | {after.value} |" in drawn


def test_the_drawing_in_the_documentation_is_the_table():
    call_command("draw_states", check=True)


SENT = {invitations.State.SENT_BY_ORGANISER, invitations.State.QUEUED, invitations.State.DELIVERED, invitations.State.UNCERTAIN}


@pytest.mark.parametrize(("state", "act"), list(product(invitations.State, invitations.Act)))
def test_an_invitation_goes_once(state, act):
    """Nothing that is on its way or arrived can be confirmed again; what is not in the table is refused by name."""
    if state in SENT | {invitations.State.WITHDRAWN} and act in {invitations.Act.CONFIRM, invitations.Act.SEND_ONESELF}:
        assert not invitations.can(state, act)
    if invitations.can(state, act):
        assert invitations.move(state, act) in invitations.State
        return
    with pytest.raises(IllegalMove, match=state.value):
        invitations.move(state, act)


def test_what_was_withdrawn_can_only_be_written_again():
    can_be = {act for act in invitations.Act if invitations.can(invitations.State.WITHDRAWN, act)}
    assert can_be == {invitations.Act.WRITE_AGAIN}
    assert invitations.move(invitations.State.WITHDRAWN, invitations.Act.WRITE_AGAIN) is invitations.State.DRAFT
