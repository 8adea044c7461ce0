"""What may become of somebody's wish to hear from the campaign: one table. ``docs/reference/supporter-states.md`` is drawn from it."""

from enum import StrEnum

from causeway.moves.domain import Moves


class State(StrEnum):
    """Where somebody stands."""

    ASKED = "asked"
    BROUGHT_IN = "brought in"  # with proof of consent from elsewhere; nothing is sent before staff have looked a second time
    READER = "reader"
    LEFT = "left"
    UNREACHABLE = "unreachable"


class Act(StrEnum):
    """What can happen to it."""

    CONFIRM = "they confirm by e-mail"
    LEAVE = "they leave"
    ADMIT = "staff look a second time and admit them"
    RETURN = "their mail came back for good, or was called unwanted"
    AGREE_AGAIN = "they agree again"


MOVES = Moves(
    "A supporter",
    {
        (State.ASKED, Act.CONFIRM): State.READER,
        (State.ASKED, Act.LEAVE): State.LEFT,
        (State.READER, Act.LEAVE): State.LEFT,
        (State.BROUGHT_IN, Act.ADMIT): State.READER,
        (State.BROUGHT_IN, Act.LEAVE): State.LEFT,
        # Who was brought in and says yes here confirms it here.
        (State.BROUGHT_IN, Act.AGREE_AGAIN): State.ASKED,
        (State.READER, Act.RETURN): State.UNREACHABLE,
        (State.UNREACHABLE, Act.LEAVE): State.LEFT,
        # Who comes back agrees anew, and confirms it anew.
        (State.LEFT, Act.AGREE_AGAIN): State.ASKED,
        (State.UNREACHABLE, Act.AGREE_AGAIN): State.ASKED,
    },
)


class HowOften(StrEnum):
    """How often somebody wants to hear."""

    EACH = "each"
    MONTHLY = "monthly"
