"""The next thing to do about a roundtable: one, the most useful first."""

from dataclasses import dataclass
from enum import StrEnum

from causeway.roundtables.domain.states import BEFORE_THE_DATE, State


class Step(StrEnum):
    """What stands at the top of the desk."""

    SEATS = "choose the seats"
    GUESTS = "say who comes from schools"
    PLACE = "say where"
    DATES = "offer dates"
    ASK_GUESTS = "ask the guests for dates"
    LETTER = "write the letter"
    INVITE = "invite the MPs"
    MPS = "see to the MPs"
    NOTICE = "send the courtesy notice"
    SETTLE = "settle the date"
    WAIT = "wait for answers"
    PREPARE = "prepare the day"
    FOLLOW = "follow up"
    BEGIN_AGAIN = "find a new date"
    OVER = "nothing"


@dataclass(frozen=True)
class Facts:
    """What the next step depends on. Counts are of seats, guests, dates on offer and MPs."""

    state: State
    seats: int = 0
    guests: int = 0
    place_known: bool = False
    dates: int = 0
    guests_not_asked: int = 0
    letter_whole: bool = False
    not_invited: int = 0
    mps_to_see_to: int = 0
    notice_due: bool = False
    mps_coming: int = 0


_LATER = {
    State.CONFIRMED: Step.PREPARE,
    State.HELD: Step.FOLLOW,
    State.FOLLOWING_UP: Step.FOLLOW,
    State.CLOSED: Step.OVER,
    State.CANCELLED: Step.OVER,
}


def next_step(facts: Facts) -> Step:
    """Return the first thing that is not done yet, in the order in which a roundtable comes about."""
    if facts.state not in BEFORE_THE_DATE:
        return _LATER[facts.state]
    order = (
        (Step.BEGIN_AGAIN, facts.state is State.POSTPONED),
        (Step.SEATS, not facts.seats),
        (Step.GUESTS, not facts.guests),
        (Step.PLACE, not facts.place_known),
        (Step.DATES, not facts.dates),
        (Step.ASK_GUESTS, facts.state is State.DRAFT and facts.guests_not_asked > 0),
        (Step.MPS, facts.mps_to_see_to > 0),
        (Step.LETTER, not facts.letter_whole),
        (Step.INVITE, facts.not_invited > 0),
        (Step.NOTICE, facts.notice_due),
        (Step.SETTLE, facts.state is State.INVITING and facts.mps_coming > 0),
    )
    return next((step for step, due in order if due), Step.WAIT)
