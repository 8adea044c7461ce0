"""Days that follow by a rule (RFC 5545, 3.3.10), in the few ways that people mean: weekly, every two weeks, the same weekday of a month.

A rule speaks of days on the calendar of the place; the hour stays what the clock there says, over summer time and back.
"""

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

MOST = 53  # days of one activity: a year of weeks
LONGEST = dt.timedelta(days=366)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = -1


class Repeats(StrEnum):
    """How the days follow."""

    NO = ""
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


@dataclass(frozen=True)
class Rule:
    """Days from ``first`` to ``until``, both included."""

    repeats: Repeats
    first: dt.date
    until: dt.date

    @property
    def nth(self) -> int:
        """Which of its weekdays in the month the first day is; one in the fifth week counts as the last."""
        return (self.first.day - 1) // 7 + 1 if self.first.day <= 28 else LAST  # noqa: PLR2004  four whole weeks

    def days(self) -> tuple[dt.date, ...]:
        """Return the days in their order, :data:`MOST` at most; the first alone where nothing repeats."""
        if self.repeats is Repeats.NO:
            return (self.first,)
        if self.repeats is Repeats.MONTHLY:
            return tuple(each for each in self._monthly() if self.first <= each <= self.until)[:MOST]
        step = dt.timedelta(weeks=1 if self.repeats is Repeats.WEEKLY else 2)
        count = max(0, (self.until - self.first) // step) + 1
        return tuple(self.first + step * number for number in range(min(count, MOST)))

    def _monthly(self) -> list[dt.date]:
        months = (self.until.year - self.first.year) * 12 + self.until.month - self.first.month
        return [self._in_month(*divmod(self.first.year * 12 + self.first.month - 1 + ahead, 12)) for ahead in range(months + 1)]

    def _in_month(self, year: int, month: int) -> dt.date:
        """Return the day in a month, which counts from nought."""
        start, length = calendar.monthrange(year, month + 1)
        first = 1 + (self.first.weekday() - start) % 7
        day = first + 7 * (self.nth - 1) if self.nth != LAST else first + 7 * ((length - first) // 7)
        return dt.date(year, month + 1, day)

    def rrule(self, last: dt.datetime) -> str:
        """Return it as RFC 5545 writes it; ``last`` is the moment at which the last of its days begins. Empty where nothing repeats."""
        ends = f"UNTIL={last.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
        weekday = _DAYS[self.first.weekday()]
        return {
            Repeats.NO: "",
            Repeats.WEEKLY: f"FREQ=WEEKLY;{ends}",
            Repeats.FORTNIGHTLY: f"FREQ=WEEKLY;INTERVAL=2;{ends}",
            Repeats.MONTHLY: f"FREQ=MONTHLY;{ends};BYDAY={self.nth}{weekday}",
        }[self.repeats]
