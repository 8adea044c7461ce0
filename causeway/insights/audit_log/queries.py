"""Reads of the audit trail."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from django.utils import timezone

from causeway.audit.models import Entry

PAGE = 100
MOST = 50_000  # rows of a file
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
