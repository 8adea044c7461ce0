"""What a paper is made of: a document of sections of blocks. Texts are finished and in one language; charts are series, not pictures.

Everything is frozen, so that two equal trees make the same paper and a tree's digest can stand for it.
"""

import hashlib
from dataclasses import dataclass

from causeway.charts.strip import Strip


class Tree:
    """The root of a paper of any kind: a frozen dataclass with everything it says."""

    language: str

    @property
    def digest(self) -> str:
        """Return what stands for the content, 16 hexadecimal digits: equal for equal trees."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]


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


@dataclass(frozen=True)
class Prose:
    """A paragraph with places to fill in among its words."""

    parts: tuple[str | Blank, ...]


@dataclass(frozen=True)
class Listed:
    """Paragraphs one below the other; ``lettered`` a, b, c, where a vote may name one of them."""

    items: tuple[Prose, ...]
    lettered: bool = False


@dataclass(frozen=True)
class Box:
    """A few lines set apart from the rest: the summary that comes first, or a note to whoever uses the paper."""

    title: str
    lines: tuple[Prose, ...]
    note: bool = False  # to whoever uses the paper, not to its readers


@dataclass(frozen=True)
class Table:
    """Rows under a header; each cell a text or a place to fill in. ``widths`` are shares of the page, ``numbers`` columns set right."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str | Blank, ...], ...]
    widths: tuple[int, ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Motion:
    """A motion to vote on: what it begins with, and its parts, each with the words that lead into it."""

    title: str
    parts: tuple[tuple[str, Listed], ...]


@dataclass(frozen=True)
class Choice:
    """A question on a form with what can be ticked."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Room:
    """A question on a form with room to write, so many lines of it."""

    question: str
    lines: int


Block = Finding | Words | Point | Blank | Cited | Prose | Listed | Box | Table | Motion | Choice | Room


@dataclass(frozen=True)
class Section:
    """A heading and its blocks; ``turns`` begins it on a new page."""

    title: str
    blocks: tuple[Block, ...]
    turns: bool = False


@dataclass(frozen=True)
class Document(Tree):
    """A whole paper. ``again`` is the address that shows the same figures whatever is published later; empty where none is kept.

    ``address`` is where more stands, printed as a code to scan; empty for a paper that has none.
    ``lead`` stands before the first section.
    """

    title: str
    subtitle: str
    kicker: str
    author: str
    language: str
    sections: tuple[Section, ...]
    address: str
    again: str
    foot: str
    lead: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Card(Tree):
    """A picture for sharing: one number and one line with its source. ``alt`` holds everything that stands on it.

    Without a ``number`` the line stands alone. ``tag`` stands over it, ``beside`` under it: the nation's number, or what is asked.
    """

    kicker: str
    title: str
    line: str
    source: str
    address: str
    language: str
    number: str = ""
    tag: str = ""
    beside: str = ""

    @property
    def alt(self) -> str:
        """Return everything on the card, as text."""
        said = (self.title, self.tag, f"{self.number} {self.line}".strip(), self.beside, self.source)
        return " ".join(part if part.endswith(".") else f"{part}." for part in said if part)


@dataclass(frozen=True)
class Leaflet(Tree):
    """One page to hand out: one number, what it is, and what one can do. ``number`` is empty where none is published.

    ``tag`` stands over the line, ``beside`` under it: the nation's number, or what is asked where there is none.
    """

    kicker: str
    title: str
    headline: str
    number: str
    tag: str
    line: str
    beside: str
    small: str  # whose figure, its caveat and its source
    steps: tuple[Point, ...]
    address: str
    shown: str  # the address as a person types it
    foot: str
    author: str
    language: str


@dataclass(frozen=True)
class Poster(Tree):
    """A poster for a wall, with strips to tear off. ``number`` is empty where no figure is published, ``title`` where it is of no place."""

    kicker: str
    question: str
    title: str
    number: str
    sentence: str
    small: str  # whose figure, its caveat and its source
    ask: str
    scan: str
    lines: tuple[str, ...]
    address: str
    shown: str  # the address as a person types it
    strip: str  # what stands on each strip, above the address
    foot: str
    author: str
    language: str


@dataclass(frozen=True)
class Letter(Tree):
    """A letter that people write themselves: what it must hold, in places to fill in; ``note`` is to the writer and is deleted."""

    title: str
    note: Box
    sender: Blank
    date: Blank
    addressee: tuple[str | Blank, ...]
    salutation: Prose
    body: tuple[Block, ...]
    closing: str
    signed: Blank
    author: str
    language: str


@dataclass(frozen=True)
class Text(Tree):
    """A text to paste elsewhere, paragraph by paragraph."""

    title: str
    paragraphs: tuple[str, ...]
    language: str

    @property
    def whole(self) -> str:
        """Return all of it, a blank line between paragraphs."""
        return "\n\n".join(self.paragraphs) + "\n"

    @property
    def has_blanks(self) -> bool:
        """Return whether something in it is for a person to fill in."""
        return "[" in self.whole


@dataclass(frozen=True)
class Code(Tree):
    """An address as a code to scan."""

    address: str
    alt: str
    language: str
