"""What may become of an invitation to an MP, what an office can answer, and which parts an invitation has."""

from enum import StrEnum

from causeway.moves.domain import Moves


class State(StrEnum):
    """Where an invitation stands on its way to the MP's office. What the office said is kept apart, as answers."""

    DRAFT = "draft"
    SENT_BY_ORGANISER = "sent by the organiser"
    QUEUED = "queued"
    DELIVERED = "delivered"
    NOT_DELIVERED = "not delivered"
    UNCERTAIN = "uncertain"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    """What can happen to an invitation."""

    SEND_ONESELF = "the organiser says they sent it"
    CONFIRM = "the organiser confirms that we deliver it"
    DELIVER = "the office's mail server accepts it"
    FAIL = "it cannot be delivered"
    DOUBT = "we cannot tell whether it arrived"
    STOP = "it is stopped before it leaves"
    WITHDRAW = "the organisers take it back"
    WRITE_AGAIN = "the organisers invite after all"


MOVES = Moves(
    "An invitation",
    {
        (State.DRAFT, Act.SEND_ONESELF): State.SENT_BY_ORGANISER,
        (State.DRAFT, Act.CONFIRM): State.QUEUED,
        (State.DRAFT, Act.WITHDRAW): State.WITHDRAWN,
        (State.QUEUED, Act.DELIVER): State.DELIVERED,
        (State.QUEUED, Act.FAIL): State.NOT_DELIVERED,
        (State.QUEUED, Act.DOUBT): State.UNCERTAIN,
        (State.QUEUED, Act.STOP): State.DRAFT,
        (State.DELIVERED, Act.FAIL): State.NOT_DELIVERED,  # a bounce comes after the relay took it
        (State.UNCERTAIN, Act.DELIVER): State.DELIVERED,
        (State.UNCERTAIN, Act.FAIL): State.NOT_DELIVERED,
        (State.NOT_DELIVERED, Act.DELIVER): State.DELIVERED,
        (State.NOT_DELIVERED, Act.SEND_ONESELF): State.SENT_BY_ORGANISER,
        (State.WITHDRAWN, Act.WRITE_AGAIN): State.DRAFT,
        **{
            (state, Act.WITHDRAW): State.WITHDRAWN
            for state in (State.SENT_BY_ORGANISER, State.DELIVERED, State.NOT_DELIVERED, State.UNCERTAIN)
        },
    },
)
can, move = MOVES.can, MOVES.move

WENT = frozenset({State.SENT_BY_ORGANISER, State.QUEUED, State.DELIVERED, State.UNCERTAIN})


class Said(StrEnum):
    """What an MP's office can answer."""

    ATTENDS = "attends"
    SENDS = "sends someone"
    CANNOT = "cannot"
    LATER = "later"


class Heard(StrEnum):
    """How an answer reached the organisers."""

    PAGE = "the office's page"
    PHONE = "a phone call"
    LETTER = "an e-mail or letter"
