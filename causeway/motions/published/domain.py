"""What may become of a version that its writer wants published. It begins held: only who opened a link from their mailbox makes one."""

from enum import StrEnum

from causeway.moves.domain import Moves
from causeway.review.domain import Act, State


class Replaced(StrEnum):
    """What happens to a version beside what happens to all that is reviewed."""

    REPLACE = "a newer version is published"


MOVES: Moves[State, Act | Replaced] = Moves(
    "A version of a motion",
    {
        (State.HELD, Act.PUBLISH): State.PUBLISHED,
        (State.HELD, Act.RETURN): State.RETURNED,
        (State.HELD, Act.EDIT): State.HELD,
        (State.RETURNED, Act.EDIT): State.HELD,
        (State.HELD, Act.WITHDRAW): State.WITHDRAWN,
        (State.RETURNED, Act.WITHDRAW): State.WITHDRAWN,
        (State.PUBLISHED, Act.WITHDRAW): State.WITHDRAWN,
        (State.PUBLISHED, Replaced.REPLACE): State.WITHDRAWN,
    },
)
