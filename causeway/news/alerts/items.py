"""Items as they are followed: which may be sent, and by which words, places, people and services they are found."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from django.db.models import QuerySet

from causeway.areas.models import AreaRelation
from causeway.news.items.domain import Kind
from causeway.news.items.labels import KINDS
from causeway.news.items.models import Item
from causeway.news.ranking.queries import Named, named, relevant
from causeway.searching import index
from causeway.searching.domain.tree import Query
from causeway.searching.keeping import keep_room
from causeway.searching.models import Entry
from causeway.searching.things import Thing

ROOM = KIND = "news"
LEAST_SHARE = 0.1  # of a place, for what is told of it to be told of what it lies in
KEPT = dt.timedelta(days=400)
FRESH = dt.timedelta(minutes=15)
AT_ONCE = 500


@lru_cache(maxsize=2048)
def around(code: str) -> tuple[str, ...]:
    """Return the codes of the areas that a place lies in: who follows a council hears of its seats."""
    found = AreaRelation.objects.filter(part__code=code, share__gte=LEAST_SHARE)
    return tuple(found.order_by("whole__code").values_list("whole__code", flat=True).distinct())


def as_found(items: Iterable[Item]) -> Iterator[Thing]:
    """Yield items as they are found: by their words, what they are about, who stands in them, where, the outlet and the kind."""
    rest = iter(items)
    while some := list(islice(rest, AT_ONCE)):
        known = named(some)
        yield from (_as_found(item, known[item.pk]) for item in some)


def _as_found(item: Item, known: Named) -> Thing:
    who = item.persons
    codes = {*known.codes, *(each.code for each in who if each.code)}
    marks = {
        "from": [item.outlet],
        "mp": sorted({*known.people, *(each.name for each in who)}),
        "place": sorted({*codes, *(whole for code in codes for whole in around(code))}),
        "service": known.services,
    }
    also = " ".join([item.outlet, str(KINDS[Kind(item.kind)]), *(f"{each.name} {each.seat}" for each in who)])
    return Thing(str(item.pk), KIND, item.title, item.address, item.extract, also, marks, item.when)


def sendable() -> "QuerySet[Item]":
    """Return what may be shown and sent: what everybody may read, and matters to the campaign."""
    return relevant()


def keep_all(now: dt.datetime) -> int:
    """Bring the index in step with all items of a year; done once an hour."""
    return keep_room(ROOM, as_found(sendable().filter(first_seen_at__gte=now - KEPT).iterator(chunk_size=500)))


def keep_fresh(now: dt.datetime) -> int:
    """Put in what came in or changed within minutes, and take out what staff hid and what became a copy."""
    fresh = Item.objects.filter(changed_at__gte=now - FRESH).order_by("pk")
    shown = list(sendable().filter(changed_at__gte=now - FRESH)[:2000])
    gone = set(fresh.values_list("pk", flat=True)) - {each.pk for each in shown}
    hidden = Item.objects.exclude(hidden_at=None).filter(hidden_at__gte=now - FRESH).values_list("pk", flat=True)
    index.remove(ROOM, map(str, {*gone, *hidden}))
    return index.put(ROOM, as_found(shown))


def lately(query: Query, now: dt.datetime, within: dt.timedelta) -> "QuerySet[Entry]":
    """Return what a query found within some time, the newest first."""
    return index.matching(query, (KIND,)).filter(at__gte=now - within, at__lte=now).order_by("-at", "-id")
