"""Whether areas differ by more than chance, and by how much: Pearson's test and the systematic component of variation.

The test adds up the areas' squared distances from their common figure, each over what chance gives it: for shares that is the
binomial variance μ(1 − μ)/n, not the Poisson's μ/n, which is far too large where shares are. The systematic component of
variation (SCV) is the variance between areas over the square of the mean, × 100. McPherson and others (New England Journal of
Medicine 307 (1982) 1310–1314) took the mean over areas of ((O − E)/E)² − 1/E, right for rare events; here chance is the law's own
(for shares (1 − μ)/E). Its interval comes from the same sum as the test (Viechtbauer 2007), so that the interval reaches 0 when, and
only when, the test finds nothing at 2.5%.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import scipy

from causeway.evidence.domain.intervals import Interval
from causeway.evidence.statistics.domain.counted import Counted, Law, Numbers, unit_variance, variance

CLOSE = 1e-12  # of the range in which the variance is sought


@dataclass(frozen=True)
class Heterogeneity:
    """Pearson's sum and its p; and the systematic component × 100 with its 95% interval."""

    chi_squared: float
    p: float
    scv: float
    interval: Interval


def solved(q: Callable[[float], float], wanted: float, scale: float) -> float:
    """Return where the falling function ``q`` comes down to ``wanted``; 0 where it is never above it. ``scale`` starts the search."""
    if q(0.0) <= wanted:
        return 0.0
    high = scale
    while q(high) > wanted:
        high *= 4
    return float(scipy.optimize.brentq(lambda at: q(at) - wanted, 0.0, high, xtol=CLOSE * high))


def _freedom(areas: Counted, mean: float) -> tuple[float, float]:
    """Return the scale and the degrees of freedom of the chi-squared with the sum's own mean and variance (small counts fatten it)."""
    k = areas.areas
    per_case = float(unit_variance(areas.law, mean))
    excess = (1 - 6 * per_case) / per_case if areas.law is Law.BINOMIAL else 1 / mean
    spread = 2 * (k - 1) + float(np.sum(max(excess, 0.0) / areas.n))
    return spread / (2 * (k - 1)), 2 * (k - 1) ** 2 / spread


def heterogeneity(areas: Counted) -> Heterogeneity:
    """Test and measure. Raises ``ValueError`` for fewer than two areas, or where all are at 0 or at 100 per cent."""
    if areas.areas < 2 or not areas.varies:  # noqa: PLR2004  areas
        raise ValueError("Areas that are all at 0 or all at 100 per cent do not vary.")
    mean = areas.pooled
    scale, freedom = _freedom(areas, mean)

    def q(tau_squared: float) -> float:
        weights: Numbers = 1 / variance(areas.law, areas.n, mean, tau_squared)
        centre = (weights * areas.values).sum() / weights.sum()
        return float((weights * (areas.values - centre) ** 2).sum())

    top = float(np.var(areas.values) + unit_variance(areas.law, mean) / areas.n.min())
    ends = [2 * scale * float(scipy.special.gammaincinv(freedom / 2, share)) for share in (0.975, 0.025)]
    lower, tau_squared, upper = (solved(q, wanted, top) for wanted in (ends[0], areas.areas - 1.0, ends[1]))
    found = q(0.0)
    per = 100 / mean**2
    return Heterogeneity(
        chi_squared=found,
        p=float(scipy.special.gammaincc(freedom / 2, found / scale / 2)),
        scv=per * tau_squared,
        interval=Interval(per * lower, per * upper),
    )
