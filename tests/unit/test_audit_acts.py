"""What follows a message is written down by an act that its room has: for each state that a message can lead to there is one."""

import pytest

from causeway.letters.after.domain.following_up import Kind
from causeway.letters.letter.acts import Noted as OfLetters
from causeway.letters.letter.domain import states as letters
from causeway.letters.sending.actions.releasing import CameOfIt
from causeway.letters.sending.delivery import MEANING as LETTER_MEANING
from causeway.roundtables.after.acts import Noted as Afterwards
from causeway.roundtables.after.note.actions import ACCEPTED, DECLINED
from causeway.roundtables.invitations.actions.inviting import NUDGE, OFFER
from causeway.roundtables.invitations.acts import Noted as OfInvitations
from causeway.roundtables.invitations.delivery import MEANING as INVITATION_MEANING
from causeway.roundtables.invitations.domain import invitations


@pytest.mark.parametrize(
    ("room", "meaning", "noted", "said"),
    [
        (letters, LETTER_MEANING, OfLetters, "letter {}"),
        (invitations, INVITATION_MEANING, OfInvitations, "invitation {}"),
    ],
)
def test_each_state_a_message_leads_to_has_its_act(room, meaning, noted, said):
    reached = {room.move(state, act) for state in room.State for act in set(meaning.values()) if room.can(state, act)}
    assert len(reached) == 4
    assert {noted(said.format(state.value)).value for state in reached} == {said.format(state.value) for state in reached}


def test_acts_named_by_a_kind_or_a_decision_keep_the_words_they_were_stored_under():
    assert {OfLetters(f"letter: {kind} sent") for kind in Kind} == {OfLetters.CHASE_SENT, OfLetters.ANSWER_SENT}
    over = set(CameOfIt) - {CameOfIt.WAITS}
    assert {OfLetters(f"letter {each.value}") for each in over} == {OfLetters.GONE, OfLetters.RETURNED_TO_ITS_WRITER}
    assert {OfInvitations(f"invitation: {kind}") for kind in (NUDGE, OFFER)} == {OfInvitations.NUDGE, OfInvitations.OFFER}
    for decision in (ACCEPTED, DECLINED):
        assert Afterwards(f"roundtable: correction {decision}") == f"roundtable: correction {decision}"
