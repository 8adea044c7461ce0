"""A query as a tree, and a document as what it is held against."""

from dataclasses import dataclass, field
from typing import TypeAlias

TITLE = "title"
EVERY = "_every"  # a mark that each document bears


@dataclass(frozen=True)
class Run:
    """Words that follow each other; of the last one only the beginning is given where it is ``begun``. ``titled``: in the title.

    ``spelt`` holds the words as somebody typed them, for sources that take accents and apostrophes for what they are.
    """

    words: tuple[str, ...]
    begun: bool = False
    titled: bool = False
    spelt: tuple[str, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True)
class Near:
    """Two runs in any order, with at most ``between`` words between them."""

    one: Run
    other: Run
    between: int


@dataclass(frozen=True)
class Marked:
    """A field's value: any one of the marks, as :func:`mark` gives them."""

    marks: tuple[str, ...]


@dataclass(frozen=True)
class Both:
    """All of these."""

    parts: tuple["Query", ...]


@dataclass(frozen=True)
class Either:
    """At least one of these."""

    parts: tuple["Query", ...]


@dataclass(frozen=True)
class Without:
    """Not this."""

    part: "Query"


Query: TypeAlias = Run | Near | Marked | Both | Either | Without


@dataclass(frozen=True)
class Document:
    """What a query is held against: the words of its title, those of its text, and its fields' marks."""

    title: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    marks: frozenset[str] = field(default_factory=frozenset)


def mark(name: str, value: str) -> str:
    """Return a field and its value, given as words, as one word that no text has: ``_service_speech_therapy``."""
    return f"_{name}_{'_'.join(value.split())}"


def depth(query: Query) -> int:
    """Return how many levels of AND, OR and NOT stand in each other."""
    if isinstance(query, Both | Either):
        return 1 + max(map(depth, query.parts))
    return 1 + depth(query.part) if isinstance(query, Without) else 0


def leaves(query: Query) -> tuple[Run | Near | Marked, ...]:
    """Return what a query is made of, from left to right."""
    if isinstance(query, Both | Either):
        return tuple(leaf for part in query.parts for leaf in leaves(part))
    return leaves(query.part) if isinstance(query, Without) else (query,)
