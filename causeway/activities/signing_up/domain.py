"""What may become of somebody's place: one table. ``docs/reference/sign-up-states.md`` is drawn from it."""

from enum import StrEnum

from causeway.moves.domain import Moves


class State(StrEnum):
    """Where somebody stands."""

    ASKED = "asked"
    COMING = "coming"
    WAITING = "waiting"
    CANNOT = "cannot come"


class Act(StrEnum):
    """What can happen to a place."""

    CONFIRM = "they confirm by e-mail, and there is a place"
    QUEUE = "they confirm by e-mail, and all places are taken"
    MOVE_UP = "a place became free"
    CANNOT = "they cannot come"


MOVES = Moves(
    "A sign-up",
    {
        (State.ASKED, Act.CONFIRM): State.COMING,
        (State.ASKED, Act.QUEUE): State.WAITING,
        (State.ASKED, Act.CANNOT): State.CANNOT,
        (State.WAITING, Act.MOVE_UP): State.COMING,
        (State.WAITING, Act.CANNOT): State.CANNOT,
        (State.COMING, Act.CANNOT): State.CANNOT,
        # Who changes their mind asks anew, behind those who wait.
        (State.CANNOT, Act.CONFIRM): State.COMING,
        (State.CANNOT, Act.QUEUE): State.WAITING,
    },
)
HELD = frozenset({State.COMING, State.WAITING})


def free(places: int | None, coming: int) -> bool:
    """Whether there is a place: any number where the host named none."""
    return places is None or coming < places
