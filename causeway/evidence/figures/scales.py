"""How a measure's values are written in pictures, and the bounds they cannot pass."""

from collections.abc import Callable

from causeway.evidence.definitions.schema import Measure
from causeway.evidence.domain.rounding import Unit, written


def bounds(measure: Measure, lowest: float) -> tuple[float | None, float | None]:
    """Return the least and the most a scale may show."""
    return (0.0 if lowest >= 0 else None), (100.0 if measure.unit is Unit.PERCENT else None)


def said(measure: Measure) -> Callable[[float], str]:
    """Return how a round number on the scale of a measure is written."""
    return written(measure.unit)
