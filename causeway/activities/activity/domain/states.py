"""What may become of an activity: one table. ``docs/reference/activity-states.md`` is drawn from it."""

from enum import StrEnum

from causeway.moves.domain import Moves


class State(StrEnum):
    """Where an activity stands with staff. Whether it is on the site is another question: new words wait while the old ones stay."""

    ASKED = "asked"
    HELD = "held for review"
    PUBLISHED = "published"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class Act(StrEnum):
    """What can happen to it."""

    VERIFY = "its host confirms it by e-mail"
    EDIT = "its host changes its public words"
    PUBLISH = "staff publish it"
    RETURN = "staff return it, with a reason"
    WITHDRAW = "its host or staff take it off the site"
    CANCEL = "its host calls it off"


MOVES = Moves(
    "An activity",
    {
        (State.ASKED, Act.VERIFY): State.HELD,
        (State.HELD, Act.PUBLISH): State.PUBLISHED,
        (State.HELD, Act.RETURN): State.RETURNED,
        # What is changed is read before it is public, wherever it stood.
        (State.HELD, Act.EDIT): State.HELD,
        (State.PUBLISHED, Act.EDIT): State.HELD,
        (State.RETURNED, Act.EDIT): State.HELD,
        (State.WITHDRAWN, Act.EDIT): State.HELD,
        (State.HELD, Act.WITHDRAW): State.WITHDRAWN,
        (State.PUBLISHED, Act.WITHDRAW): State.WITHDRAWN,
        (State.RETURNED, Act.WITHDRAW): State.WITHDRAWN,
        (State.CANCELLED, Act.WITHDRAW): State.WITHDRAWN,
        # Called off for good: people who had it in their calendars were told so.
        (State.HELD, Act.CANCEL): State.CANCELLED,
        (State.PUBLISHED, Act.CANCEL): State.CANCELLED,
        (State.RETURNED, Act.CANCEL): State.CANCELLED,
    },
)
