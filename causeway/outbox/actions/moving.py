"""One message from one state to the next, by the table, told to the rooms above; in the caller's transaction, on a locked row."""

import datetime as dt

from causeway.outbox.actions.pacing import give_slot_back
from causeway.outbox.domain.states import ENDED, MOVES, Act, State
from causeway.outbox.models import Message
from causeway.outbox.registry import tell


def to_next_state(message: Message, act: Act, now: dt.datetime) -> None:
    """Move and save the message; raises ``IllegalMove`` and changes nothing when the table has no such move."""
    before, message.state = message.state, MOVES.move(State(message.state), act)
    if message.state in {State.WAITING, *ENDED}:
        message.claimed_by, message.claimed_until = "", None
    if message.state in ENDED:
        message.ended_at = now
    message.save()
    if message.lane and message.state == State.WAITING and before in {State.CLAIMED, State.SENDING}:
        give_slot_back(message.lane, now)
    tell(message)
