"""A query for PostgreSQL: a ``tsquery`` for the index, and what it cannot say held against the words themselves.

A tsvector keeps no place above 16,383 and no more than 256 places of a word, so that a phrase in a long report would be missed. So ours
has no places: the index finds what has the words, and phrases and NEAR are looked up in the words, at any length.
"""

from causeway.searching.domain.tree import EVERY, Both, Either, Marked, Near, Query, Run, Without, leaves
from causeway.searching.domain.widest import widest
from causeway.searching.sql import MOST, Condition

VECTOR = "found.vector @@ %s::tsquery"
_COLUMNS = ("found.title_words", "found.text_words")
_ANY_LETTERS, _ANY_WORD = "[^ ]*", " [^ ]+"


def ids(query: Query) -> Condition:
    """Return the selection of the keys of what a query finds, the newest first."""
    found = condition(query)
    sql = f"SELECT found.id FROM searching_entry found WHERE {found.sql} ORDER BY found.id DESC LIMIT {MOST}"  # noqa: S608
    return Condition(sql, found.values)


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
    return isinstance(leaf, Near) or (isinstance(leaf, Run) and (len(leaf.words) > 1 or leaf.titled))


def _tsquery(query: Query) -> str:
    if isinstance(query, Run):
        return _lexeme(query.words[0]) + (":*" if query.begun else "")
    if isinstance(query, Marked):
        return f"({' | '.join(map(_lexeme, query.marks))})"
    if isinstance(query, Without):
        return f"({_lexeme(EVERY)} & !{_tsquery(query.part)})"
    if isinstance(query, Near):
        raise TypeError(query)
    return f"({(' & ' if isinstance(query, Both) else ' | ').join(map(_tsquery, query.parts))})"


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
    if _has_order(query):
        return _looked_up("LIKE", _like(query), _COLUMNS[:1] if query.titled else _COLUMNS)  # type: ignore[union-attr,arg-type]
    return Condition(f"({VECTOR})", (_tsquery(query),))


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
