"""Values beside their nation's: of other series, and of the past."""

from dataclasses import dataclass

from causeway.evidence.definitions.schema import Measure
from causeway.evidence.domain import periods
from causeway.evidence.figures.cells import Cell, interval_of, interval_words, show


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
