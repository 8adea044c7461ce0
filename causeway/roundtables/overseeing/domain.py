"""What of a roundtable needs somebody's help, by rule: each reason with the days or the count that make it one.

The days are our choice, in the order of how soon it is too late: an office is asked again after two weeks (``waiting``), so three
weeks of silence from every office is one nudge that did not help.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from causeway.roundtables.table.domain.kinds import Mode
from causeway.roundtables.table.domain.states import BEFORE_THE_DATE, ENDED, State

DRAFT_DAYS, QUIET_DAYS = 14, 28  # untouched for so long: while it is only planned, and while people are being asked
ANSWER_DAYS = 21  # no office has answered so long after the first letter
NEAR_DAYS = 14  # from so long before the day everything should be there
HELD_DAYS = 14  # the note should be out so long after the day


class Need(StrEnum):
    """A reason to help, the most pressing first."""

    NOBODY = "nobody organises it"
    PASSED = "its day has passed and nobody has said that it was held"
    NO_MP = "the day is near and no MP comes"
    NO_PLACE = "the day is near and there is no venue"
    NO_JOINING = "the day is near and nobody knows how to join"
    NO_SHEET = "the day is near and there is no run sheet"
    NO_NOTES = "the day is near and nobody takes notes"
    CLASH = "an MP is asked to two within a month"
    NOT_ARRIVED = "an invitation did not arrive"
    NO_ANSWER = "no office has answered"
    NOT_FOLLOWED = "it was held and is not followed up"
    PROMISES = "promises are overdue"
    PUT_OFF = "it was put off and has no new date"
    UNTOUCHED = "nobody has touched it"


_ORDER = {need: place for place, need in enumerate(Need)}


ITS_AGE_COUNTS = (State.POSTPONED, State.HELD)  # the states of which it matters since when


@dataclass(slots=True)  # not frozen: of thousands, that is a twentieth of a page's time
class Known:
    """What the rules look at. Days are calendar days; counts are of people and rows.

    ``since`` is when the state began; of no use in states other than :data:`ITS_AGE_COUNTS`.
    """

    state: State
    today: dt.date
    touched: dt.date
    since: dt.date
    mode: Mode = Mode.IN_PERSON
    day: dt.date | None = None
    organisers: int = 1
    venue: bool = False
    joining: bool = False
    sheet: bool = False
    note_taker: bool = False
    mps_coming: int = 0
    first_invited: dt.date | None = None
    answers: int = 0
    not_arrived: int = 0
    clashes: int = 0
    overdue: int = 0
    dates: int = 0


@dataclass(frozen=True)
class Found:
    """One reason; ``number`` is of days, or of what there is too much of."""

    need: Need
    number: int = 0


def needs(known: Known) -> tuple[Found, ...]:
    """Return every reason to help, the most pressing first; none for what has ended, but for promises that are overdue."""
    found = [*_always(known)]
    if known.state not in ENDED:
        found += [*_before(known), *_near(known), *_after(known)]
    return tuple(sorted(found, key=lambda each: _ORDER[each.need])) if found else ()


def _always(known: Known) -> list[Found]:
    return [Found(Need.PROMISES, known.overdue)] if known.overdue and known.state is not State.CANCELLED else []


def _before(known: Known) -> list[Found]:
    """Return what stops it from coming about."""
    quiet = (known.today - known.touched).days
    waits = (known.today - known.first_invited).days if known.first_invited else 0
    before = known.state in BEFORE_THE_DATE
    put_off = known.state is State.POSTPONED and not known.dates and (known.today - known.since).days >= DRAFT_DAYS
    return [
        *([Found(Need.NOBODY)] if not known.organisers else []),
        *([Found(Need.CLASH, known.clashes)] if known.clashes else []),
        *([Found(Need.NOT_ARRIVED, known.not_arrived)] if before and known.not_arrived else []),
        *([Found(Need.NO_ANSWER, waits)] if before and not known.answers and waits >= ANSWER_DAYS else []),
        *([Found(Need.PUT_OFF, (known.today - known.since).days)] if put_off else []),
        *([Found(Need.UNTOUCHED, quiet)] if before and quiet >= _patience(known.state) else []),
    ]


def _patience(state: State) -> int:
    return DRAFT_DAYS if state is State.DRAFT else QUIET_DAYS


def _near(known: Known) -> list[Found]:
    """Return what is missing shortly before the day, with the days that are left."""
    if known.state is not State.CONFIRMED or known.day is None:
        return []
    left = (known.day - known.today).days
    if left < 0:
        return [Found(Need.PASSED, -left)]
    if left > NEAR_DAYS:
        return []
    missing = (
        (Need.NO_MP, not known.mps_coming),
        (Need.NO_PLACE, known.mode is not Mode.ONLINE and not known.venue),
        (Need.NO_JOINING, known.mode is not Mode.IN_PERSON and not known.joining),
        (Need.NO_SHEET, not known.sheet),
        (Need.NO_NOTES, not known.note_taker),
    )
    return [Found(need, left) for need, lacks in missing if lacks]


def _after(known: Known) -> list[Found]:
    days = (known.today - known.since).days
    return [Found(Need.NOT_FOLLOWED, days)] if known.state is State.HELD and days >= HELD_DAYS else []
