"""A query for PostgreSQL: a ``tsquery`` for the index, and what it cannot say held against the words themselves.

A tsvector keeps no place above 16,383 and no more than 256 places of a word, so that a phrase in a long report would be missed. So ours
has no places: the index finds what has the words, and phrases and NEAR are looked up in the words, at any length.

How words begin stands in it, too: all words with a beginning are many, and finding them all takes long.
An index of words knows no order. Of a common word the last entries are wanted, so each bears the block its key lies in, small and large, as a
word: the newest blocks are asked first, and the index itself leaves out all others.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from causeway.searching.domain.tree import EVERY, Both, Either, Marked, Near, Query, Run, Without, leaves
from causeway.searching.domain.widest import widest
from causeway.searching.sql import MOST, Condition, Row

VECTOR = "found.vector @@ %s::tsquery"
SMALL, LARGE = 4096, 65_536  # keys in a block, as the migration that made the vector has them
BEGUN = 4  # letters of each word that the vector has, for what begins so; shorter beginnings are dear
FIRST = 4 * SMALL  # keys that are looked through first
SURE = 1.3  # so many times as far as would do, if a word is as common there
FURTHEST = 64 * LARGE
_COLUMNS = ("found.title_words", "found.text_words")
_ANY_LETTERS, _ANY_WORD = "[^ ]*", " [^ ]+"


def newest(query: Query) -> list[Row]:
    """Return what a query finds, the last put in first: of the newest blocks, as far back as it takes to find enough."""
    found = condition(query)
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM searching_entry")
        last = cursor.fetchone()[0] or 0
        far, size = FIRST, SMALL
        while far < last:
            rows = _asked(cursor, found, _blocks(last, last - far, size))
            if len(rows) == MOST:
                return rows
            far, size = max(2 * far, int(far * SURE * MOST / len(rows))) if rows else last, LARGE
            if far > FURTHEST:
                break
        return _asked(cursor, found, ())


def _blocks(last: int, first: int, size: int) -> tuple[str, ...]:
    """Return the words of the blocks of a size in which the keys from ``first`` to ``last`` lie."""
    sign = "#" if size == SMALL else "##"
    return tuple(f"{sign}{number}" for number in range(max(first, 0) // size, last // size + 1))


def _asked(cursor: Any, found: Condition, blocks: Sequence[str]) -> list[Row]:
    """Ask for what is found, in some blocks or everywhere. It is found before it is ordered, so that no plan walks through all entries."""
    within = f" AND {VECTOR}" if blocks else ""
    values = (*found.values, *((" | ".join(map(_lexeme, blocks)),) if blocks else ()))
    row = "id, kind, weight, extract(epoch FROM at)::float8 AS at"
    sql = f"SELECT {row} FROM searching_entry found WHERE {found.sql}{within}"  # noqa: S608
    cursor.execute(f"WITH every AS MATERIALIZED ({sql}) SELECT * FROM every ORDER BY id DESC LIMIT {MOST}", values)  # noqa: S608
    return list(map(Row._make, cursor.fetchall()))


def among(keys: Sequence[int]) -> RawSQL:
    """Return the condition that an entry is one of these."""
    return RawSQL("searching_entry.id = ANY(%s)", [list(keys)], BooleanField())


def condition(query: Query) -> Condition:
    """Return what stands after ``WHERE``, of entries that are called ``found``."""
    if not any(map(_has_order, leaves(query))):
        return Condition(VECTOR, (_tsquery(query),))
    wide, exact = widest(query), _exact(query)
    if wide is None:
        return exact
    return Condition(f"({VECTOR} AND {exact.sql})", (_tsquery(wide), *exact.values))


def _has_order(leaf: Run | Near | Marked) -> bool:
    """Whether an index of words without places does not tell it."""
    return isinstance(leaf, Near) or (isinstance(leaf, Run) and (len(leaf.words) > 1 or _is_long(leaf)))


def _is_long(run: Run) -> bool:
    """Whether a word that is only begun is longer than what the vector has of how words begin."""
    return run.begun and len(run.words[-1]) > BEGUN


def _tsquery(query: Query) -> str:
    if isinstance(query, Run):
        return _run(query, len(query.words) - 1)
    if isinstance(query, Marked):
        return f"({' | '.join(map(_lexeme, query.marks))})"
    if isinstance(query, Without):
        return f"({_lexeme(EVERY)} & !{_tsquery(query.part)})"
    if isinstance(query, Near):
        raise TypeError(query)
    return f"({(' & ' if isinstance(query, Both) else ' | ').join(map(_tsquery, query.parts))})"


def _run(run: Run, at: int) -> str:
    """Return one word of a run; of the title, as the vector has those besides."""
    word, title = run.words[at], "^" if run.titled else ""
    if not run.begun or at < len(run.words) - 1:
        return _lexeme(f"{title}{word}")
    return _lexeme(f"{title}{word}") + ":*" if len(word) < BEGUN else _lexeme(f"{title}~{word[:BEGUN]}")


def _lexeme(word: str) -> str:
    return f"'{word}'"


def _exact(query: Query) -> Condition:
    if isinstance(query, Without):
        denied = _exact(query.part)
        return Condition(f"NOT {denied.sql}", denied.values)
    if isinstance(query, Both | Either):
        parts = [_exact(part) for part in query.parts]
        joined = (" AND " if isinstance(query, Both) else " OR ").join(part.sql for part in parts)
        return Condition(f"({joined})", tuple(value for part in parts for value in part.values))
    if isinstance(query, Near):
        return _looked_up("~", _near(query), _COLUMNS)
    if isinstance(query, Run) and _has_order(query):
        return _phrase(query)
    return Condition(f"({VECTOR})", (_tsquery(query),))


def _phrase(run: Run) -> Condition:
    there = _looked_up("LIKE", _like(run), _COLUMNS[:1] if run.titled else _COLUMNS)
    if not run.titled:
        return there
    words = " & ".join(_run(run, at) for at in range(len(run.words)))
    return Condition(f"({VECTOR} AND {there.sql})", (words, *there.values))


def _looked_up(sign: str, pattern: str, columns: tuple[str, ...]) -> Condition:
    return Condition(f"({' OR '.join(f'{column} {sign} %s' for column in columns)})", (pattern,) * len(columns))


def _like(run: Run) -> str:
    """Return a run as a pattern; our words are letters and digits, and have none of the signs of patterns."""
    return f"% {' '.join(run.words)}{'%' if run.begun else ' %'}"


def _near(near: Near) -> str:
    """Return both orders with the words between, and the ways in which the two can share words, as one regular expression."""
    ways = [f"{_regex(a)}(?:{_ANY_WORD}){{0,{near.between}}} {_regex(b)}" for a, b in _orders(near)]
    shared = {" ".join(way) for a, b in _orders(near) for at in range(len(a.words)) if (way := _shared(a, b, at))}
    return f" (?:{'|'.join([*ways, *sorted(shared)])}) "


def _orders(near: Near) -> tuple[tuple[Run, Run], ...]:
    return (near.one, near.other), (near.other, near.one)


def _regex(run: Run) -> str:
    return " ".join(run.words) + (_ANY_LETTERS if run.begun else "")


def _terms(run: Run) -> list[tuple[str, bool]]:
    last = len(run.words) - 1
    return [(word, run.begun and at == last) for at, word in enumerate(run.words)]


def _shared(one: Run, other: Run, at: int) -> list[str]:
    """Return the words of two runs of which the second begins within the first, at its word ``at``; nothing where they cannot."""
    long = _terms(one)
    for place, (word, begun) in enumerate(_terms(other), at):
        if place == len(long):
            long.append((word, begun))
            continue
        known, known_begun = long[place]
        if (begun and known.startswith(word)) or (not begun and not known_begun and word == known):
            continue
        if not (known_begun and word.startswith(known)):
            return []
        long[place] = (word, begun)
    return [word + (_ANY_LETTERS if begun else "") for word, begun in long]
