"""How fast one lane may go: so many an hour and a day, and nothing in the quiet hours. Plain arithmetic on moments."""

import datetime as dt
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
HOUR = dt.timedelta(hours=1)
QUIET = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True)
class Quiet:
    """Hours of the clock in which nothing leaves; they may run over midnight."""

    begins: dt.time
    ends: dt.time

    def holds(self, at: dt.time) -> bool:
        """Whether ``at`` lies in them; the end no longer does."""
        if self.begins <= self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends


@dataclass(frozen=True)
class Pace:
    """What one lane may do. ``per_hour`` and ``per_day`` without a limit are 0."""

    per_hour: int = 0
    per_day: int = 0
    quiet: Quiet | None = None

    @property
    def gap(self) -> dt.timedelta:
        """The least time between two messages."""
        return HOUR / self.per_hour if self.per_hour else dt.timedelta(0)


FREE = Pace()


def quiet_hours(text: str) -> Quiet | None:
    """Read ``22:00-06:00``; empty or equal ends are no quiet hours. Raises ``ValueError`` with what to write instead."""
    if not text.strip():
        return None
    found = QUIET.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text!r} are no quiet hours. Write them like 22:00-06:00, or leave them empty.")
    hours = [int(part) for part in found.groups()]
    quiet = Quiet(dt.time(hours[0], hours[1]), dt.time(hours[2], hours[3]))
    return None if quiet.begins == quiet.ends else quiet


def day_of(at: dt.datetime, zone: ZoneInfo = LONDON) -> dt.date:
    """Return the day of the calendar on which a moment counts."""
    return at.astimezone(zone).date()


def opening(pace: Pace, at: dt.datetime, zone: ZoneInfo = LONDON) -> dt.datetime:
    """Return the first moment from ``at`` on that is outside the quiet hours: by the clock people live by, summer time or not."""
    local = at.astimezone(zone)
    if pace.quiet is None or not pace.quiet.holds(local.time()):
        return at
    day = local.date() if local.time() < pace.quiet.ends else local.date() + dt.timedelta(days=1)
    return max(at, dt.datetime.combine(day, pace.quiet.ends, tzinfo=zone).astimezone(dt.UTC))


def next_opening(pace: Pace, at: dt.datetime, jitter: float, zone: ZoneInfo = LONDON) -> dt.datetime:
    """Return ``at``, or, in quiet hours, a moment after their end: spread over up to one gap, so that not every lane begins at once."""
    opens = opening(pace, at, zone)
    return opens if opens == at else opens + pace.gap * jitter


def next_slot(pace: Pace, left_at: dt.datetime, left_today: int, jitter: float, zone: ZoneInfo = LONDON) -> dt.datetime:
    """Return when the next message may leave, after one left at ``left_at`` as the ``left_today``-th of its day.

    Gaps are never shorter than the hour's share and up to half as long again, so that no hour has more than ``per_hour``.
    """
    if not 0 <= jitter <= 1:
        raise ValueError(f"Jitter lies between 0 and 1, not {jitter}.")
    slot = left_at + pace.gap * (1 + jitter / 2)
    if pace.per_day and left_today >= pace.per_day:
        tomorrow = day_of(left_at, zone) + dt.timedelta(days=1)
        midnight = dt.datetime.combine(tomorrow, dt.time(0), tzinfo=zone).astimezone(dt.UTC)
        slot = max(slot, midnight + pace.gap * jitter)
    return next_opening(pace, slot, jitter, zone)
