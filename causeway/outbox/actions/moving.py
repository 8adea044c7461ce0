"""One message from one state to the next, by the table, told to the rooms above; in the caller's transaction, on a locked row."""

import datetime as dt

from causeway.frame.database.rows import update
from causeway.outbox.actions.pacing import give_slot_back
from causeway.outbox.domain.states import ENDED, MOVES, Act, State
from causeway.outbox.models import Message
from causeway.outbox.registry import tell

# All that a move changes, here or in the act that it is part of.
CHANGED = ("state", "tries", "next_try_at", "claimed_by", "claimed_until", "last_error", "ended_at")


def to_next_state(message: Message, act: Act, now: dt.datetime) -> None:
    """Move and save the message; raises ``IllegalMove`` and changes nothing when the table has no such move."""
    before, message.state = message.state, MOVES.move(State(message.state), act)
    if message.state in {State.WAITING, *ENDED}:
        message.claimed_by, message.claimed_until = "", None
    if message.state in ENDED:
        message.ended_at = now
    update(message, CHANGED)
    if message.lane and message.state == State.WAITING and before in {State.CLAIMED, State.SENDING}:
        give_slot_back(message.lane, now)
    tell(message)
