"""A common mean and the variance between areas, from their figures and variances: Paule and Mandel's estimator.

The variance between areas is the one under which the areas' squared distances from their weighted mean, each divided by its own
variance, add up to K − 1. Paule and Mandel, *Consensus values and weighting factors*, Journal of Research of the National Bureau of
Standards 87 (1982) 377–385; that it needs no normal distribution and is the best of the simple ones: Veroniki and others, Research
Synthesis Methods 7 (2016) 55–79. Its interval: Viechtbauer, *Confidence intervals for the amount of heterogeneity*, Statistics in
Medicine 26 (2007) 37–52 (the "Q-profile"). The mean's standard error for few areas: Hartung and Knapp, Statistics in Medicine 20
(2001) 3875–3889.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy

from causeway.evidence.statistics.domain.counted import Numbers

CLOSE = 1e-12  # of the range in which the variance is sought


@dataclass(frozen=True)
class Common:
    """The common mean, its standard error by Hartung and Knapp, the variance between areas and its 95% interval."""

    mean: float
    error: float
    tau_squared: float
    lower: float
    upper: float
    q: float  # Cochran's, on areas − 1 degrees of freedom
    areas: int


def _checked(values: npt.ArrayLike, variances: npt.ArrayLike) -> tuple[Numbers, Numbers]:
    y, v = np.asarray(values, dtype=float), np.asarray(variances, dtype=float)
    if y.shape != v.shape or y.ndim != 1 or y.size < 2 or not (np.isfinite(y).all() and (v > 0).all()):  # noqa: PLR2004  areas
        raise ValueError("Random effects need at least two areas, each with a value and a variance above 0.")
    return y, v


def generalised_q(y: Numbers, v: Numbers, tau_squared: float) -> float:
    """Return the areas' squared distances from their weighted mean, each over its variance."""
    weights = 1 / (v + tau_squared)
    mean = (weights * y).sum() / weights.sum()
    return float((weights * (y - mean) ** 2).sum())


def solved(q: Callable[[float], float], wanted: float, scale: float) -> float:
    """Return where the falling function ``q`` comes down to ``wanted``; 0 where it is never above it. ``scale`` starts the search."""
    if q(0.0) <= wanted:
        return 0.0
    high = scale
    while q(high) > wanted:
        high *= 4
    return float(scipy.optimize.brentq(lambda at: q(at) - wanted, 0.0, high, xtol=CLOSE * high))


def paule_mandel(values: npt.ArrayLike, variances: npt.ArrayLike, level: float = 0.95) -> Common:
    """Estimate from each area's value and the variance chance gives it; raises ``ValueError`` for fewer than two areas."""
    y, v = _checked(values, variances)
    freedom, scale = y.size - 1, float(np.var(y) + v.mean())

    def at(tau_squared: float) -> float:
        return generalised_q(y, v, tau_squared)

    tau_squared = solved(at, freedom, scale)
    weights = 1 / (v + tau_squared)
    mean = float((weights * y).sum() / weights.sum())
    spread = generalised_q(y, v, tau_squared) / freedom
    ends = [2 * float(scipy.special.gammaincinv(freedom / 2, share)) for share in ((1 + level) / 2, (1 - level) / 2)]
    lower, upper = (solved(at, end, scale) for end in ends)
    return Common(mean, math.sqrt(spread / weights.sum()), tau_squared, lower, upper, at(0.0), y.size)
