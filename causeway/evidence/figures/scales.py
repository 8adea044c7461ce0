"""How a measure's values are written in pictures, and the bounds they cannot pass."""

from collections.abc import Callable

from causeway.evidence.definitions.schema import Measure
from causeway.evidence.domain.rounding import Unit, display, number

MOST_DECIMALS = 2


def bounds(measure: Measure, lowest: float) -> tuple[float | None, float | None]:
    """Return the least and the most a scale may show."""
    return (0.0 if lowest >= 0 else None), (100.0 if measure.unit is Unit.PERCENT else None)


def written(unit: Unit) -> Callable[[float], str]:
    """Return how a round number on a scale is written, with as few decimals as it needs: "20%", "0.5%", "300 days"."""

    def write(value: float) -> str:
        decimals = next((each for each in range(MOST_DECIMALS) if round(value, each) == round(value, 6)), MOST_DECIMALS)
        return display(value, unit, decimals)

    return write


def said(measure: Measure) -> Callable[[float], str]:
    """Return how a round number on the scale of a measure is written."""
    return written(measure.unit)


def sized(value: float) -> str:
    """Return a whole number with its thousands apart."""
    return number(value)
