"""The widest query that loses nothing: what must at least be there, for a source or an index that speaks only words.

What it finds is held against the whole query afterwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from causeway.searching.domain.problems import Problem, Slip
from causeway.searching.domain.tree import Both, Either, Marked, Near, Query, Run, Without


def widest(query: Query) -> Query | None:
    """Return a query of words, beginnings and marks, with AND and OR only, that finds all that ``query`` finds; ``None`` for everything."""
    return _wide(query, asked=True)


def _wide(query: Query, *, asked: bool) -> Query | None:
    if isinstance(query, Without):
        return _wide(query.part, asked=not asked)
    if isinstance(query, Both | Either):
        parts = [_wide(part, asked=asked) for part in query.parts]
        every = isinstance(query, Both) is asked  # what is denied turns AND into OR
        return _all_of(parts) if every else _one_of(parts)
    if not asked:
        return None
    if isinstance(query, Near):
        return _all_of([_wide(query.one, asked=True), _wide(query.other, asked=True)])
    if isinstance(query, Run):
        last = len(query.words) - 1
        return _all_of([Run((word,), begun=query.begun and at == last) for at, word in enumerate(query.words)])
    return query


def _all_of(parts: Iterable[Query | None]) -> Query | None:
    there = tuple(dict.fromkeys(part for part in parts if part is not None))
    return Both(there) if len(there) > 1 else next(iter(there), None)


def _one_of(parts: list[Query | None]) -> Query | None:
    if None in parts:
        return None
    there = tuple(dict.fromkeys(part for part in parts if part is not None))
    return Either(there) if len(there) > 1 else there[0]


@dataclass(frozen=True)
class Anchor:
    """A word, a beginning or a mark, one of which everything bears that a query finds."""

    word: str
    begun: bool = False


def anchors(query: Query) -> tuple[Anchor, ...]:
    """Return the fewest and longest words of which each document that a query finds has at least one."""
    wide = widest(query)
    if wide is None:
        raise Problem(Slip.ALL)
    return _anchors(wide)


def _anchors(wide: Query) -> tuple[Anchor, ...]:
    if isinstance(wide, Marked):
        return tuple(Anchor(each) for each in wide.marks)
    if isinstance(wide, Run):
        return (Anchor(wide.words[0], wide.begun),)
    if isinstance(wide, Either):
        return tuple(dict.fromkeys(each for part in wide.parts for each in _anchors(part)))
    if not isinstance(wide, Both):
        raise TypeError(wide)
    return min(map(_anchors, wide.parts), key=lambda some: (len(some), -min(len(each.word) for each in some)))


@dataclass(frozen=True)
class Speaks:
    """What a source understands: whether phrases in quotation marks, whether OR, and how many queries we ask it at most."""

    phrases: bool = False
    either: bool = False
    most: int = 4


def at_source(query: Query, speaks: Speaks) -> tuple[str, ...]:
    """Return the queries to ask a source, which together find all that ``query`` finds there.

    Raises :class:`Problem` where a part names no whole word, for such a source would have to be read whole.
    """
    ways = _ways(query, asked=True, phrases=speaks.phrases)
    said = tuple(dict.fromkeys(" ".join(way) for way in ways))
    if not all(said):
        raise Problem(Slip.SHORT)
    if len(said) > 1 and speaks.either:
        return (" OR ".join(f"({each})" if " " in each else each for each in said),)
    if len(said) <= speaks.most:
        return said
    shorter = tuple(dict.fromkeys(max(way, key=len) for way in ways))
    if len(shorter) > speaks.most:
        raise Problem(Slip.MANY)
    return shorter


def _ways(query: Query, *, asked: bool, phrases: bool) -> list[tuple[str, ...]]:
    """Return the ways in which a query may be fulfilled: the words and phrases that each needs."""
    if isinstance(query, Without):
        return _ways(query.part, asked=not asked, phrases=phrases)
    if isinstance(query, Both | Either):
        parts = [_ways(part, asked=asked, phrases=phrases) for part in query.parts]
        if isinstance(query, Both) is not asked:
            return [way for part in parts for way in part]
        return _together(parts) or min((part for part in parts if all(part)), key=len, default=[()])
    if not asked or isinstance(query, Marked):
        return [()]
    if isinstance(query, Near):
        return [tuple(dict.fromkeys((*_said(query.one, phrases=phrases), *_said(query.other, phrases=phrases))))]
    return [_said(query, phrases=phrases)]


_MOST_WAYS = 32


def _together(parts: Iterable[list[tuple[str, ...]]]) -> list[tuple[str, ...]]:
    """Return the ways in which all parts are fulfilled; none where they are too many, which is seen before all of them are made."""
    ways: list[tuple[str, ...]] = [()]
    for part in parts:
        ways = list(dict.fromkeys(tuple(dict.fromkeys((*way, *more))) for way in ways for more in part))
        if len(ways) > _MOST_WAYS:
            return []
    return ways


def _said(run: Run, *, phrases: bool) -> tuple[str, ...]:
    """Return what a run needs, without a word of which only the beginning is given."""
    spelt = run.spelt or run.words
    whole = spelt[:-1] if run.begun else spelt
    return (f'"{" ".join(whole)}"',) if phrases and len(whole) > 1 else whole
