"""Reading the stored comparisons: an area's standing, how unequal areas are, and the funnel of one measure."""

from causeway.areas.models import Area
from causeway.evidence.standings import AreaStanding, Funnel, Inequality, SpreadFigure


def comparisons(area: Area) -> tuple[AreaStanding, ...]:
    """Return how ``area`` itself stands, one per indicator and measure, in the order of the definitions.

    A constituency has only what is published for constituencies; for the councils and boards it lies in, ask for each.
    """
    raise NotImplementedError


def spread(indicator: str, measure: str | None = None, kind: str | None = None, period: str | None = None) -> SpreadFigure | None:
    """Return how unequal areas are in one measure (the headline unless named), kind (the indicator's own) and period (the latest).

    ``None`` where there are fewer than ten areas with a figure, or where the measure is a plain count.
    """
    raise NotImplementedError


def funnel(indicator: str, measure: str | None = None, kind: str | None = None, period: str | None = None) -> Funnel | None:
    """Return the points and lines of a funnel plot; ``None`` where the counts are not known."""
    raise NotImplementedError


def inequality() -> tuple[Inequality, ...]:
    """Return how unequal areas are in every indicator's headline, those with the widest 10th–90th ratio first."""
    raise NotImplementedError
