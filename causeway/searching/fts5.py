"""A query for SQLite, as its FTS5 reads it. The columns are ``title``, ``text`` and ``marks``, all of words that are plain ASCII."""

import json
from collections.abc import Sequence

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from causeway.searching.domain.tree import EVERY, Both, Either, Marked, Near, Query, Run, Without
from causeway.searching.sql import MOST, Row


def newest(query: Query) -> list[Row]:
    """Return what a query finds, the last put in first: FTS5 walks it in that order, and stops."""
    found = f"SELECT rowid FROM searching_words WHERE searching_words MATCH %s ORDER BY rowid DESC LIMIT {MOST}"  # noqa: S608
    sql = f"SELECT id, kind, weight, at FROM ({found}) found JOIN searching_entry ON id = found.rowid ORDER BY id DESC"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [match(query)])
        return list(map(Row._make, cursor.fetchall()))


def among(keys: Sequence[int]) -> RawSQL:
    """Return the condition that an entry is one of these."""
    return RawSQL("searching_entry.id IN (SELECT value FROM json_each(%s))", [json.dumps(list(keys))], BooleanField())


def match(query: Query) -> str:
    """Return the text for ``MATCH``."""
    if isinstance(query, Run):
        return f"title_words : {_run(query)}" if query.titled else _run(query)
    if isinstance(query, Near):
        return f"NEAR({_run(query.one)} {_run(query.other)}, {query.between})"
    if isinstance(query, Marked):
        return f"({' OR '.join(_quoted(each) for each in query.marks)})"
    if isinstance(query, Either):
        return f"({' OR '.join(map(match, query.parts))})"
    return _both(query.parts) if isinstance(query, Both) else _both((query,))


def _both(parts: tuple[Query, ...]) -> str:
    """Return all of some parts; FTS5 knows "this but not that", and nothing that is only denied."""
    asked = [match(part) for part in parts if not isinstance(part, Without)] or [_quoted(EVERY)]
    denied = [match(part.part) for part in parts if isinstance(part, Without)]
    found = f"({' AND '.join(asked)})"
    for each in denied:
        found = f"({found} NOT {each})"
    return found


def _run(run: Run) -> str:
    return _quoted(" ".join(run.words)) + (" *" if run.begun else "")


def _quoted(words: str) -> str:
    return f'"{words}"'
