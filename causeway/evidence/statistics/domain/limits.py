"""Funnel limits: by chance alone around the nation, and widened by how much areas differ.

*By chance.* Exact limits lie between whole counts. Spiegelhalter (Statistics in Medicine 24 (2005) 1185–1202, appendix A.1.1) reads the
lower one off between the two counts whose cumulative probability it falls between. The upper one is the lower one of the complement
(cases that are *not* counted; for counts, of "so many or more"). Taken from the same cumulative probability instead it comes out one
event too low, and an area is flagged whose chance is above the level. An area at a whole count is outside exactly if its own tail is
below the level.

*Widened.* Between areas that differ anyway, the limits are those of a predictive distribution: the mean and the variance between areas,
with what chance adds, as a beta distribution (gamma for rates), so that they never leave the range a figure can have.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy

from causeway.evidence.statistics.domain.between import Between
from causeway.evidence.statistics.domain.counted import Law, Numbers, variance
from causeway.evidence.statistics.domain.tails import matched

ALERT = 0.95
ALARM = 0.998


@dataclass(frozen=True)
class Limits:
    """Lower and upper limits, one pair for each size of area, on the scale of the share or of the rate for each person."""

    lower: Numbers
    upper: Numbers


def chance_limits(law: Law, sizes: npt.ArrayLike, target: float, level: float) -> Limits:
    """Return exact limits around ``target`` for areas of ``sizes``; raises ``ValueError`` for a target chance cannot move."""
    n = np.asarray(sizes, dtype=float)
    if not 0 < target < (1.0 if law is Law.BINOMIAL else np.inf) or (n <= 0).any():
        raise ValueError(f"Limits lie around a figure that chance can move, not {target}, and every size lies above 0.")
    tail = (1 - level) / 2
    if law is Law.BINOMIAL:
        return Limits(_binomial_lower(n, target, tail) / n, 1 - _binomial_lower(n, 1 - target, tail) / n)
    return Limits(_poisson_lower(n * target, tail) / n, _poisson_upper(n * target, tail) / n)


def _binomial_lower(n: Numbers, target: float, tail: float) -> Numbers:
    whole = np.maximum(np.rint(n), 1)
    count = scipy.stats.binom.ppf(tail, whole, target)
    at, mass = scipy.stats.binom.cdf(count, whole, target), scipy.stats.binom.pmf(count, whole, target)
    return np.asarray(np.clip(count - (at - tail) / mass, 0.0, whole), dtype=float)


def _poisson_lower(expected: Numbers, tail: float) -> Numbers:
    count = scipy.stats.poisson.ppf(tail, expected)
    at, mass = scipy.stats.poisson.cdf(count, expected), scipy.stats.poisson.pmf(count, expected)
    return np.asarray(np.maximum(count - (at - tail) / mass, 0.0), dtype=float)


def _poisson_upper(expected: Numbers, tail: float) -> Numbers:
    """Return the same from above: the largest count with "so many or more" at least as likely as the tail, and on towards the next."""
    count = scipy.stats.poisson.isf(tail, expected)  # the smallest with P(X > count) ≤ tail, so P(X ≥ count) is above it
    at, mass = scipy.stats.poisson.sf(count - 1, expected), scipy.stats.poisson.pmf(count, expected)
    return np.asarray(count + (at - tail) / mass, dtype=float)


def wide_limits(law: Law, sizes: npt.ArrayLike, between: Between, level: float) -> Limits:
    """Return limits for areas that differ anyway, around their own mean."""
    n = np.asarray(sizes, dtype=float)
    spread = variance(law, n, between.mean, between.tau_squared)
    tail = (1 - level) / 2
    if law is Law.BINOMIAL:
        a, b = matched(between.mean, spread)
        return _as_limits(scipy.special.betaincinv(a, b, tail), scipy.special.betaincinv(a, b, 1 - tail))
    shape, scale = np.asarray(between.mean**2 / spread, dtype=float), np.asarray(spread / between.mean, dtype=float)
    return _as_limits(scale * scipy.special.gammaincinv(shape, tail), scale * scipy.special.gammaincinv(shape, 1 - tail))


def _as_limits(lower: npt.ArrayLike, upper: npt.ArrayLike) -> Limits:
    return Limits(np.asarray(lower, dtype=float), np.asarray(upper, dtype=float))
