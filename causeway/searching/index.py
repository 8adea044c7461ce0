"""The index: putting in, taking out, finding. The order of what is found is the same on both databases, and told here."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from causeway.searching import fts5, postgresql
from causeway.searching.domain.excerpts import Piece, excerpt, wanted
from causeway.searching.domain.tree import Both, Either, Marked, Near, Query, Run, Without, mark
from causeway.searching.domain.widest import widest
from causeway.searching.models import Entry
from causeway.searching.sql import Row
from causeway.searching.things import UNDATED, Thing

A_BATCH = FEW = 500
_CHANGES = [each.name for each in Entry._meta.concrete_fields if each.name not in {"id", "room", "key"}]  # noqa: SLF001


@dataclass(frozen=True)
class Hit:
    """One thing found: ``pieces`` are of its text, of which those that were asked for are ``hit``."""

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


@dataclass(frozen=True)
class _Found:
    """What a query finds, the last put in first, and what has all its words in the title; ``None`` where it asks for no words."""

    rows: list[Row]
    titled: list[Row] | None

    def ranked(self, *, newest: bool = False) -> list[Row]:
        """Return it in order, each once: what has it all in its title, by weight, by date; or by date alone."""
        first = {row.key for row in self.titled or ()}
        every = {row.key: row for row in (*self.rows, *(self.titled or ()))}.values()
        if newest:
            return sorted(every, key=_day, reverse=True)
        return sorted(every, key=lambda row: (row.key in first, row.weight, *_day(row)), reverse=True)


def _day(row: Row) -> tuple[Any, int]:
    return row.at, row.key


def _found(query: Query, kinds: Iterable[str]) -> _Found:
    asked, titled = tuple(kinds), _titled(query)
    newest = _database().newest
    in_title = None if titled is None else newest(_of(Both((query, titled)), asked))
    return _Found(newest(_of(query, asked)), in_title)


def _entries(rows: Iterable[Row]) -> list[Entry]:
    """Return the entries of some rows, in their order."""
    keys = [row.key for row in rows]
    held = Entry.objects.in_bulk(keys)
    return [held[key] for key in keys if key in held]


def matching(query: Query, kinds: Iterable[str] = ()) -> "QuerySet[Entry]":
    """Return the entries that a query finds, of very common words the last put in: :data:`causeway.searching.sql.MOST`."""
    return Entry.objects.filter(_database().among([row.key for row in _database().newest(_of(query, kinds))]))


def find(query: Query, *, kinds: Iterable[str] = (), limit: int = 20, after: int = 0, newest: bool = False) -> Hits:
    """Return ``limit`` of what a query finds, past the first ``after``, the likeliest first; by date alone where the ``newest`` are asked for.

    What has it all in its title comes first, then by weight, then the newest. Of what has a very common word, only the last put in are
    ranked and counted: :data:`causeway.searching.sql.MOST` by their texts, as many by their titles.
    """
    found = _found(query, kinds)
    return Hits(shown(_entries(found.ranked(newest=newest)[after : after + limit]), query), len(found.rows), after)


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
    ranked = _found(query, ()).ranked()
    if len(ranked) > FEW:  # of one kind there may be so many that the others are not among the last
        some = ((kind, find(query, kinds=(kind,), limit=each)) for kind in kinds)
        return tuple(Group(kind, hits.found, hits.many) for kind, hits in some if hits.found)
    of_kind = {kind: [row for row in ranked if row.kind == kind] for kind in kinds}
    return tuple(Group(kind, shown(_entries(rows[:each]), query), len(rows)) for kind, rows in of_kind.items() if rows)


def shown(entries: Iterable[Entry], query: Query) -> tuple[Hit, ...]:
    """Return entries as hits, with the piece of each text in which the words stand."""
    asked = wanted(query)
    return tuple(
        Hit(
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
