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
STEPS, INNER, FIRST = 16, 2, 6  # steps of Newton's method kept between two ends; of the mean within each, and to begin with
HALVINGS = 24
FAR, FEW = 3.0, 0.1  # standard deviations; the share of areas up to which they are a few
CLOSE = 1e-7  # of the sum sought: far below what areas tell


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
    tail = float(scipy.special.ndtr(-cut))
    density = math.exp(-cut * cut / 2) / math.sqrt(2 * math.pi)
    return 1 - 2 * tail - 2 * cut * density + 2 * cut * cut * tail


def fit(areas: Counted, cut: float = CUT) -> Between:
    """Estimate both from the areas' counts; ``tau_squared`` is 0 where chance explains all."""
    mean, tau_squared = fits(areas.law, areas.x[None, :], areas.n[None, :], cut)
    return Between(float(mean[0]), float(tau_squared[0]), areas.areas)


def fits(law: Law, x: Numbers, n: Numbers, cut: float = CUT) -> tuple[Numbers, Numbers]:
    """Do so for many sets of areas at once: ``x`` and ``n`` have a row for each set. Returns a mean and a variance for each.

    The cut is for a few. Where more than a tenth of the areas would lie beyond three standard deviations (half of the boards with
    nobody waiting, half with many), they are no exceptions but how areas differ, and the variance is taken without it.
    """
    mean, tau_squared = _cut_fits(law, x, n, cut)
    if math.isinf(cut):
        return mean, tau_squared
    away = (x / n - mean[:, None]) ** 2 / variance(law, n, mean[:, None], tau_squared[:, None])
    crowded = (away > FAR * FAR).mean(axis=1) > FEW
    if crowded.any():
        mean[crowded], tau_squared[crowded] = _cut_fits(law, x[crowded], n[crowded], math.inf)
    return mean, tau_squared


def _cut_fits(law: Law, x: Numbers, n: Numbers, cut: float) -> tuple[Numbers, Numbers]:
    y = x / n
    wanted = (n.shape[1] - 1) * consistency(cut)
    least = 0.5 / n.sum(axis=1)  # so that no mean lies on the edge, where chance would have no variance
    most = (1.0 if law is Law.BINOMIAL else np.inf) - least
    start = np.clip(x.sum(axis=1) / n.sum(axis=1), least, most)
    of = _Sets(law, y, n, 1 - 1 / n if law is Law.BINOMIAL else np.ones_like(n), cut, least, most)
    low, high = np.zeros(len(y)), 4 * (np.var(y, axis=1) + start / n.min(axis=1) + 1e-12)
    if law is Law.BINOMIAL:
        high = np.minimum(high, 0.25)
    mean = start
    for _ in range(FIRST - 1):
        mean = of.following(mean, low)
    mean, beyond, fall = of.at(mean, low)
    differ = beyond > wanted
    if not differ.any():
        return mean, low
    tau_squared = low.copy()
    for _ in range(STEPS):
        step = tau_squared + (beyond - wanted) / np.maximum(fall, 1e-300)
        inside = (step > low) & (step < high)
        tau_squared = np.where(inside, step, (low + high) / 2)
        for _ in range(INNER - 1):
            mean = of.following(mean, tau_squared)
        mean, beyond, fall = of.at(mean, tau_squared)
        above = beyond > wanted
        low, high = np.where(above, tau_squared, low), np.where(above, high, tau_squared)
        if np.all((np.abs(beyond - wanted) < CLOSE * wanted) | ~differ):
            break
    tau_squared = np.where(differ, tau_squared, 0.0)
    for _ in range(FIRST):
        mean = of.following(mean, tau_squared)
    return mean, tau_squared


@dataclass(frozen=True)
class _Sets:
    """Sets of areas, a row each, and what is the same at every step; arrays are worked on where they lie, since they are large."""

    law: Law
    y: Numbers
    n: Numbers
    weight: Numbers  # of the variance between areas in an area's own
    cut: float
    least: Numbers
    most: Numbers

    def following(self, mean: Numbers, tau_squared: Numbers) -> Numbers:
        """Return the next mean at a variance between areas."""
        spread = self._spread(mean, tau_squared)
        return self._next(self._pulled(self._squares(mean, spread), spread))

    def at(self, mean: Numbers, tau_squared: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Return the next mean, Σ ψ(r)² before it, and how steeply that falls with the variance."""
        spread = self._spread(mean, tau_squared)
        squares = self._squares(mean, spread)
        most = min(self.cut, 1e9) ** 2
        beyond = _total(np.minimum(squares, most))
        fall = squares * (squares < most)
        fall *= self.weight
        fall /= spread
        return self._next(self._pulled(squares, spread)), beyond, _total(fall)

    def _spread(self, mean: Numbers, tau_squared: Numbers) -> Numbers:
        per_case = mean * (1 - mean) if self.law is Law.BINOMIAL else mean
        spread: Numbers = per_case[:, None] / self.n
        spread += tau_squared[:, None] * self.weight
        return spread

    def _squares(self, mean: Numbers, spread: Numbers) -> Numbers:
        away: Numbers = self.y - mean[:, None]
        away *= away
        away /= spread
        return away

    def _pulled(self, squares: Numbers, spread: Numbers) -> Numbers:
        """Return each area's weight; ``squares`` are used up."""
        if math.isinf(self.cut):
            return np.divide(1.0, spread, out=squares)
        np.maximum(squares, 1e-24, out=squares)
        np.sqrt(squares, out=squares)
        np.divide(self.cut, squares, out=squares)
        np.minimum(squares, 1.0, out=squares)
        squares /= spread
        return squares

    def _next(self, pulled: Numbers) -> Numbers:
        whole = _total(pulled)
        pulled *= self.y
        return np.minimum(np.maximum(_total(pulled) / whole, self.least), self.most)


def _total(rows: Numbers) -> Numbers:
    """Return the sum of each row."""
    return np.asarray(np.add.reduce(rows, axis=1), dtype=float)


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
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        mean, beyond = at(mean, middle)
        low, high = (middle, high) if beyond > wanted else (low, middle)
    return Between(at(mean, (low + high) / 2)[0], (low + high) / 2, y.size)
