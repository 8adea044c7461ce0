"""What may become of somebody who speaks for a branch."""

from enum import StrEnum

from causeway.moves.domain import Moves


class Role(StrEnum):
    """What somebody is in a branch. Of the first two there is one at a time."""

    SECRETARY = "secretary"
    DEPUTY = "deputy"
    OFFICER = "officer"


class State(StrEnum):
    """Where an officer stands. Only who serves opens the desk or gets letters."""

    ASKED = "asked"  # the address was not shown to be theirs yet
    WAITING = "waiting for staff"
    SERVING = "serving"
    REFUSED = "refused"
    ENDED = "ended"


class Act(StrEnum):
    """What can happen to an officer."""

    VERIFY = "they open the link from their mailbox"
    CONFIRM = "staff confirm them"
    REFUSE = "staff refuse them"
    STAND_DOWN = "they stand down"
    SUCCEED = "somebody follows them"
    RUN_OUT = "their term runs out"
    END = "staff end it"


MOVES = Moves("An officer", {
    (State.ASKED, Act.VERIFY): State.WAITING,
    (State.WAITING, Act.CONFIRM): State.SERVING,
    (State.WAITING, Act.REFUSE): State.REFUSED,
    (State.ASKED, Act.STAND_DOWN): State.ENDED,
    (State.WAITING, Act.STAND_DOWN): State.ENDED,
    (State.SERVING, Act.STAND_DOWN): State.ENDED,
    (State.SERVING, Act.SUCCEED): State.ENDED,
    (State.SERVING, Act.RUN_OUT): State.ENDED,
    (State.SERVING, Act.END): State.ENDED,
})  # fmt: skip
ONE_AT_A_TIME = frozenset({Role.SECRETARY, Role.DEPUTY})
OVER = frozenset({State.REFUSED, State.ENDED})
