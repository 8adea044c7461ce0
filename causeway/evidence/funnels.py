"""The funnel of one series and period: its limits by chance alone, and among areas that differ anyway, and who lies outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from causeway.evidence.domain.funnel import ALARM, ALERT, Limits, additive_limits, over_dispersion, proportion_limits
from causeway.evidence.domain.measures import Kind
from causeway.evidence.everywhere import Everywhere, Row

FEWEST = 10  # areas, below which over-dispersion cannot be told from chance
SIZES = 48  # points along each limit

Along = tuple[tuple[float, float, float], ...]


@dataclass(frozen=True)
class FunnelOf:
    """Points are the rows with both counts. Limits are (size, lower, upper) in per cent; ``outside`` lie beyond the wide 99.8%."""

    rows: tuple[Row, ...]
    target: float
    chance: tuple[Along, Along]  # at 95% and at 99.8%
    wide: tuple[Along, Along]
    outside: frozenset[str]


def counted(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows whose value and counts are all published."""
    return tuple(row for row in rows if row.value is not None and row.numerator is not None and row.denominator)


def funnel_of(shown: Everywhere) -> FunnelOf | None:
    """Return the funnel of a proportion; ``None`` where counts are missing for all but a few areas, or nothing varies."""
    rows = counted(shown.rows)
    if shown.choice.measure.kind is not Kind.PROPORTION or len(rows) < FEWEST:
        return None
    counts = tuple((row.numerator or 0.0, row.denominator or 0.0) for row in rows)
    found = _limits(counts)
    if found is None:
        return None
    target, chance, wide, beyond = found
    return FunnelOf(rows, target, chance, wide, frozenset(row.code for row, out in zip(rows, beyond, strict=True) if out))


def _along(sizes: Sequence[float], limits: Limits) -> Along:
    rows = zip(sizes, 100 * limits.lower, 100 * limits.upper, strict=True)
    return tuple((float(size), float(low), float(high)) for size, low, high in rows)


@lru_cache(maxsize=128)  # the same counts are asked for with every order and map of a page
def _limits(counts: tuple[tuple[float, float], ...]) -> tuple[float, tuple[Along, Along], tuple[Along, Along], list[bool]] | None:
    x, n = (np.asarray(each, dtype=float) for each in zip(*counts, strict=True))
    pooled = float(x.sum() / n.sum())
    if not 0 < pooled < 1:
        return None
    dispersion = over_dispersion(x, n, pooled)
    # Whole sizes, for the exact limits know no part of a child.
    sizes = np.unique(np.geomspace(max(float(n.min()) * 0.9, 1.0), float(n.max()), SIZES).round()).tolist()
    chance = tuple(_along(sizes, proportion_limits(sizes, pooled, level)) for level in (ALERT, ALARM))
    wide = tuple(_along(sizes, additive_limits(sizes, pooled, level, dispersion)) for level in (ALERT, ALARM))
    alarm = additive_limits(n, pooled, ALARM, dispersion)
    beyond = ((x / n < alarm.lower) | (x / n > alarm.upper)).tolist()
    return 100 * pooled, (chance[0], chance[1]), (wide[0], wide[1]), beyond
