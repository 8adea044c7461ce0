"""What may become of a host's need: one table. ``docs/reference/support-states.md`` is drawn from it. It is the campaign's own promise ledger."""

import datetime as dt
from enum import StrEnum

from causeway.moves.domain import Moves


class State(StrEnum):
    """Where a need stands."""

    OPEN = "open"
    PROMISED = "promised"
    KEPT = "kept"
    NOT_KEPT = "not kept"
    DECLINED = "declined"


class Act(StrEnum):
    """What can happen to it."""

    PROMISE = "staff promise it, with a name and a day"
    KEEP = "it is kept"
    FAIL = "it is not kept"
    DECLINE = "staff say that they cannot"
    REOPEN = "that was a mistake, and it is looked at again"


MOVES = Moves(
    "A support promise",
    {
        (State.OPEN, Act.PROMISE): State.PROMISED,
        (State.OPEN, Act.DECLINE): State.DECLINED,
        (State.PROMISED, Act.KEEP): State.KEPT,
        (State.PROMISED, Act.FAIL): State.NOT_KEPT,
        # Another name or another day; the first day stays on record.
        (State.PROMISED, Act.PROMISE): State.PROMISED,
        # Late is better than never.
        (State.NOT_KEPT, Act.KEEP): State.KEPT,
        (State.DECLINED, Act.REOPEN): State.OPEN,
        (State.NOT_KEPT, Act.REOPEN): State.PROMISED,
        (State.KEPT, Act.REOPEN): State.PROMISED,
    },
)


class Standing(StrEnum):
    """How a promise stands on a day, as people say it."""

    OPEN = "open"
    DUE = "due"
    LATE = "late"
    KEPT = "kept"
    KEPT_LATE = "kept late"
    NOT_KEPT = "not kept"
    DECLINED = "declined"


def standing(state: State, first_due: dt.date | None, due: dt.date | None, kept_on: dt.date | None, today: dt.date) -> Standing:
    """Return how it stands. A day that was put off still counts: what is kept after the first day named is kept late."""
    if state is State.PROMISED:
        return Standing.LATE if due is not None and due < today else Standing.DUE
    if state is State.KEPT:
        late = first_due is not None and kept_on is not None and kept_on > first_due
        return Standing.KEPT_LATE if late else Standing.KEPT
    return Standing(state.value)
