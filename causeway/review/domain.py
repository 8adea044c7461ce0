"""What may become of something that is read before it is published: one table, which a room takes as it is or puts another for."""

from enum import StrEnum

from causeway.moves.domain import Moves


class State(StrEnum):
    """Where an entry stands. It is public only while it is published."""

    ASKED = "asked"  # its writer has not shown yet that the address is theirs
    HELD = "held for review"
    PUBLISHED = "published"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    """What can happen to it."""

    VERIFY = "its writer confirms it by e-mail"
    EDIT = "its writer changes it"
    PUBLISH = "staff publish it"
    RETURN = "staff return it, with a reason"
    WITHDRAW = "its writer or staff withdraw it"


def reviewed(what: str) -> Moves[State, Act]:
    """Return the table for one kind of thing; ``what`` names one with its article: "An activity"."""
    return Moves(
        what,
        {
            (State.ASKED, Act.VERIFY): State.HELD,
            (State.HELD, Act.PUBLISH): State.PUBLISHED,
            (State.HELD, Act.RETURN): State.RETURNED,
            # What is changed is read again before it is public, wherever it stood.
            (State.HELD, Act.EDIT): State.HELD,
            (State.PUBLISHED, Act.EDIT): State.HELD,
            (State.RETURNED, Act.EDIT): State.HELD,
            (State.WITHDRAWN, Act.EDIT): State.HELD,
            (State.HELD, Act.WITHDRAW): State.WITHDRAWN,
            (State.PUBLISHED, Act.WITHDRAW): State.WITHDRAWN,
            (State.RETURNED, Act.WITHDRAW): State.WITHDRAWN,
        },
    )
