"""What may be proposed, and what may become of a proposal."""

from enum import StrEnum

from causeway.moves.domain import Moves


class Proposes(StrEnum):
    """What a rule proposes."""

    WRITERS = "writers"
    PAPER = "paper"
    CORRECTION = "correction"


class State(StrEnum):
    """Where a proposal stands."""

    WAITS = "waits for a person"
    AGREED = "agreed"
    DECLINED = "declined"
    DONE = "done"


class Act(StrEnum):
    """What happens to a proposal."""

    AGREE = "a person says yes"
    DECLINE = "a person says no"
    FINISH = "everything that it meant was done"


MOVES: Moves[State, Act] = Moves(
    "A proposal",
    {
        (State.WAITS, Act.AGREE): State.AGREED,
        (State.WAITS, Act.DECLINE): State.DECLINED,
        (State.AGREED, Act.FINISH): State.DONE,
    },
)
