"""What may become of a roundtable: one table. ``docs/reference/roundtable-states.md`` is drawn from it."""

from enum import StrEnum

from causeway.moves.domain import Moves


class State(StrEnum):
    """Where a roundtable stands."""

    DRAFT = "draft"
    POLLING = "polling"
    INVITING = "inviting"
    CONFIRMED = "confirmed"
    HELD = "held"
    FOLLOWING_UP = "following up"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"


class Act(StrEnum):
    """What can happen to a roundtable."""

    POLL = "the guests are asked which dates they can do"
    INVITE = "the first MP is invited"
    CONFIRM = "a date is confirmed"
    CHANGE = "its date, time or place changes"
    HOLD = "it takes place"
    FOLLOW_UP = "the note goes out and the promises are followed"
    CLOSE = "every promise is settled, or the organisers end it"
    REOPEN = "something comes of a promise after all"
    CANCEL = "it is called off"
    POSTPONE = "it is put off, without a new date yet"


ENDED = frozenset({State.CLOSED, State.CANCELLED})
_CAN_BE_CALLED_OFF = tuple(state for state in State if state not in ENDED)

MOVES = Moves(
    "A roundtable",
    {
        (State.DRAFT, Act.POLL): State.POLLING,
        (State.DRAFT, Act.INVITE): State.INVITING,  # where the guests' dates are known already
        (State.POLLING, Act.INVITE): State.INVITING,
        (State.INVITING, Act.CONFIRM): State.CONFIRMED,
        (State.CONFIRMED, Act.CHANGE): State.CONFIRMED,
        (State.CONFIRMED, Act.HOLD): State.HELD,
        (State.HELD, Act.FOLLOW_UP): State.FOLLOWING_UP,
        (State.FOLLOWING_UP, Act.CLOSE): State.CLOSED,
        (State.CLOSED, Act.REOPEN): State.FOLLOWING_UP,
        # What was put off begins again where it is needed: with the guests, with the MPs, or at once with a new date.
        (State.POSTPONED, Act.POLL): State.POLLING,
        (State.POSTPONED, Act.INVITE): State.INVITING,
        (State.POSTPONED, Act.CONFIRM): State.CONFIRMED,
        # From anywhere: MPs are called away to vote on the day itself, and "held" may have been pressed too soon.
        **{(state, Act.CANCEL): State.CANCELLED for state in _CAN_BE_CALLED_OFF},
        **{(state, Act.POSTPONE): State.POSTPONED for state in _CAN_BE_CALLED_OFF if state is not State.POSTPONED},
    },
)
can = MOVES.can

# Guests may say which dates they can do, and MPs' offices answer, while it is in one of these.
BEFORE_THE_DATE = frozenset({State.DRAFT, State.POLLING, State.INVITING, State.POSTPONED})
COMING = BEFORE_THE_DATE | {State.CONFIRMED}
# After the day its organisers write, thank and ask after promises; what took place keeps its story and its ledger.
AFTERWARDS = frozenset({State.HELD, State.FOLLOWING_UP})
TOOK_PLACE = AFTERWARDS | {State.CLOSED}
