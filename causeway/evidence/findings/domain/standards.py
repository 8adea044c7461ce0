"""Whether a figure keeps the limit it is held to, and by how much it does not."""

import datetime as dt
from typing import Protocol

NEARLY_ALL = 5.0  # per cent of cases: late by a day, or wrong in the records; less than that is not called broken
NONE_BEYOND = 1.0  # the same for waits that nobody may have


class Limit(Protocol):
    """What is asked of a figure, in per cent."""

    @property
    def kept(self) -> str:
        """Return "at least" or "at most"."""

    @property
    def value(self) -> float:
        """Return the share asked."""

    @property
    def due(self) -> dt.date | None:
        """Return the day from which it is asked, where that is still to come."""


class Held(Protocol):
    """A measure that may have a limit."""

    @property
    def standard(self) -> Limit | None:
        """Return it."""


def missed_by(measure: Held, value: float, on: dt.date) -> float | None:
    """Return the share of cases (0 to 1) that a limit fails, where it is broken; ``None`` where it is kept, or not asked yet, or none is set.

    A limit for every case counts as kept where 95 in 100 keep it, and one that nobody may be beyond where under 1 in 100 is.
    """
    limit = measure.standard
    if limit is None or (limit.due is not None and on < limit.due):
        return None
    short = limit.value - value if limit.kept == "at least" else value - limit.value
    for_all = limit.value in (0, 100)
    borne = (NEARLY_ALL if limit.kept == "at least" else NONE_BEYOND) if for_all else 0.0
    if short <= borne:
        return None
    return (100 - value if limit.kept == "at least" else value) / 100
