"""What becomes of a message, as a table. Every move not in it is refused."""

from enum import StrEnum

from causeway.moves.domain import Moves


class State(StrEnum):
    """Where a message stands."""

    WAITING = "waiting"  # to be tried, now or later
    CLAIMED = "claimed"  # a worker has it; nothing has been said to the relay about it that cannot be unsaid
    SENDING = "sending"  # the last byte may have left: written down before it does
    SENT = "sent"  # the relay has taken it over
    UNCERTAIN = "uncertain"  # the worker ended between the last byte and the relay's answer
    FAILED = "failed"  # refused for good, or tried for too long
    BOUNCED = "bounced"  # taken over by the relay, and came back
    CANCELLED = "cancelled"  # stopped before it left


class Act(StrEnum):
    """What can happen to a message."""

    CLAIM = "claim"
    RELEASE = "release"  # a claim runs out, or the try failed before anything left
    HAND_OVER = "hand over"
    ACCEPT = "accept"
    DEFER = "defer"
    REFUSE = "refuse"
    DOUBT = "doubt"
    SETTLE_SENT = "settle as sent"
    SETTLE_LOST = "settle as lost"
    BOUNCE = "bounce"
    CANCEL = "cancel"


MOVES = Moves("A message", {
    (State.WAITING, Act.CLAIM): State.CLAIMED,
    (State.WAITING, Act.CANCEL): State.CANCELLED,
    (State.WAITING, Act.SETTLE_SENT): State.SENT,  # proof that came late: an earlier try had arrived after all
    (State.CLAIMED, Act.RELEASE): State.WAITING,
    (State.CLAIMED, Act.HAND_OVER): State.SENDING,
    (State.CLAIMED, Act.DEFER): State.WAITING,
    (State.CLAIMED, Act.REFUSE): State.FAILED,
    (State.CLAIMED, Act.CANCEL): State.CANCELLED,  # handing over looks again, and finds it gone
    (State.CLAIMED, Act.SETTLE_SENT): State.SENT,
    (State.SENDING, Act.ACCEPT): State.SENT,
    (State.SENDING, Act.DEFER): State.WAITING,
    (State.SENDING, Act.REFUSE): State.FAILED,
    (State.SENDING, Act.DOUBT): State.UNCERTAIN,
    (State.SENDING, Act.RELEASE): State.WAITING,  # only where a second copy does no harm
    (State.UNCERTAIN, Act.SETTLE_SENT): State.SENT,
    (State.UNCERTAIN, Act.SETTLE_LOST): State.WAITING,
    (State.UNCERTAIN, Act.BOUNCE): State.BOUNCED,
    (State.UNCERTAIN, Act.CANCEL): State.CANCELLED,
    (State.SENT, Act.BOUNCE): State.BOUNCED,
})  # fmt: skip

ENDED = frozenset({State.SENT, State.FAILED, State.BOUNCED, State.CANCELLED})
