"""What a slide deck is made of. As in :mod:`tree`, texts are finished and frozen, and charts are numbers, not pictures."""

from dataclasses import dataclass
from enum import StrEnum

from causeway.briefings.domain.tree import Tree


class Layout(StrEnum):
    """How a slide is laid out; a renderer has one master layout for each."""

    COVER = "cover"
    POINTS = "points"
    FINDING = "finding"
    TABLE = "table"
    BLANKS = "blanks"
    SOURCES = "sources"


@dataclass(frozen=True)
class Series:
    """One line or row of bars: its name, and a value for each category; ``None`` where none was published."""

    name: str
    values: tuple[float | None, ...]

    @property
    def last(self) -> float:
        """Return the last value there is."""
        return next((value for value in reversed(self.values) if value is not None), 0.0)


@dataclass(frozen=True)
class Plot:
    """A chart as its numbers: lines over the periods in ``categories``, or with one series a bar for each category.

    The first series, or the first bar, is the area's own. ``unit`` and ``decimals`` write the values; ``least`` and ``most`` bound
    the scale where the unit has bounds; ``along`` says which part of a year its name means ("January of each year"); ``alt`` says the
    chart to who does not see it.
    """

    bars: bool
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    title: str
    alt: str
    unit: str
    decimals: int
    least: float | None
    most: float | None
    along: str = ""


@dataclass(frozen=True)
class Table:
    """A table with a row of heads; ``alt`` says what it holds."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    alt: str


@dataclass(frozen=True)
class Line:
    """A point on a slide: a text, set strong or not, and the address it leads to, if any."""

    text: str
    more: str = ""
    address: str = ""


@dataclass(frozen=True)
class Big:
    """The number a slide is about, and of what area and period it is."""

    value: str
    about: str


@dataclass(frozen=True)
class Slide:
    """One slide. ``small`` stands under everything else: caveat and source. ``notes`` are what the speaker sees, with the sources."""

    layout: Layout
    title: str
    notes: tuple[str, ...]
    lead: str = ""
    points: tuple[Line, ...] = ()
    big: Big | None = None
    plot: Plot | None = None
    table: Table | None = None
    small: str = ""
    code: str = ""  # the address that the code to scan holds
    code_says: str = ""


@dataclass(frozen=True)
class Deck(Tree):
    """A whole deck. Every slide's title is its own."""

    title: str
    subtitle: str
    kicker: str
    author: str
    language: str
    slides: tuple[Slide, ...]
    address: str
    foot: str
