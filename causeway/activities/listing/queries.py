"""Reads for everybody: what is coming, where; all from the table of days, a page at a time."""

import datetime as dt
from dataclasses import dataclass, replace

from django.db.models import Count, Q

from causeway.activities.activity.models import Day, DayQuerySet
from causeway.areas.domain.answers import PostcodeStatus
from causeway.areas.queries import look_up_postcode

PER_PAGE = 30
LONGEST = dt.timedelta(days=1)  # of a day: it ends before midnight
_PLACES = {"seat": "seat_code", "authority": "authority", "region": "region"}


@dataclass(frozen=True)
class Asked:
    """What somebody looks for. Empty fields ask for nothing; ``after`` is where the page before ended."""

    seat: str = ""
    authority: str = ""
    region: str = ""
    kind: str = ""
    near: tuple[str, ...] = ()
    first: dt.datetime | None = None
    after: tuple[dt.datetime, int] | None = None

    @property
    def anything(self) -> bool:
        """Whether it asks for less than all."""
        return replace(self, after=None) != Asked()


@dataclass(frozen=True)
class Page:
    """One page of days; ``following`` is where the next begins, none after the last."""

    days: tuple[Day, ...]
    following: tuple[dt.datetime, int] | None


def shown(asked: Asked, now: dt.datetime) -> DayQuerySet:
    """Return the days that are not over, the next first."""
    found = Day.objects.filter(shown=True, starts_at__gte=asked.first or now - LONGEST, ends_at__gte=now)
    for name, column in _PLACES.items():
        if value := getattr(asked, name):
            found = found.filter(**{column: value})
    if asked.near:
        found = found.filter(seat_code__in=asked.near)
    if asked.kind:
        found = found.filter(kind=asked.kind)
    return found.order_by("starts_at", "pk")


def page(asked: Asked, now: dt.datetime) -> Page:
    """Return a page of days, in one query."""
    found = shown(asked, now)
    if asked.after:
        moment, key = asked.after
        found = found.filter(Q(starts_at__gt=moment) | Q(starts_at=moment, pk__gt=key), starts_at__gte=moment)
    days = list(
        found.select_related("activity").defer("activity__entry", "activity__joining", "activity__need_words")[: PER_PAGE + 1]
    )
    last = days[PER_PAGE - 1] if len(days) > PER_PAGE else None
    return Page(tuple(days[:PER_PAGE]), (last.starts_at, last.pk) if last else None)


def near(postcode: str) -> tuple[str, ...]:
    """Return the constituencies in and around a postcode, its own first; none where we do not know it."""
    answer = look_up_postcode(postcode)
    if answer.status is not PostcodeStatus.KNOWN or not answer.constituency:
        return ()
    return (answer.constituency, *answer.also_near)


def counts(now: dt.datetime, until: dt.datetime) -> dict[str, int]:
    """Return how many days each constituency has between two moments."""
    found = Day.objects.taking_place().filter(starts_at__gte=now, starts_at__lt=until).exclude(seat_code="")
    return dict(found.order_by().values_list("seat_code").annotate(Count("pk")))
