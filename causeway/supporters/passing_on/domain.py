"""What is told to another tool of somebody, and what may become of it."""

from dataclasses import dataclass
from enum import StrEnum

from causeway.moves.domain import Moves


class Says(StrEnum):
    """What another tool is told."""

    READS = "reads"
    LEFT = "left"


class State(StrEnum):
    """Where it stands."""

    WAITING = "waiting"
    PASSED_ON = "passed on"
    FAILED = "failed"


class Act(StrEnum):
    """What can happen to it."""

    ACCEPT = "the tool takes it"
    GIVE_UP = "the tool refuses it, or did not answer for days"
    AGAIN = "staff try it again"


MOVES = Moves(
    "What is passed on",
    {
        (State.WAITING, Act.ACCEPT): State.PASSED_ON,
        (State.WAITING, Act.GIVE_UP): State.FAILED,
        (State.FAILED, Act.AGAIN): State.WAITING,
    },
)


@dataclass(frozen=True)
class Person:
    """What a tool is told of somebody; ``given`` is the moment of their yes in ISO 8601, ``wording`` its words."""

    email: str
    reads: bool
    seat_name: str = ""
    subjects: tuple[str, ...] = ()
    wording: str = ""
    given: str = ""


@dataclass(frozen=True)
class Request:
    """What is sent: the method, the address, headers and body."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
