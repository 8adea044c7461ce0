"""How much areas with counts differ beyond chance, though a few of them be extreme.

The mean and the variance between areas solve two equations together (Huber's second proposal, with Paule and Mandel's sum):

    Σ ψ(rᵢ)/√Vᵢ = 0        Σ ψ(rᵢ)² = (K − 1) κ        rᵢ = (yᵢ − μ)/√Vᵢ        ψ(r) = r cut off at ±c

κ is what the mean of ψ(r)² would be for a standard normal r. Without it (as in Winsorised over-dispersion, where it is 0.68) the
variance is taken for two thirds of what it is and one area in eight looks unusual. Huber, *Robust Statistics* (1981), section 6.4;
Paule and Mandel (1982). With ``c`` infinite this is Williams's (1982) and Breslow's (1984) moment estimator.
"""

import math
from dataclasses import dataclass

import numpy as np
import scipy

from causeway.evidence.statistics.domain.counted import Counted, Law, Numbers, variance

CUT = 1.5  # robust standard deviations; keeps 96% of the efficiency for the mean
STEPS, INNER = 36, 4


@dataclass(frozen=True)
class Between:
    """What areas share and how they differ: ``mean`` and ``tau_squared`` on the scale of the share, or the rate for each person."""

    mean: float
    tau_squared: float
    areas: int


def consistency(cut: float = CUT) -> float:
    """Return the mean of a standard normal's square with everything beyond ±``cut`` cut off there; 1 for no cut."""
    if math.isinf(cut):
        return 1.0
    tail = float(scipy.stats.norm.sf(cut))
    return float(1 - 2 * tail - 2 * cut * scipy.stats.norm.pdf(cut) + 2 * cut * cut * tail)


def fit(areas: Counted, cut: float = CUT) -> Between:
    """Estimate both from the areas' counts; ``tau_squared`` is 0 where chance explains all."""
    mean, tau_squared = fits(areas.law, areas.x[None, :], areas.n[None, :], cut)
    return Between(float(mean[0]), float(tau_squared[0]), areas.areas)


def fits(law: Law, x: Numbers, n: Numbers, cut: float = CUT) -> tuple[Numbers, Numbers]:
    """Do so for many sets of areas at once: ``x`` and ``n`` have a row for each set. Returns a mean and a variance for each."""
    y = x / n
    wanted = (n.shape[1] - 1) * consistency(cut)
    top = 1.0 if law is Law.BINOMIAL else np.inf
    least = 0.5 / n.sum(axis=1)  # so that no mean lies on the edge, where chance would have no variance
    start = np.clip(x.sum(axis=1) / n.sum(axis=1), least, top - least)
    low = np.zeros(len(y))
    high = 4 * (np.var(y, axis=1) + start / n.min(axis=1) + 1e-12)
    if law is Law.BINOMIAL:
        high = np.minimum(high, 0.25)
    mean, beyond = _at(law, y, n, start, low, cut)
    differ = beyond > wanted
    for _ in range(STEPS if differ.any() else 0):
        middle = (low + high) / 2
        mean, beyond = _at(law, y, n, mean, middle, cut, least)
        above = beyond > wanted
        low, high = np.where(above, middle, low), np.where(above, high, middle)
    tau_squared = np.where(differ, (low + high) / 2, 0.0)
    mean, _beyond = _at(law, y, n, start, tau_squared, cut, least)
    return mean, tau_squared


def _at(
    law: Law, y: Numbers, n: Numbers, mean: Numbers, tau_squared: Numbers, cut: float, least: Numbers | float = 1e-12
) -> tuple[Numbers, Numbers]:
    """Return the robust mean at a variance between areas, and Σ ψ(r)² there."""
    top = 1.0 if law is Law.BINOMIAL else np.inf
    for _ in range(INNER):
        spread = variance(law, n, mean[:, None], tau_squared[:, None])
        distance = np.abs(y - mean[:, None]) / np.sqrt(spread)
        weights = np.minimum(1.0, cut / np.maximum(distance, 1e-12)) / spread
        mean = np.clip((weights * y).sum(axis=1) / weights.sum(axis=1), least, top - least)
    spread = variance(law, n, mean[:, None], tau_squared[:, None])
    beyond = np.minimum((y - mean[:, None]) ** 2 / spread, cut * cut).sum(axis=1)
    return mean, beyond


def robust(values: Numbers, variances: Numbers, cut: float = CUT) -> Between:
    """Do the same for values on any scale whose variance by chance is known and the same wherever the mean lies."""
    y, v = values, variances
    wanted = (y.size - 1) * consistency(cut)
    mean = float(np.median(y))

    def at(start: float, tau_squared: float) -> tuple[float, float]:
        spread, middle = v + tau_squared, start
        for _ in range(INNER):
            weights = np.minimum(1.0, cut / np.maximum(np.abs(y - middle) / np.sqrt(spread), 1e-12)) / spread
            middle = float((weights * y).sum() / weights.sum())
        return middle, float(np.minimum((y - middle) ** 2 / spread, cut * cut).sum())

    mean, beyond = at(mean, 0.0)
    if beyond <= wanted:
        return Between(mean, 0.0, y.size)
    low, high = 0.0, 4 * float(np.var(y) + v.max())
    for _ in range(STEPS):
        middle = (low + high) / 2
        mean, beyond = at(mean, middle)
        low, high = (middle, high) if beyond > wanted else (low, middle)
    return Between(at(mean, (low + high) / 2)[0], (low + high) / 2, y.size)
