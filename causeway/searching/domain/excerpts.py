"""The piece of a text in which what was asked for stands, in parts, so that a page can mark them and escape the rest."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from causeway.searching.domain.tokens import tokens
from causeway.searching.domain.tree import Both, Either, Marked, Near, Query, Run, Without

AROUND, LONGEST = 60, 200
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Piece:
    """Some of a text, and whether it was asked for."""

    text: str
    hit: bool = False


@dataclass(frozen=True)
class Wanted:
    """The words, and the beginnings of words, that a query asks for."""

    words: frozenset[str]
    begun: tuple[str, ...]

    def has(self, word: str) -> bool:
        """Whether a word is one."""
        return word in self.words or word.startswith(self.begun)


def wanted(query: Query) -> Wanted:
    """Return the words that a query asks for, and none that it denies."""
    runs = list(_runs(query))
    last = {run.words[-1] for run in runs if run.begun}
    whole = {word for run in runs for word in (run.words[:-1] if run.begun else run.words)}
    return Wanted(frozenset(whole), tuple(sorted(last)))


def _runs(query: Query) -> Collection[Run]:
    if isinstance(query, Both | Either):
        return [run for part in query.parts for run in _runs(part)]
    if isinstance(query, Near):
        return [query.one, query.other]
    return [] if isinstance(query, Without | Marked) else [query]


def excerpt(text: str, asked: Wanted) -> tuple[Piece, ...]:
    """Return where the first of the words stands, at most some 200 characters; the beginning where none does."""
    first = _first(text, asked)
    left = _edge(text, max(0, first - AROUND))
    right = min(len(text), left + LONGEST)
    if right < len(text) and (blank := text.rfind(" ", first, right)) > first:
        right = blank
    shown, at = text[left:right], 0
    pieces = [Piece("… ")] if left else []
    for found in tokens(shown):
        if asked.has(found.word):
            pieces += [Piece(_line(shown[at : found.start])), Piece(_line(shown[found.start : found.end]), hit=True)]
            at = found.end
    pieces.append(Piece(_line(shown[at:]) + (" …" if right < len(text) else "")))
    return tuple(piece for piece in pieces if piece.text)


def _first(text: str, asked: Wanted) -> int:
    """Return where the first of the words begins; 0 where none does. Words are looked for as they are, and only then one by one."""
    spelt = "|".join([*(rf"{re.escape(word)}(?!\w)" for word in asked.words), *map(re.escape, asked.begun)])
    if not spelt:
        return 0
    if plain := re.search(rf"(?<!\w)(?:{spelt})", text, re.IGNORECASE):
        return plain.start()
    return next((found.start for found in tokens(text) if asked.has(found.word)), 0)


def _edge(text: str, at: int) -> int:
    """Return where the next word begins."""
    return at if at == 0 else text.find(" ", at) + 1 or at


def _line(text: str) -> str:
    return _BLANKS.sub(" ", text)
