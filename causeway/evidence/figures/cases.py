"""What the evidence room answers: one figure about one area, and everything it has to say about an area or a school."""

import datetime as dt
from dataclasses import dataclass

from causeway.areas.models import Area, School
from causeway.evidence.definitions.schema import Gap, Indicator, Measure, Source
from causeway.evidence.domain import periods
from causeway.evidence.domain.among import Among
from causeway.evidence.domain.comparison import Comparison
from causeway.evidence.domain.intervals import Interval
from causeway.evidence.figures.cells import Cell, interval_of, interval_words, show
from causeway.evidence.findings.finding import AreaFindings


@dataclass(frozen=True)
class Beside:
    """A value with its nation's. Their words are made when they are shown: a page shows two of ten."""

    measure: Measure
    own: Cell | None
    nations: Cell | None

    @property
    def value(self) -> str:
        """Return the value with its unit, or why there is none."""
        return show(self.own, self.measure)

    @property
    def nation_value(self) -> str:
        """Return the same of the nation."""
        return show(self.nations, self.measure)


@dataclass(frozen=True)
class Companion(Beside):
    """Another series of the same indicator, kept apart from the headline."""

    @property
    def name(self) -> str:
        """Return what is measured."""
        return self.measure.name

    @property
    def interval(self) -> str | None:
        """Return the value's interval in words, if it has one."""
        return interval_words(interval_of(self.own), self.measure)


@dataclass(frozen=True)
class Past(Beside):
    """One period of the headline series; ``break_before`` says why earlier ones cannot be compared with it."""

    when: str  # as published: 2024-2025
    break_before: str

    @property
    def period(self) -> str:
        """Return the period in words."""
        return periods.words(self.when)

    @property
    def number(self) -> float | None:
        """Return the value."""
        return self.own.value if self.own else None

    @property
    def nation_number(self) -> float | None:
        """Return the nation's value."""
        return self.nations.value if self.nations else None


@dataclass(frozen=True)
class LocalFigure:
    """One indicator in one area and period: what to show, what may be said, and where it comes from.

    ``share`` is the part (0 to 1) of the area asked about that lies in ``area``; ``None`` when it is the area asked about.
    ``england`` is the comparator's text, and ``comparator`` says whose it is (Scotland's for a health board).
    """

    key: str
    indicator: Indicator
    area: Area
    area_words: str
    share: float | None
    share_words: str
    headline: str
    sentence: str
    period: str
    when: str  # the period as published
    suppressed: bool
    published: bool
    england: str
    comparator: str
    comparison: Comparison | None
    comparison_words: str
    interval: str | None
    counts: str
    note: str
    companions: tuple[Companion, ...]
    history: tuple[Past, ...]
    value: float | None
    nation_value: float | None
    ends: Interval | None  # of the value, 95%
    among: Among | None  # all areas of its kind; None for a plain count and for too few areas
    source: Source
    permalink: str

    @property
    def source_name(self) -> str:
        """Who published it, and in what."""
        return f"{self.source.publisher}, {self.source.title}"

    @property
    def source_url(self) -> str:
        """Where it was published."""
        return str(self.source.url)


@dataclass(frozen=True)
class LocalCase:
    """Everything published that we hold about an area on a day. Figures of parts stand side by side; none is averaged."""

    area: Area
    nation: Area
    on: dt.date
    figures: tuple[LocalFigure, ...]
    gaps: tuple[Gap, ...]  # what nobody publishes
    not_loaded: tuple[Gap, ...]  # what somebody publishes and we do not hold: shown on pages, never printed
    slivers: bool  # whether areas holding under 1% of it were left out

    @property
    def not_published(self) -> tuple[str, ...]:
        """What nobody publishes here, as sentences."""
        return tuple(gap.text for gap in self.gaps)

    @property
    def spans(self) -> bool:
        """Whether some indicator is shown for more than one area."""
        seen = [figure.indicator.key for figure in self.figures]
        return len(seen) != len(set(seen))


@dataclass(frozen=True)
class SchoolCase:
    """A school, and what is published about the areas it stands in."""

    school: School
    case: LocalCase
    found: AreaFindings
