"""The index: putting in, taking out, finding. The order of what is found is the same on both databases, and told here."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import connection, transaction
from django.db.models import BooleanField, F, QuerySet
from django.db.models.expressions import RawSQL

from causeway.searching import fts5, postgresql
from causeway.searching.domain.excerpts import Piece, excerpt, wanted
from causeway.searching.domain.tree import Both, Either, Marked, Near, Query, Run, Without
from causeway.searching.domain.widest import widest
from causeway.searching.models import Entry
from causeway.searching.things import UNDATED, Thing

A_BATCH = 500
_CHANGES = [each.name for each in Entry._meta.concrete_fields if each.name not in {"id", "room", "key"}]  # noqa: SLF001


@dataclass(frozen=True)
class Hit:
    """One thing found: ``pieces`` are of its text, of which those that were asked for are ``hit``."""

    room: str
    kind: str
    key: str
    title: str
    address: str
    at: dt.datetime | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Hits:
    """Some of what was found, from ``after`` on, and how many there are in all."""

    found: tuple[Hit, ...] = ()
    many: int = 0
    after: int = 0

    @property
    def more(self) -> int:
        """How many follow these."""
        return max(0, self.many - self.after - len(self.found))


@transaction.atomic
def put(room: str, things: Iterable[Thing]) -> int:
    """Put things of a room in, or in place of what they were; returns how many."""
    rows = {thing.key: thing.entry(room) for thing in things}
    made = Entry.objects.bulk_create(
        rows.values(), batch_size=A_BATCH, update_conflicts=True, unique_fields=["room", "key"], update_fields=_CHANGES
    )
    return len(made)


def remove(room: str, keys: Iterable[str]) -> None:
    """Take things of a room out."""
    every = list(keys)
    for at in range(0, len(every), A_BATCH):
        Entry.objects.filter(room=room, key__in=every[at : at + A_BATCH]).delete()


def matching(query: Query, rooms: Iterable[str] = (), kinds: Iterable[str] = ()) -> "QuerySet[Entry]":
    """Return the entries that a query finds, the likeliest first: what has it all in its title, then by weight, then the newest."""
    found = Entry.objects.filter(_condition(query))
    for name, values in (("room", tuple(rooms)), ("kind", tuple(kinds))):
        found = found.filter(**{f"{name}__in": values}) if values else found
    titled = _titled(query)
    if titled is None:
        return found.order_by("-weight", "-at", "-id")
    return found.annotate(titled=_condition(titled)).order_by(F("titled").desc(), "-weight", "-at", "-id")


def find(
    query: Query,
    *,
    rooms: Iterable[str] = (),
    kinds: Iterable[str] = (),
    limit: int = 20,
    after: int = 0,
    newest: bool = False,
) -> Hits:
    """Return ``limit`` of what a query finds, past the first ``after``; by date alone where the ``newest`` are asked for."""
    found = matching(query, rooms, kinds)
    some = (found.order_by("-at", "-id") if newest else found)[after : after + limit]
    many = found.order_by().count()
    return Hits(shown(some, query), many, after)


@dataclass(frozen=True)
class Group:
    """What was found of one kind: the first of it, and how many there are."""

    kind: str
    found: tuple[Hit, ...]
    many: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.many - len(self.found)


def grouped(query: Query, *, each: int = 5, most: int = 2000) -> tuple[Group, ...]:
    """Return what a query finds by kind, the kind of the likeliest first, each with its first few; of the ``most`` likeliest."""
    ranked = list(matching(query).values_list("kind", "pk")[:most])
    counts = Counter(kind for kind, _key in ranked)
    first = {kind: [key for other, key in ranked if other == kind][:each] for kind in counts}
    rows = Entry.objects.in_bulk([key for keys in first.values() for key in keys])
    return tuple(
        Group(kind, shown([rows[key] for key in keys if key in rows], query), counts[kind]) for kind, keys in first.items()
    )


def shown(entries: Iterable[Entry], query: Query) -> tuple[Hit, ...]:
    """Return entries as hits, with the piece of each text in which the words stand."""
    asked = wanted(query)
    return tuple(
        Hit(
            each.room,
            each.kind,
            each.key,
            each.title,
            each.address,
            None if each.at == UNDATED else each.at,
            excerpt(each.text, asked),
        )
        for each in entries
    )


def _condition(query: Query) -> RawSQL:
    if connection.vendor == "postgresql":
        made = postgresql.condition(query)
        return RawSQL(made.sql, made.values, BooleanField())  # noqa: S611  words of letters and digits, and patterns made of them
    found = "searching_entry.id IN (SELECT rowid FROM searching_words WHERE searching_words MATCH %s)"
    return RawSQL(found, [fts5.match(query)], BooleanField())  # noqa: S611


def _titled(query: Query) -> Query | None:
    """Return the query that all its words stand in the title; ``None`` where it asks for no words."""
    wide = widest(query)
    return None if wide is None else _in_title(wide)


def _in_title(wide: Query) -> Query | None:
    if isinstance(wide, Run):
        return replace(wide, titled=True)
    if isinstance(wide, Both | Either):
        parts = tuple(part for each in wide.parts if (part := _in_title(each)) is not None)
        return type(wide)(parts) if len(parts) > 1 else next(iter(parts), None)
    if isinstance(wide, Marked | Near | Without):
        return None
    raise TypeError(wide)
