"""What a paper is made of: a document of sections of blocks. Texts are finished and in one language; charts are series, not pictures.

Everything is frozen, so that two equal trees make the same paper and a tree's digest can stand for it.
"""

import hashlib
from dataclasses import dataclass

from causeway.charts.strip import Strip


@dataclass(frozen=True)
class Chart:
    """Where one figure lies among all areas. ``unit`` and ``decimals`` write the scale; ``alt`` says it to who does not see it."""

    strip: Strip
    title: str
    alt: str
    unit: str


@dataclass(frozen=True)
class Finding:
    """One sentence made by rule from published numbers, with what it does not show and the number of its source on the last page."""

    sentence: str
    about: str  # the area the figure is of, and how much of the paper's area lies in it
    caveat: str
    source: int
    chart: Chart | None


@dataclass(frozen=True)
class Words:
    """A paragraph; ``quiet`` is set smaller."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Point:
    """A request or a step: a few words, and the text."""

    title: str
    text: str
    to: str = ""  # who answers, for a question


@dataclass(frozen=True)
class Blank:
    """A place that whoever uses the paper fills in by hand."""

    label: str


@dataclass(frozen=True)
class Cited:
    """One source: what, of when, by whom, under what licence, where."""

    what: str
    period: str
    publisher: str
    licence: str
    address: str


Block = Finding | Words | Point | Blank | Cited


@dataclass(frozen=True)
class Section:
    """A heading and its blocks; ``turns`` begins it on a new page."""

    title: str
    blocks: tuple[Block, ...]
    turns: bool = False


@dataclass(frozen=True)
class Document:
    """A whole paper. ``again`` is the address that shows the same figures whatever is published later; empty where none is kept."""

    title: str
    subtitle: str
    kicker: str
    author: str
    language: str
    sections: tuple[Section, ...]
    address: str
    again: str
    foot: str

    @property
    def digest(self) -> str:
        """Return what stands for the content: equal for equal papers."""
        return digest_of(self)


@dataclass(frozen=True)
class Card:
    """A picture for sharing: one sentence with its source. ``alt`` holds everything that stands on it."""

    kicker: str
    title: str
    sentence: str
    source: str
    address: str
    language: str

    @property
    def alt(self) -> str:
        """Return everything on the card, as text."""
        return " ".join(part if part.endswith(".") else f"{part}." for part in (self.title, self.sentence, self.source) if part)

    @property
    def digest(self) -> str:
        """Return what stands for the content: equal for equal cards."""
        return digest_of(self)


def digest_of(tree: object) -> str:
    """Return a digest of a tree, 16 hexadecimal digits."""
    return hashlib.sha256(repr(tree).encode()).hexdigest()[:16]
