"""A month of roundtables, week by week: those settled, and the days on offer of those that are not; with what is known of the days."""

import datetime as dt
from calendar import Calendar as Weeks
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, F, Q
from django.utils import timezone

from causeway.roundtables.dates import calendar_days
from causeway.roundtables.dates.calendar_days import Stretch
from causeway.roundtables.regions.scope import Scope
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.table.days import day_of, reader_of_days
from causeway.roundtables.table.domain.states import ENDED, State

SHOWN = 5  # roundtables of one day, beside the others; a crowded day is shown whole by itself


@dataclass(frozen=True)
class On:
    """One roundtable on a day: settled, called off, or only one of the days on offer."""

    key: int
    title: str
    at: dt.datetime
    settled: bool
    off: bool

    @property
    def clock(self) -> str:
        """The time of the day, as "14:30"."""
        return f"{timezone.localtime(self.at):%H:%M}"


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
    settled = Q(roundtable__confirmed_at__isnull=False, roundtable__chosen__isnull=False)
    offered = Q(withdrawn_at=None, starts_at__gte=now) & ~settled & ~Q(roundtable__state__in=ENDED)
    shown = dates.filter(settled & Q(pk=F("roundtable__chosen")) | offered).annotate(
        is_settled=ExpressionWrapper(settled, BooleanField())
    )
    found: dict[dt.date, list[On]] = defaultdict(list)
    day = reader_of_days()
    rows = shown.order_by("starts_at", "pk").values_list(
        "starts_at", "roundtable", "roundtable__title", "roundtable__state", "is_settled"
    )
    for starts_at, key, title, state, is_settled in rows:
        found[day(starts_at)].append(On(key, title, starts_at, settled=is_settled, off=is_settled and state == State.CANCELLED))
    return found
