"""How often a source is read again, when next, and when it has become stale."""

import datetime as dt
from enum import StrEnum

FIRST_AFTER_A_FAILURE = dt.timedelta(hours=1)
MOST_DOUBLINGS = 8
SPREAD = 0.1  # of the wait, added by chance, so that not every site asks a publisher in the same minute
LATE_BY = 1.5


class Cadence(StrEnum):
    """How often a publisher publishes, and so how often it is asked."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


# A source that appears once a month or more seldom is asked four times as often: nobody knows the day it appears, and to ask
# whether anything has changed costs its publisher one short answer.
ASKED_EVERY = {
    Cadence.DAILY: dt.timedelta(days=1),
    Cadence.WEEKLY: dt.timedelta(days=7),
    Cadence.MONTHLY: dt.timedelta(days=7),
    Cadence.QUARTERLY: dt.timedelta(days=21),
    Cadence.YEARLY: dt.timedelta(days=91),
}


def due_after_success(cadence: Cadence, now: dt.datetime, chance: float) -> dt.datetime:
    """Return when to ask again; ``chance`` lies between 0 and 1."""
    return now + ASKED_EVERY[cadence] * (1 + SPREAD * chance)


def due_after_failure(cadence: Cadence, failures: int, now: dt.datetime, chance: float) -> dt.datetime:
    """Return when to try again after so many failures in a row: an hour, two, four …, never later than the ordinary day."""
    wait = FIRST_AFTER_A_FAILURE * int(2 ** min(max(failures, 1) - 1, MOST_DOUBLINGS))
    return now + min(wait, ASKED_EVERY[cadence]) * (1 + SPREAD * chance)


def first_due(now: dt.datetime, chance: float) -> dt.datetime:
    """Return when to ask for the first time: some moment of the next hour."""
    return now + dt.timedelta(hours=1) * chance


def is_stale(cadence: Cadence, worked_at: dt.datetime | None, now: dt.datetime) -> bool:
    """Return whether the source has not been read well for one and a half times its ordinary wait, or ever."""
    return worked_at is None or now - worked_at > ASKED_EVERY[cadence] * LATE_BY
