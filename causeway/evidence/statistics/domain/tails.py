"""How likely a count as high, or as low, is when areas differ as they do: beta-binomial and gamma-Poisson tails.

With no variance between areas these are the exact binomial and Poisson. A gamma-Poisson tail is exact (an incomplete beta function).
A beta-binomial tail is summed count by count up to :data:`SUMMED` cases; beyond that the area's share is taken to have the beta
distribution of the same mean and variance, half a case nearer the middle; a chance of one in a thousand is then out by less than a tenth of itself.
"""

import numpy as np
import scipy

from causeway.evidence.statistics.domain.counted import Counted, Law, Numbers, unit_variance, variance

SUMMED = 1000  # cases


def precision(law: Law, mean: float, tau_squared: float) -> float:
    """Return how strongly true values hold to the mean: α + β of their beta distribution, or the rate of their gamma.

    Infinite where areas do not differ. A variance that no beta distribution reaches is brought down to one that does.
    """
    if tau_squared <= 0:
        return np.inf
    if law is Law.POISSON:
        return mean / tau_squared
    return max(float(unit_variance(law, mean)) / tau_squared - 1, 1e-3)


def both_tails(areas: Counted, mean: float, tau_squared: float) -> tuple[Numbers, Numbers]:
    """Return for each area the chance of so few or fewer, and of so many or more, when true values spread by ``tau_squared``."""
    held = precision(areas.law, mean, tau_squared)
    if areas.law is Law.POISSON:
        below, at = _poisson(areas, mean, held)
    elif np.isinf(held):
        below = _binomial_below(areas.x, areas.n, mean)
        at = _binomial_below(areas.x - 1, areas.n, mean)
    else:
        below, at = _beta_binomial(areas, mean, tau_squared, held)
    return np.clip(below, 0.0, 1.0), np.clip(1 - at, 0.0, 1.0)


def _binomial_below(x: Numbers, n: Numbers, mean: float) -> Numbers:
    """Return P(X ≤ x); counts need not be whole, as those recovered from a percentage are not."""
    inside = scipy.special.betainc(np.maximum(n - x, 1e-9), np.maximum(x + 1, 1e-9), 1 - mean)
    return np.where(x < 0, 0.0, np.where(x >= n, 1.0, inside))


def _poisson(areas: Counted, mean: float, held: float) -> tuple[Numbers, Numbers]:
    def below(x: Numbers) -> Numbers:
        if np.isinf(held):
            inside = scipy.special.gammaincc(np.maximum(x + 1, 1e-9), areas.n * mean)
        else:
            inside = scipy.special.betainc(mean * held, np.maximum(x + 1, 1e-9), held / (held + areas.n))
        return np.where(x < 0, 0.0, inside)

    return below(areas.x), below(areas.x - 1)


def _beta_binomial(areas: Counted, mean: float, tau_squared: float, held: float) -> tuple[Numbers, Numbers]:
    below, at = np.empty(areas.areas), np.empty(areas.areas)
    few = areas.n <= SUMMED
    if few.any():
        below[few], at[few] = _summed(areas.x[few], areas.n[few], mean * held, (1 - mean) * held)
    many = ~few
    if many.any():
        x, n = areas.x[many], areas.n[many]
        a, b = matched(mean, variance(Law.BINOMIAL, n, mean, tau_squared))
        below[many] = scipy.special.betainc(a, b, np.clip((x + 0.5) / n, 0.0, 1.0))
        at[many] = scipy.special.betainc(a, b, np.clip((x - 0.5) / n, 0.0, 1.0))
    return below, at


def matched(mean: float, spread: Numbers) -> tuple[Numbers, Numbers]:
    """Return α and β of the beta distribution with this mean and variance."""
    held = np.maximum(mean * (1 - mean) / spread - 1, 1e-3)
    return mean * held, (1 - mean) * held


def _summed(x: Numbers, n: Numbers, a: float, b: float) -> tuple[Numbers, Numbers]:
    """Return P(X ≤ x) and P(X < x) by adding up every count, each area in a row."""
    whole, counts = np.rint(n)[:, None], np.arange(np.rint(n).max() + 1)[None, :]
    inside = counts <= whole
    k = np.minimum(counts, whole)
    gammaln, betaln = scipy.special.gammaln, scipy.special.betaln
    ways = gammaln(whole + 1) - gammaln(k + 1) - gammaln(whole - k + 1)
    mass = np.where(inside, np.exp(ways + betaln(k + a, whole - k + b) - betaln(a, b)), 0.0)
    seen = np.rint(x)[:, None]
    return (mass * (counts <= seen)).sum(axis=1), (mass * (counts < seen)).sum(axis=1)
