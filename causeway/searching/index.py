"""The index: putting in, taking out, finding. The order of what is found is the same on both databases, and told here."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import ModuleType

from django.db import connection, transaction
from django.db.models import BooleanField, F, QuerySet
from django.db.models.expressions import RawSQL

from causeway.searching import fts5, postgresql
from causeway.searching.domain.excerpts import Piece, excerpt, wanted
from causeway.searching.domain.tree import Both, Either, Marked, Near, Query, Run, Without, mark
from causeway.searching.domain.widest import widest
from causeway.searching.models import Entry
from causeway.searching.things import UNDATED, Thing

A_BATCH = FEW = 500
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


def matching(query: Query, kinds: Iterable[str] = ()) -> "QuerySet[Entry]":
    """Return the entries that a query finds, the likeliest first: what has it all in its title, then by weight, then the newest.

    Of what has a very common word, only the last put in are ranked: :data:`causeway.searching.sql.MOST` by their titles, as many by their texts.
    """
    asked, titled = _of(query, kinds), _titled(query)
    if titled is None:
        return Entry.objects.filter(_among(asked)).order_by("-weight", "-at", "-id")
    in_title = _of(Both((query, titled)), kinds)
    found = Entry.objects.filter(_among(in_title, asked)).annotate(titled=_among(in_title))
    return found.order_by(F("titled").desc(), "-weight", "-at", "-id")


def count(query: Query, kinds: Iterable[str] = ()) -> int:
    """Return how many a query finds, up to :data:`causeway.searching.sql.MOST`."""
    found = _database().ids(_of(query, kinds))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({found.sql}) counted", found.values)  # noqa: S608
        return int(cursor.fetchone()[0])


def find(query: Query, *, kinds: Iterable[str] = (), limit: int = 20, after: int = 0, newest: bool = False) -> Hits:
    """Return ``limit`` of what a query finds, past the first ``after``; by date alone where the ``newest`` are asked for."""
    asked = tuple(kinds)
    found = matching(query, asked)
    some = (found.order_by("-at", "-id") if newest else found)[after : after + limit]
    return Hits(shown(some, query), count(query, asked), after)


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


def grouped(query: Query, kinds: Iterable[str], *, each: int = 5) -> tuple[Group, ...]:
    """Return what a query finds of each kind that it finds anything of: the first few, and how many there are."""
    ranked = list(matching(query).values_list("kind", "pk")[: FEW + 1])
    if len(ranked) > FEW:  # of one kind there may be so many that the others are not among the first
        some = ((kind, find(query, kinds=(kind,), limit=each)) for kind in kinds)
        return tuple(Group(kind, hits.found, hits.many) for kind, hits in some if hits.found)
    of_kind = {kind: [key for other, key in ranked if other == kind] for kind in kinds}
    rows = Entry.objects.in_bulk([key for keys in of_kind.values() for key in keys[:each]])
    found = {kind: shown([rows[key] for key in keys[:each] if key in rows], query) for kind, keys in of_kind.items()}
    return tuple(Group(kind, found[kind], len(keys)) for kind, keys in of_kind.items() if found[kind])


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


def _of(query: Query, kinds: Iterable[str]) -> Query:
    marks = tuple(mark("kind", kind) for kind in kinds)
    return Both((query, Marked(marks))) if marks else query


def _database() -> ModuleType:
    return postgresql if connection.vendor == "postgresql" else fts5


def _among(*queries: Query) -> RawSQL:
    """Return the condition that an entry is among what one of some queries finds."""
    found = [_database().ids(query) for query in queries]
    ids = " UNION ".join(f"SELECT * FROM ({each.sql}) found{at}" for at, each in enumerate(found))  # noqa: S608
    values = [value for each in found for value in each.values]
    return RawSQL(f"searching_entry.id IN ({ids})", values, BooleanField())  # noqa: S611  letters, digits, and patterns of them


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
