"""How far apart true values lie, once chance is taken out: between what values eight in ten areas are.

Published figures of small areas lie further apart than the truth. Each is drawn in so that together they have the variance that is
left between areas (Louis, Journal of the American Statistical Association 79 (1984) 393–398: constrained empirical Bayes), and the
10th and 90th percentiles of that are given. The interval draws areas anew from among the areas, since these are the areas one
happens to have, and estimates everything again.

How many times as high the upper is as the lower says one thing of a share and another of its complement (12% and 4% late is three
times, 88% and 96% on time nearly the same). For shares the ratio is therefore of odds, which is the same both ways.
"""

from dataclasses import dataclass

import numpy as np

from causeway.evidence.domain.intervals import Interval
from causeway.evidence.statistics.domain.between import Between, fit, fits
from causeway.evidence.statistics.domain.counted import Counted, Law, Numbers, variance

DRAWS = 400
TENTHS = (0.1, 0.9)


@dataclass(frozen=True)
class TrueSpread:
    """The 10th and 90th percentile of true values, how many times as high (in odds, for shares), and the 95% intervals."""

    low: float
    high: float
    ratio: float | None  # None where a tenth of areas have none (or, of a share, all)
    low_interval: Interval | None = None
    high_interval: Interval | None = None
    ratio_interval: Interval | None = None


def _drawn_in(law: Law, x: Numbers, n: Numbers, mean: Numbers, tau_squared: Numbers) -> Numbers:
    mean, tau_squared = mean[:, None], tau_squared[:, None]
    share = tau_squared / variance(law, n, mean, tau_squared)
    return np.clip(mean + np.sqrt(share) * (x / n - mean), 0.0, 1.0 if law is Law.BINOMIAL else np.inf)


def _comparable(areas: Counted) -> bool:
    low, high = np.quantile(areas.values, TENTHS)
    return bool(low > 0 and (areas.law is Law.POISSON or high < 1))


def _ends(law: Law, x: Numbers, n: Numbers, found: tuple[Numbers, Numbers]) -> tuple[Numbers, Numbers, Numbers]:
    low, high = np.quantile(_drawn_in(law, x, n, *found), TENTHS, axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = high / (1 - high) / (low / (1 - low)) if law is Law.BINOMIAL else high / low
    return low, high, ratio


def _interval(values: Numbers) -> Interval | None:
    lower, upper = np.quantile(values, [0.025, 0.975], method="inverted_cdf")
    return Interval(float(lower), float(upper)) if np.isfinite(upper) else None


def true_spread(
    areas: Counted, generator: np.random.Generator | None = None, draws: int = DRAWS, between: Between | None = None
) -> TrueSpread:
    """Measure the spread; without a ``generator`` there are no intervals. A tenth of fewer than ten areas is not an area: ask no fewer."""
    found = between or fit(areas)
    of = np.array([found.mean]), np.array([found.tau_squared])
    low, high, ratio = (float(each[0]) for each in _ends(areas.law, areas.x[None, :], areas.n[None, :], of))
    known = ratio if np.isfinite(ratio) and _comparable(areas) else None
    if generator is None:
        return TrueSpread(low, high, known)
    which = generator.integers(0, areas.areas, size=(draws, areas.areas))
    x, n = areas.x[which], areas.n[which]
    lows, highs, ratios = _ends(areas.law, x, n, fits(areas.law, x, n))
    ratio_interval = _interval(np.where(np.isnan(ratios), np.inf, ratios))
    return TrueSpread(low, high, known if ratio_interval else None, _interval(lows), _interval(highs), ratio_interval)
