"""What may become of a roundtable's story: one table. ``docs/reference/story-states.md`` is drawn from it."""

from enum import StrEnum

from causeway.moves.domain import Moves


class State(StrEnum):
    """Where a story stands. It is public only while it is published."""

    DRAFT = "draft"
    SENT = "sent to staff"
    PUBLISHED = "published"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    """What can happen to a story."""

    EDIT = "the organisers change it"
    SEND = "the organisers send it to staff"
    PUBLISH = "staff publish it"
    RETURN = "staff return it, with a reason"
    WITHDRAW = "the organisers or staff withdraw it"


MOVES = Moves(
    "A story",
    {
        # Not while it is with staff, nor once published: what is read there is what was approved.
        (State.DRAFT, Act.EDIT): State.DRAFT,
        (State.RETURNED, Act.EDIT): State.DRAFT,
        (State.WITHDRAWN, Act.EDIT): State.DRAFT,
        (State.DRAFT, Act.SEND): State.SENT,
        (State.SENT, Act.PUBLISH): State.PUBLISHED,
        (State.SENT, Act.RETURN): State.RETURNED,
        **{(state, Act.WITHDRAW): State.WITHDRAWN for state in State if state is not State.WITHDRAWN},
    },
)
can, move = MOVES.can, MOVES.move
