"""Storing what a source brought: each thing once, what changed anew, near copies beside their lead, and everybody told."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from causeway.news.items.copies import cluster
from causeway.news.items.domain import LONGEST_KEY, Found, Kind
from causeway.news.items.likeness import address_key, said, title_key
from causeway.news.items.models import Item
from causeway.news.items.stored import Stored, tell
from causeway.news.sources.domain import LONGEST_ADDRESS
from causeway.news.sources.models import Source

AT_ONCE = 500
_CHANGES = (
    "kind",
    "address",
    "title",
    "extract",
    "outlet",
    "published_at",
    "changed_at",
    "as_of",
    "on",
    "people",
    "facts",
    "sha256",
    "address_key",
    "title_key",
    "wants_text",
)


@dataclass(frozen=True)
class Brought:
    """How many things were new, and of how many something else was said than before."""

    new: int = 0
    changed: int = 0

    def __add__(self, other: "Brought") -> "Brought":
        return Brought(self.new + other.new, self.changed + other.changed)


def store(source: Source, found: Sequence[Found], now: dt.datetime) -> Brought:
    """Store what a source brought. Each batch is one transaction: whatever is killed, a thing is there once, with all that follows."""
    brought = Brought()
    for begins in range(0, len(found), AT_ONCE):
        brought += _batch(source, found[begins : begins + AT_ONCE], now)
    return brought


@transaction.atomic
def _batch(source: Source, found: Sequence[Found], now: dt.datetime) -> Brought:
    Source.held(source.pk)  # another worker whose lease ran out waits here, and then finds everything stored
    by_key = {_key(each): each for each in reversed(found) if len(each.address) <= LONGEST_ADDRESS}
    there = {item.key: item for item in Item.objects.filter(source=source, key__in=list(by_key))}
    new = Item.objects.bulk_create(
        _filled(Item(source=source, key=key, first_seen_at=now), each, now) for key, each in by_key.items() if key not in there
    )
    changed = [item for key, item in there.items() if item.sha256 != said(by_key[key])]
    for item in changed:
        _filled(item, by_key[item.key], now)
    Item.objects.bulk_update(changed, _CHANGES, batch_size=50)
    same = [item.pk for item in there.values() if item not in changed]
    Item.objects.filter(pk__in=same).update(as_of=now)
    cluster(new, by_key, now)
    if new or changed:
        tell([*(Stored(item, new=True) for item in new), *(Stored(item, new=False) for item in changed)])
    return Brought(len(new), len(changed))


def _key(found: Found) -> str:
    """Return the source's own name for a thing; of one that is too long, its beginning and what tells it from others."""
    if len(found.key) <= LONGEST_KEY:
        return found.key
    return f"{found.key[: LONGEST_KEY - 65]} {address_key(found.kind, found.key)}"


def _filled(item: Item, found: Found, now: dt.datetime) -> Item:
    """Write what a source says into a row. A time ahead of ours is a clock that is wrong, or a page that was prepared: it came now."""
    published = found.published_at
    item.kind, item.address, item.title, item.outlet = found.kind.value, found.address, found.title, found.outlet
    if found.extract or not item.extract or item.title != found.title:
        item.extract = found.extract
    item.published_at = min(published, now) if published else None
    item.changed_at, item.as_of, item.on = now, found.as_of or now, found.on
    item.people, item.facts = [each.as_json() for each in found.people], dict(found.facts or {})
    item.sha256 = said(found)
    item.address_key, item.title_key = address_key(Kind(found.kind), found.address), title_key(Kind(found.kind), found.title)
    item.wants_text = found.kind is Kind.ARTICLE and not item.extract
    return item
