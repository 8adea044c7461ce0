"""How an area's figure compares with its nation's, in words that claim no more than the numbers do."""

from dataclasses import dataclass
from enum import StrEnum

from causeway.evidence.domain.intervals import Interval
from causeway.evidence.domain.rounding import rounded


class Polarity(StrEnum):
    """Which way is better for children."""

    HIGH_IS_BETTER = "high is better"
    LOW_IS_BETTER = "low is better"
    NEUTRAL = "neutral"


class Standing(StrEnum):
    """Where an area lies beside its comparator."""

    HIGHER = "higher"
    LOWER = "lower"
    SAME = "the same, as shown"
    UNCERTAIN = "not clearly different"


@dataclass(frozen=True)
class Comparison:
    """An area's value, its comparator's, and what may be said."""

    standing: Standing
    tested: bool  # whether an interval backs it


def compare(value: float, comparator: float, interval: Interval | None, decimals: int) -> Comparison:
    """Compare as displayed; with an interval, a comparator inside it is *not clearly different*."""
    if interval and interval.lower <= comparator <= interval.upper:
        return Comparison(Standing.UNCERTAIN, tested=True)
    mine, theirs = rounded(value, decimals), rounded(comparator, decimals)
    if mine == theirs:
        return Comparison(Standing.SAME, tested=bool(interval))
    return Comparison(Standing.HIGHER if mine > theirs else Standing.LOWER, tested=bool(interval))
