"""Clauses of a motion, and how one text of them differs from another: clause by clause, and word by word within a clause.

A clause keeps its ``id`` for life, so two texts are compared by it and nothing has to be guessed.
"""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

OWN = "own-"  # how the ids of clauses begin that a body adds
LOCAL = "local-"  # and those of figures about its place


class Part(StrEnum):
    """The three parts of a motion, in order."""

    NOTES = "notes"
    BELIEVES = "believes"
    RESOLVES = "resolves"


@dataclass(frozen=True)
class Recital:
    """A published figure as it stood on the day it was put in: whose, of when, from where. ``key`` names that very figure for good."""

    key: str
    indicator: str
    area: str  # kind and code: "authority:E10000003"
    period: str
    source: str
    link: str


@dataclass(frozen=True)
class Clause:
    """One clause. ``ask`` is the key of what it asks for, empty where it asks nothing; ``figure`` stands with a local figure."""

    id: str
    part: Part
    text: str
    ask: str = ""
    figure: Recital | None = None


def to_json(clauses: Iterable[Clause]) -> list[dict[str, Any]]:
    """Return clauses as plain values."""
    return [asdict(clause) | {"part": clause.part.value} for clause in clauses]


def from_json(kept: Iterable[dict[str, Any]]) -> tuple[Clause, ...]:
    """Return clauses from plain values."""
    return tuple(
        Clause(**each | {"part": Part(each["part"]), "figure": Recital(**each["figure"]) if each["figure"] else None})
        for each in kept
    )


def in_order(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """Return clauses by their parts; within one as they stand, local figures after what the model notes."""
    order = list(Part)
    return tuple(sorted(clauses, key=lambda clause: order.index(clause.part)))


def next_own(clauses: Iterable[Clause]) -> str:
    """Return the id of the next clause that a body adds."""
    taken = [int(clause.id.removeprefix(OWN)) for clause in clauses if re.fullmatch(rf"{OWN}\d+", clause.id)]
    return f"{OWN}{max(taken, default=0) + 1}"


class Mark(StrEnum):
    """What became of some words."""

    SAME = "same"
    TAKEN = "taken out"
    PUT = "put in"


class Piece(NamedTuple):
    """Words that share one fate."""

    mark: Mark
    text: str

    @property
    def taken(self) -> bool:
        """Whether these words were taken out."""
        return self.mark is Mark.TAKEN

    @property
    def put(self) -> bool:
        """Whether these words were put in."""
        return self.mark is Mark.PUT


_WORDS = re.compile(r"\S+|\s+")  # blanks apart, so that a last word is the same where others follow it
_FEWEST = 2  # so many unchanged words in a row are worth leaving between two changes


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return how ``before`` became ``after``: without what was put in they read as the one, without what was taken out as the other."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    found: list[Piece] = []
    taken: list[str] = []
    put: list[str] = []
    for at, (tag, a, b, c, d) in enumerate(steps):
        inside = 0 < at < len(steps) - 1
        if tag == "equal" and not (inside and sum(not each.isspace() for each in old[a:b]) < _FEWEST):
            found += [*_changed(taken, put), Piece(Mark.SAME, "".join(old[a:b]))]
            taken, put = [], []
        else:
            taken += old[a:b]
            put += new[c:d]
    return (*found, *_changed(taken, put))


def _changed(taken: Sequence[str], put: Sequence[str]) -> list[Piece]:
    both = (Piece(Mark.TAKEN, "".join(taken)), Piece(Mark.PUT, "".join(put)))
    return [piece for piece in both if piece.text]


class Fate(StrEnum):
    """What became of a clause of the model."""

    KEPT = "kept"
    CHANGED = "changed"
    STRUCK = "struck"
    ADDED = "added"
    LOCAL = "local figure"


@dataclass(frozen=True)
class Compared:
    """One clause beside the model: its fate, and its words in pieces."""

    clause: Clause  # as it stands; one that was struck, as it stood in the model
    fate: Fate
    pieces: tuple[Piece, ...]


_PLACE = re.compile(r"\[[^\[\]]+\]")  # to fill in, such as "[date]"


def _plain(text: str) -> str:
    return " ".join(text.split())


def says_the_same(model: str, text: str) -> bool:
    """Whether a clause is the model's, but for blanks and what was filled into its places in square brackets."""
    filled = "[^.;]{1,80}".join(map(re.escape, _PLACE.split(_plain(model))))
    return re.fullmatch(filled, _plain(text)) is not None


def compared(model: Sequence[Clause], now: Sequence[Clause]) -> tuple[Compared, ...]:
    """Return every clause of both in the model's order, what was added after the rest of its part."""
    standing = {clause.id: clause for clause in now}
    known = {clause.id for clause in model}
    rows = [_beside(clause, standing.get(clause.id)) for clause in model]
    rows += [_new(clause) for clause in now if clause.id not in known]
    order = list(Part)
    return tuple(sorted(rows, key=lambda row: order.index(row.clause.part)))


def _beside(model: Clause, now: Clause | None) -> Compared:
    if now is None:
        return Compared(model, Fate.STRUCK, (Piece(Mark.TAKEN, model.text),))
    fate = Fate.KEPT if says_the_same(model.text, now.text) else Fate.CHANGED
    whole = (Piece(Mark.SAME, now.text),)
    return Compared(now, fate, pieces(model.text, now.text) if fate is Fate.CHANGED else whole)


def _new(clause: Clause) -> Compared:
    if clause.figure:
        return Compared(clause, Fate.LOCAL, (Piece(Mark.SAME, clause.text),))
    return Compared(clause, Fate.ADDED, (Piece(Mark.PUT, clause.text),))


def to_fill_in(clauses: Iterable[Clause]) -> tuple[tuple[str, str], ...]:
    """Return each clause's key with a place in square brackets ("[date]") that nobody has filled in."""
    return tuple((clause.id, place) for clause in clauses for place in dict.fromkeys(_PLACE.findall(clause.text)))


def reworded(clauses: Iterable[Clause], key: str, text: str) -> tuple[Clause, ...]:
    """Return the clauses with one in other words; an empty text strikes it."""
    return tuple(
        replace(clause, text=text) if clause.id == key else clause for clause in clauses if clause.id != key or text.strip()
    )
