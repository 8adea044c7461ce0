"""What may become of a promise: one table. ``docs/reference/promise-states.md`` is drawn from it."""

import datetime as dt
from enum import StrEnum

from causeway.moves.domain import Moves


class State(StrEnum):
    """Where a promise stands."""

    MADE = "made"
    REMINDED = "reminded"
    KEPT = "kept"
    PARTLY = "partly kept"
    NOT_KEPT = "not kept"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    """What can happen to a promise."""

    REMIND = "the organisers ask after it"
    KEEP = "it is kept"
    KEEP_IN_PART = "a part of it is kept"
    FIND_NOT_KEPT = "it is found not kept"
    WITHDRAW = "whoever made it takes it back"
    REOPEN = "that was a mistake, and it is looked at again"


MOVES = Moves(
    "A promise",
    {
        (State.MADE, Act.REMIND): State.REMINDED,
        (State.MADE, Act.KEEP): State.KEPT,
        (State.MADE, Act.KEEP_IN_PART): State.PARTLY,
        (State.MADE, Act.WITHDRAW): State.WITHDRAWN,
        # Nobody is said to have broken their word before they were asked after it: only a reminded promise can be found not kept.
        (State.REMINDED, Act.REMIND): State.REMINDED,
        (State.REMINDED, Act.KEEP): State.KEPT,
        (State.REMINDED, Act.KEEP_IN_PART): State.PARTLY,
        (State.REMINDED, Act.FIND_NOT_KEPT): State.NOT_KEPT,
        (State.REMINDED, Act.WITHDRAW): State.WITHDRAWN,
        # A part kept can still become the whole, and late is better than never.
        (State.PARTLY, Act.REMIND): State.PARTLY,
        (State.PARTLY, Act.KEEP): State.KEPT,
        (State.PARTLY, Act.WITHDRAW): State.WITHDRAWN,
        (State.NOT_KEPT, Act.REMIND): State.NOT_KEPT,
        (State.NOT_KEPT, Act.KEEP): State.KEPT,
        (State.NOT_KEPT, Act.KEEP_IN_PART): State.PARTLY,
        (State.NOT_KEPT, Act.WITHDRAW): State.WITHDRAWN,
        (State.KEPT, Act.REOPEN): State.MADE,
        (State.PARTLY, Act.REOPEN): State.MADE,
        (State.NOT_KEPT, Act.REOPEN): State.REMINDED,
        (State.WITHDRAWN, Act.REOPEN): State.MADE,
    },
)
can, move = MOVES.can, MOVES.move

OPEN = frozenset({State.MADE, State.REMINDED, State.PARTLY})


def overdue(state: State, due_on: dt.date | None, today: dt.date) -> bool:
    """Whether it is time to ask after it: open, with a day, and the day is past."""
    return state in OPEN and due_on is not None and due_on < today
