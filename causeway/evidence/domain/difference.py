"""The difference of two values with intervals, and how sure one can be that there is one.

Newcombe's hybrid score method: the difference's interval from the two values' own intervals, without counts. Newcombe,
*Interval estimation for the difference between independent proportions*, Statistics in Medicine 17 (1998) 873–890, method 10;
the same rule for other values is MOVER (Zou and Donner 2008).
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from causeway.evidence.domain.intervals import Interval


class Certainty(StrEnum):
    """What may be said of a difference."""

    CLEAR = "more than chance alone would explain"
    UNCLEAR = "chance alone could explain it"
    UNKNOWN = "cannot be tested"  # an interval is missing


@dataclass(frozen=True)
class Difference:
    """``one`` minus ``other``, with its 95% interval where both have theirs."""

    value: float
    interval: Interval | None
    certainty: Certainty


def difference(one: float, one_interval: Interval | None, other: float, other_interval: Interval | None) -> Difference:
    """Return how much higher ``one`` is, and what may be said of that."""
    value = one - other
    if one_interval is None or other_interval is None:
        return Difference(value, None, Certainty.UNKNOWN)
    down = math.hypot(one - one_interval.lower, other_interval.upper - other)
    up = math.hypot(one_interval.upper - one, other - other_interval.lower)
    interval = Interval(value - down, value + up)
    clear = interval.lower > 0 or interval.upper < 0
    return Difference(value, interval, Certainty.CLEAR if clear else Certainty.UNCLEAR)
