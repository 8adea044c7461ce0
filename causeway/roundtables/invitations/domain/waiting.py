"""When an office that has not answered is asked again, and what comes after that.

Offices take weeks: campaigners' guides tell their readers to expect a few and to follow up (docs/explanation/roundtables.md has the
sources). Two weeks between letters is our choice, as in the letters room; after two nudges somebody rings.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from causeway.roundtables.invitations.domain.invitations import WENT, Said, State

NUDGE_DAYS, MOST_NUDGES = 14, 2


class Next(StrEnum):
    """What an organiser does next about one MP."""

    WRITE = "write"
    WAIT = "wait"
    NUDGE = "nudge"
    RING = "ring"
    OFFER = "offer"
    SEND_AGAIN = "send again"
    FIND_OUT = "find out"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Standing:
    """What is known of one invitation: its state, when anything last went, how often it was nudged, and the last answer."""

    state: State
    last_went: dt.date | None
    nudges: int
    said: Said | None = None
    answered: dt.date | None = None
    come_back_on: dt.date | None = None
    offered: bool = False


def again_on(standing: Standing) -> dt.date | None:
    """Return from which day the office may be asked again; ``None`` where nothing went."""
    if standing.said is Said.LATER and standing.answered:
        return max(filter(None, (standing.come_back_on or standing.answered + dt.timedelta(days=NUDGE_DAYS), _pause(standing))))
    return _pause(standing)


def _pause(standing: Standing) -> dt.date | None:
    """Return two weeks after the last message, if that came after the answer."""
    if standing.last_went is None or (standing.answered and standing.last_went <= standing.answered):
        return None
    return standing.last_went + dt.timedelta(days=NUDGE_DAYS)


_BY_STATE = {
    State.WITHDRAWN: Next.NOTHING,
    State.DRAFT: Next.WRITE,
    State.NOT_DELIVERED: Next.SEND_AGAIN,
    State.UNCERTAIN: Next.FIND_OUT,
}


def after_the_day(standing: Standing) -> Next:
    """Return what is left to do once the day is over: offer a visit to an MP who could not come. No office is asked any more."""
    asked = standing.state not in {State.WITHDRAWN, State.DRAFT}
    return Next.OFFER if asked and standing.said is Said.CANNOT and not standing.offered else Next.NOTHING


def next_act(standing: Standing, today: dt.date) -> Next:
    """Return what to do next, by what the office said, and where it said nothing by how long ago it was asked."""
    if standing.state not in {State.WITHDRAWN, State.DRAFT} and standing.said in {Said.ATTENDS, Said.SENDS, Said.CANNOT}:
        return after_the_day(standing)
    if standing.state in _BY_STATE:
        return _BY_STATE[standing.state]
    day = again_on(standing)
    if standing.state not in WENT or day is None or today < day:
        return Next.WAIT
    return Next.NUDGE if standing.nudges < MOST_NUDGES else Next.RING
