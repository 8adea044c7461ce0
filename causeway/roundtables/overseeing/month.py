"""A month of roundtables, week by week: those settled, and the days on offer of those that are not; with what is known of the days."""

import datetime as dt
from calendar import Calendar as Weeks
from collections import defaultdict
from dataclasses import dataclass

from django.utils import timezone

from causeway.roundtables.dates import calendar_days
from causeway.roundtables.dates.calendar_days import Stretch
from causeway.roundtables.regions.scope import Scope
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.states import ENDED, State
from causeway.roundtables.table.models import Roundtable

SHOWN = 5  # roundtables of one day, beside the others; a crowded day is shown whole by itself
_READ = (
    *("starts_at", "withdrawn_at", "roundtable__title", "roundtable__state"),
    *("roundtable__confirmed_at", "roundtable__chosen_id"),
)


@dataclass(frozen=True)
class On:
    """One roundtable on a day: settled, called off, or only one of the days on offer."""

    roundtable: Roundtable
    at: dt.datetime
    settled: bool
    off: bool


@dataclass(frozen=True)
class Day:
    """One day of the grid; days of other months fill its first and last week."""

    day: dt.date
    inside: bool
    today: bool
    roundtables: tuple[On, ...]
    known: tuple[Stretch, ...]

    @property
    def first_few(self) -> tuple[On, ...]:
        """What is shown of it in the month."""
        return self.roundtables[:SHOWN]

    @property
    def more(self) -> int:
        """How many it has beside these."""
        return max(len(self.roundtables) - SHOWN, 0)


@dataclass(frozen=True)
class Month:
    """A month in weeks from Monday to Sunday."""

    first: dt.date
    before: dt.date
    after: dt.date
    weeks: tuple[tuple[Day, ...], ...]
    known: tuple[Stretch, ...]
    unknown: tuple[str, ...]

    @property
    def busy(self) -> tuple[Day, ...]:
        """The days of this month on which something is."""
        return tuple(day for week in self.weeks for day in week if day.inside and day.roundtables)

    def day(self, typed: str) -> Day | None:
        """Return the day of the grid that was asked for as "2026-12-31"; ``None`` for any other text."""
        return next((day for week in self.weeks for day in week if day.day.isoformat() == typed), None)


def month(scope: Scope, first: dt.date, now: dt.datetime) -> Month:
    """Return the month that begins on ``first``."""
    grid = Weeks().monthdatescalendar(first.year, first.month)
    on = _by_day(scope, grid[0][0], grid[-1][-1], now)
    known = calendar_days.between(scope, grid[0][0], grid[-1][-1])

    def filled(day: dt.date) -> Day:
        those = tuple(each for each in known if each.first <= day <= each.last)
        return Day(day, day.month == first.month, day == day_of(now), tuple(on.get(day, ())), those)

    after = (first + dt.timedelta(days=32)).replace(day=1)
    inside = tuple(each for each in known if each.first < after and each.last >= first)
    return Month(
        first=first,
        before=(first - dt.timedelta(days=1)).replace(day=1),
        after=after,
        weeks=tuple(tuple(filled(day) for day in week) for week in grid),
        known=inside,
        unknown=calendar_days.unknown(scope, first.year),
    )


def _by_day(scope: Scope, earliest: dt.date, latest: dt.date, now: dt.datetime) -> dict[dt.date, list[On]]:
    start = timezone.make_aware(dt.datetime.combine(earliest, dt.time.min))
    end = timezone.make_aware(dt.datetime.combine(latest, dt.time.max))
    dates = CandidateDate.objects.filter(starts_at__range=(start, end), roundtable__in=scope.roundtables())
    found: dict[dt.date, list[On]] = defaultdict(list)
    for date in dates.select_related("roundtable").only(*_READ).order_by("starts_at", "pk"):
        if (on := _on(date, now)) is not None:
            found[day_of(date.starts_at)].append(on)
    return found


def _on(date: CandidateDate, now: dt.datetime) -> On | None:
    roundtable = date.roundtable
    if roundtable.confirmed_at is not None and roundtable.chosen_id is not None:
        chosen = roundtable.chosen_id == date.pk
        return On(roundtable, date.starts_at, settled=True, off=roundtable.state == State.CANCELLED) if chosen else None
    if roundtable.state in ENDED or date.withdrawn_at is not None or date.starts_at < now:
        return None
    return On(roundtable, date.starts_at, settled=False, off=False)
