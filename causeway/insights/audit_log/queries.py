"""Reads of the audit trail."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from causeway.audit.models import Entry
from causeway.words.domain.keys import key_in

PAGE = 100
MOST = 50_000  # rows of a file
FIRST_YEAR = 1900  # before it nothing was done here, and a zone may lead out of every calendar
LAST_DAY = dt.date(9999, 1, 1)  # after it no day follows that a calendar has


@dataclass(frozen=True)
class Asked:
    """What is looked for; empty is anything. ``last`` is included."""

    act: str = ""
    who: str = ""
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True)
class Line:
    """One row as staff read it."""

    key: int
    at: dt.datetime
    who: str
    act: str
    subject: str
    detail: str


def found(asked: Asked) -> QuerySet[Entry]:
    """Return what fits, the last first."""
    rows = Entry.objects.order_by("-at", "-pk")
    if asked.act:
        rows = rows.filter(act=asked.act)
    if asked.who:
        rows = rows.filter(actor=asked.who)
    if asked.first:
        rows = rows.filter(at__gte=_midnight(asked.first))
    if asked.last and asked.last < LAST_DAY:
        rows = rows.filter(at__lt=_midnight(asked.last + dt.timedelta(days=1)))
    return rows


def after(line: Line) -> str:
    """Return what names the place of a line in the trail, so that what comes after it can be asked for."""
    return f"{line.at.isoformat()}_{line.key}"


def older(rows: QuerySet[Entry], place: str) -> QuerySet[Entry]:
    """Return what comes after a place in the order of the trail; all of it for a place that is none.

    Some rows are written later than what they tell of was done, so a row's key alone says nothing of its place.
    """
    moment, _sep, key = place.partition("_")
    try:
        at = parse_datetime(moment)
    except ValueError:  # a day that is in no calendar
        at = None
    number = key_in(key)
    if at is None or number is None or timezone.is_naive(at) or not FIRST_YEAR <= at.year <= LAST_DAY.year - 1:
        return rows
    return rows.filter(at__lte=at).exclude(at=at, pk__gte=number)


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def lines(rows: QuerySet[Entry], many: int) -> Iterator[Line]:
    """Yield so many of them."""
    for row in rows[:many].iterator():
        detail = json.dumps(row.detail, ensure_ascii=False, cls=DjangoJSONEncoder) if row.detail else ""
        yield Line(row.pk, row.at, row.actor, row.act, row.subject, detail)


def acts() -> tuple[str, ...]:
    """Return every act that stands in the trail, each found by one step in the index, however long the trail is."""
    return tuple(_each("act"))


def actors() -> tuple[str, ...]:
    """Return everybody who stands in the trail."""
    return tuple(_each("actor"))


def _each(column: str) -> Iterator[str]:
    values, last = Entry.objects.order_by(column).values_list(column, flat=True), ""
    while (following := values.filter(**{f"{column}__gt": last}).first()) is not None:
        yield following
        last = following
