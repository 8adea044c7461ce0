"""What has to be done and by when: days before or after the event, so that every date moves with it."""

import datetime as dt
from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum

SATURDAY = 5
REMIND_AHEAD = 3


@dataclass(frozen=True)
class Todo:
    """One thing to do, so many days before the event; −2 is two days after it."""

    key: str
    days_before: int


class Standing(StrEnum):
    """How a task stands on a day."""

    DONE = "done"
    NO_DATE = "the event has no date yet"
    LATER = "later"
    SOON = "soon"
    TODAY = "today"
    OVERDUE = "overdue"


# What the guides in docs/explanation/roundtables.md name; how many days is our suggestion, and the organisers change it.
USUAL: tuple[Todo, ...] = (
    Todo("ask_heads", 98),
    Todo("ask_partners", 91),
    Todo("invite_mps", 84),
    Todo("book_venue", 63),
    Todo("choose_date", 56),
    Todo("prepare_speakers", 21),
    Todo("access_needs", 14),
    Todo("send_papers", 7),
    Todo("rehearse", 3),
    Todo("confirm_numbers", 2),
    Todo("write_up", -2),
    Todo("thank_everybody", -3),
    Todo("check_promises", -28),
)


def due(event: dt.date | None, days_before: int, closed: Container[dt.date] = ()) -> dt.date | None:
    """Return when it is due: on a working day, the one before where it is done before the event, else the one after.

    ``closed`` are days on which nobody works, beside weekends. What is to be done on the day itself stays there.
    """
    if event is None:
        return None
    day = event - dt.timedelta(days=days_before)
    step = dt.timedelta(days=-1 if days_before > 0 else 1)
    while days_before and (day.weekday() >= SATURDAY or day in closed):
        day += step
    return day


def standing(due_on: dt.date | None, today: dt.date, *, done: bool) -> Standing:
    """Return how a task stands."""
    if done:
        return Standing.DONE
    if due_on is None:
        return Standing.NO_DATE
    ahead = (due_on - today).days
    if ahead < 0:
        return Standing.OVERDUE
    if ahead == 0:
        return Standing.TODAY
    return Standing.SOON if ahead <= REMIND_AHEAD else Standing.LATER


def remind(due_on: dt.date | None, today: dt.date, *, done: bool, off: bool, reminded_on: dt.date | None) -> bool:
    """Return whether to remind today: from three days before, once, and again only when the date has moved on; never when turned off."""
    if off or due_on is None:
        return False
    if reminded_on is not None and reminded_on >= due_on - dt.timedelta(days=REMIND_AHEAD):
        return False
    return standing(due_on, today, done=done) in {Standing.SOON, Standing.TODAY, Standing.OVERDUE}
