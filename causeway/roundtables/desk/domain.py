"""The next thing to do about a roundtable: one, the most useful first."""

from dataclasses import dataclass
from enum import StrEnum

from causeway.roundtables.table.domain.states import BEFORE_THE_DATE, ENDED, State


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
    CAME = "say who came"
    NOTE = "write the note"
    SEND_NOTE = "send the note"
    ANSWER = "answer a suggestion"
    FINAL = "send the final note"
    THANK = "thank"
    ASK_AFTER = "ask after a promise"
    STORY = "tell the story"
    FOLLOW = "follow up"
    BEGIN_AGAIN = "find a new date"
    OVER = "nothing"


@dataclass(frozen=True)
class Facts:
    """What the next step depends on. Counts are of seats, guests, dates on offer and MPs; after the day of suggestions and promises.

    ``final_due``: the time for suggestions is over, or everybody who had the note made one and all are answered. ``erased`` says that the
    note is past changing, because the details of those who were there are gone. ``overdue`` counts promises past their day that nobody
    asked after lately.
    """

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
    came_said: bool = False
    note_kept: bool = False
    note_sent: bool = False
    to_answer: int = 0
    final_due: bool = False
    erased: bool = False
    to_thank: int = 0
    overdue: int = 0
    story_due: bool = False


def _after_the_day(facts: Facts) -> Step:
    """Return the first thing that is not done yet after the day.

    Who follows up without a note of ours has said that it went out another way, so only a roundtable that is *held* is led to one.
    """
    writing = facts.state is State.HELD and not facts.erased
    order = (
        (Step.CAME, writing and not facts.came_said),
        (Step.NOTE, writing and not facts.note_kept),
        (Step.SEND_NOTE, writing and not facts.note_sent),
        (Step.ANSWER, not facts.erased and facts.to_answer > 0),
        (Step.FINAL, not facts.erased and facts.final_due),
        (Step.THANK, facts.to_thank > 0),
        (Step.ASK_AFTER, facts.overdue > 0),
        (Step.STORY, facts.story_due),
    )
    return next((step for step, due in order if due), Step.FOLLOW)


def next_step(facts: Facts) -> Step:
    """Return the first thing that is not done yet, in the order in which a roundtable comes about."""
    if facts.state in ENDED:
        return Step.OVER
    if facts.state is State.CONFIRMED:
        return Step.PREPARE
    if facts.state not in BEFORE_THE_DATE:
        return _after_the_day(facts)
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
