"""What may become of a letter: one table. ``docs/reference/letter-states.md`` is drawn from it."""

from enum import StrEnum

from causeway.moves.domain import Moves


class State(StrEnum):
    """Where a letter stands."""

    DRAFT = "draft"
    SENT_BY_WRITER = "sent by the writer"
    AWAITING = "awaiting confirmation"
    FROZEN = "being looked at"
    REFUSED = "refused by staff"
    QUEUED = "queued"
    DELIVERED = "delivered"
    NOT_DELIVERED = "not delivered"
    UNCERTAIN = "uncertain"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    CHASED = "chased"
    ANSWERED = "answered"


class Act(StrEnum):
    """What can happen to a letter."""

    SEND_ONESELF = "the writer says they sent it"
    REQUEST = "the writer asks us to deliver it"
    CONFIRM = "the writer confirms by e-mail"
    FREEZE = "it is confirmed, and staff look at it first"
    APPROVE = "staff let it go"
    REFUSE = "staff refuse it, with a reason"
    REPLACE = "somebody else holds the seat when it can go"
    DENY = "somebody says: it wasn't me"
    SUPERSEDE = "the writer starts sending again"
    LAPSE = "its time is over"
    DELIVER = "the MP's mail server accepts it"
    FAIL = "it cannot be delivered"
    DOUBT = "we cannot tell whether it arrived"
    STOP = "it is stopped before it leaves"
    WITHDRAW = "the writer withdraws it before confirming"
    CHASE = "the writer asks after it"
    ANSWER = "the writer logs a reply"


MOVES = Moves(
    "A letter",
    {
        (State.DRAFT, Act.SEND_ONESELF): State.SENT_BY_WRITER,
        (State.DRAFT, Act.REQUEST): State.AWAITING,
        (State.DRAFT, Act.LAPSE): State.EXPIRED,
        (State.AWAITING, Act.CONFIRM): State.QUEUED,
        (State.AWAITING, Act.DENY): State.CANCELLED,
        (State.AWAITING, Act.SUPERSEDE): State.CANCELLED,
        (State.AWAITING, Act.LAPSE): State.EXPIRED,
        # A confirmed letter that staff look at first. It waits for a person, but not for ever: nobody's words lie here unread.
        (State.AWAITING, Act.FREEZE): State.FROZEN,
        (State.FROZEN, Act.APPROVE): State.QUEUED,
        (State.FROZEN, Act.REFUSE): State.REFUSED,
        (State.FROZEN, Act.REPLACE): State.CANCELLED,
        (State.FROZEN, Act.WITHDRAW): State.CANCELLED,
        (State.FROZEN, Act.DENY): State.CANCELLED,
        (State.FROZEN, Act.LAPSE): State.EXPIRED,
        (State.QUEUED, Act.DELIVER): State.DELIVERED,
        (State.QUEUED, Act.FAIL): State.NOT_DELIVERED,
        (State.QUEUED, Act.DOUBT): State.UNCERTAIN,
        (State.QUEUED, Act.STOP): State.CANCELLED,
        # A bounce can come after the relay accepted the letter, and an uncertain one is settled either way.
        (State.DELIVERED, Act.FAIL): State.NOT_DELIVERED,
        (State.UNCERTAIN, Act.DELIVER): State.DELIVERED,
        (State.UNCERTAIN, Act.FAIL): State.NOT_DELIVERED,
        (State.NOT_DELIVERED, Act.DELIVER): State.DELIVERED,
        (State.AWAITING, Act.WITHDRAW): State.CANCELLED,
        # After it went. A reply proves that a letter arrived, whatever the mail servers said of it.
        (State.DELIVERED, Act.CHASE): State.CHASED,
        (State.SENT_BY_WRITER, Act.CHASE): State.CHASED,
        (State.CHASED, Act.CHASE): State.CHASED,
        (State.CHASED, Act.FAIL): State.NOT_DELIVERED,
        (State.DELIVERED, Act.ANSWER): State.ANSWERED,
        (State.SENT_BY_WRITER, Act.ANSWER): State.ANSWERED,
        (State.CHASED, Act.ANSWER): State.ANSWERED,
        (State.UNCERTAIN, Act.ANSWER): State.ANSWERED,
        (State.NOT_DELIVERED, Act.ANSWER): State.ANSWERED,
        (State.ANSWERED, Act.ANSWER): State.ANSWERED,
    },
)
can, move = MOVES.can, MOVES.move

# A letter in one of these is on its way to the MP or has got there.
UNDER_WAY = frozenset({State.FROZEN, State.QUEUED, State.UNCERTAIN, State.DELIVERED, State.CHASED, State.ANSWERED})
ENDED = frozenset(State) - {State.DRAFT, State.AWAITING, State.FROZEN, State.QUEUED, State.UNCERTAIN}
