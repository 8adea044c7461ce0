"""One message from one state to the next, by the table, told to the rooms above; in the caller's transaction, on a locked row."""

import datetime as dt

from causeway.outbox.domain.states import ENDED, Act, State, move
from causeway.outbox.models import Message
from causeway.outbox.registry import tell


def to_next_state(message: Message, act: Act, now: dt.datetime) -> None:
    """Move and save the message; raises ``IllegalMove`` and changes nothing when the table has no such move."""
    message.state = move(State(message.state), act)
    if message.state in {State.WAITING, *ENDED}:
        message.claimed_by, message.claimed_until = "", None
    if message.state in ENDED:
        message.ended_at = now
    message.save()
    tell(message)
