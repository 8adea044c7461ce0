"""Whether a published series goes up or down, and since when it can be compared.

Mann–Kendall's test asks only whether later values tend to be higher than earlier ones: no straight line is assumed, and one
odd year does not decide it. A series is cut at each published break; nothing is compared across one. A list at the end of one
month is largely the list of the month before, and waits have seasons, so of a monthly series only the same month of each year is
tested. Kendall, *Rank Correlation Methods* (1975); the slope is Sen's, Journal of the American Statistical Association 63 (1968)
1379–1389.
"""

import itertools
import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from causeway.evidence.domain.periods import in_years, same_month

FEWEST = 4  # with three values even a perfect order has p = 0.33


class Direction(StrEnum):
    """What may be said about a series."""

    UP = "up"
    DOWN = "down"
    NO_CLEAR = "no clear trend"
    TOO_SHORT = "too short to say"


@dataclass(frozen=True)
class Trend:
    """A series since its last break: ``slope`` is Sen's, in the value's unit per year; ``p`` is two-sided."""

    direction: Direction
    since: str | None
    slope: float | None
    p: float | None


def since_last_break(periods: Sequence[str], values: Sequence[float | None], breaks: Sequence[str]) -> list[tuple[str, float]]:
    """Return the series from the last break on (a break names the first period of the new series), without missing values."""
    start = max((each for each in breaks if each <= max(periods, default="")), default="")
    return [(period, value) for period, value in zip(periods, values, strict=True) if value is not None and period >= start]


def trend(periods: Sequence[str], values: Sequence[float | None], breaks: Sequence[str] = (), level: float = 0.05) -> Trend:
    """Test the series since its last break; ``periods`` must be in order. Of months, only those of the last one's name are used."""
    if list(periods) != sorted(set(periods)):
        raise ValueError("Periods must be in order, each once.")
    series = [one for one in since_last_break(periods, values, breaks) if same_month(one[0], periods[-1])]
    if len(series) < FEWEST:
        return Trend(Direction.TOO_SHORT, series[0][0] if series else None, None, None)
    numbers = [value for _, value in series]
    p = mann_kendall(numbers)
    points = [(in_years(period), value) for period, value in series]
    slope = statistics.median((later - earlier) / (j - i) for (i, earlier), (j, later) in itertools.combinations(points, 2))
    direction = Direction.NO_CLEAR if p > level or slope == 0 else Direction.UP if slope > 0 else Direction.DOWN
    return Trend(direction, series[0][0], slope, p)


def mann_kendall(values: Sequence[float]) -> float:
    """Return the two-sided p-value.

    Exact up to ten values without ties, else normal with the correction for ties and continuity.
    """
    score = _score(values)
    counts = [values.count(value) for value in set(values)]
    n = len(values)
    if n <= 10 and max(counts) == 1:  # noqa: PLR2004  ten: 3.6 million orders are counted by recursion, not by listing them
        return _exact(score, n)
    variance = (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in counts)) / 18
    if variance == 0 or score == 0:
        return 1.0
    return math.erfc((abs(score) - 1) / math.sqrt(2 * variance))


def _score(values: Sequence[float]) -> int:
    return sum((later > earlier) - (later < earlier) for earlier, later in itertools.combinations(values, 2))


@cache
def _orders(n: int) -> list[int]:
    """Return how many orders of ``n`` values have 0, 1, 2 … pairs out of order."""
    orders = [1]
    for k in range(2, n + 1):
        orders = [sum(orders[max(0, i - k + 1) : i + 1]) for i in range(len(orders) + k - 1)]
    return orders


def _exact(score: int, n: int) -> float:
    pairs = n * (n - 1) // 2
    as_far = sum(count for inversions, count in enumerate(_orders(n)) if abs(pairs - 2 * inversions) >= abs(score))
    return as_far / math.factorial(n)
