"""What may become of a survey. ``docs/reference/survey-states.md`` is drawn from it."""

from enum import StrEnum

from causeway.moves.domain import Moves


class State(StrEnum):
    """Where a survey stands."""

    DRAFT = "draft"
    SEALED = "sealed"
    OPEN = "open"
    CLOSED = "closed"
    READY = "ready"
    PUBLISHED = "published"
    CALLED_OFF = "called off"


class Act(StrEnum):
    """What can happen to it."""

    SEAL = "staff seal it"
    OPEN = "its first day comes"
    CLOSE = "its last day is over"
    COMPOSE = "its tables are made and the attack learns nothing"
    PUBLISH = "staff publish what came of it"
    CALL_OFF = "staff call it off, and say why"


MOVES = Moves(
    "A survey",
    {
        (State.DRAFT, Act.SEAL): State.SEALED,
        (State.SEALED, Act.OPEN): State.OPEN,
        (State.OPEN, Act.CLOSE): State.CLOSED,
        (State.CLOSED, Act.COMPOSE): State.READY,
        (State.READY, Act.PUBLISH): State.PUBLISHED,
        # Its seal stays public: nobody asks until an answer suits them.
        (State.SEALED, Act.CALL_OFF): State.CALLED_OFF,
        (State.OPEN, Act.CALL_OFF): State.CALLED_OFF,
        (State.CLOSED, Act.CALL_OFF): State.CALLED_OFF,
        (State.READY, Act.CALL_OFF): State.CALLED_OFF,
    },
)

PUBLIC = tuple(state for state in State if state is not State.DRAFT)
