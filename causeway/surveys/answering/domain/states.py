"""What may become of somebody's answers. ``docs/reference/survey-response-states.md`` is drawn from it."""

from enum import StrEnum

from causeway.moves.domain import Moves


class State(StrEnum):
    """Where they stand."""

    ASKED = "asked"
    BEGUN = "begun"
    SENT = "sent"
    COUNTED = "counted"
    ENDED = "ended"


class Act(StrEnum):
    """What can happen to them."""

    BEGIN = "the respondent begins"
    SEND = "the respondent sends them"
    TAKE_BACK = "the respondent takes them back to change them"
    COUNT = "they are counted, and whose they were is forgotten"
    END = "the survey ends without them"
    ERASE = "the respondent wants nothing of it kept"


MOVES = Moves(
    "A response",
    {
        (State.ASKED, Act.BEGIN): State.BEGUN,
        (State.BEGUN, Act.SEND): State.SENT,
        (State.SENT, Act.TAKE_BACK): State.BEGUN,
        (State.SENT, Act.COUNT): State.COUNTED,
        (State.ASKED, Act.END): State.ENDED,
        (State.BEGUN, Act.END): State.ENDED,
        (State.SENT, Act.END): State.ENDED,  # only where the survey is called off
        (State.ASKED, Act.ERASE): State.ENDED,
        (State.BEGUN, Act.ERASE): State.ENDED,
        (State.SENT, Act.ERASE): State.ENDED,
    },
)
