"""Areas with counts: some of a counted whole (binomial), or events among people (Poisson), and the two laws' arithmetic.

Everything is on the scale of the share (0 to 1) or of the rate for each person. The variance of an area's figure around its own
true one is the law's; around the common mean it is that and the variance between areas, ``tau_squared``:

    binomial   μ(1 − μ)/n + τ²(1 − 1/n)     (the variance of a beta-binomial)
    Poisson    μ/n + τ²                     (the variance of a gamma-Poisson)
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


class Law(StrEnum):
    """How counts arise when chance alone is at work."""

    BINOMIAL = "binomial"
    POISSON = "poisson"


@dataclass(frozen=True)
class Counted:
    """Numerators ``x`` and denominators ``n`` of areas, one of each for every area; none is missing."""

    law: Law
    x: Numbers
    n: Numbers

    @classmethod
    def of(cls, law: Law, numerators: npt.ArrayLike, denominators: npt.ArrayLike) -> Self:
        """Check and keep the counts. Raises ``ValueError`` with a sentence for what cannot be counts."""
        x, n = np.asarray(numerators, dtype=float), np.asarray(denominators, dtype=float)
        if x.shape != n.shape or x.ndim != 1 or not x.size:
            raise ValueError("There must be one numerator and one denominator for each area.")
        if not (np.isfinite(x).all() and np.isfinite(n).all()):
            raise ValueError("Every area needs its numbers: leave suppressed areas out before, never as blanks.")
        if (n <= 0).any() or (x < 0).any() or (law is Law.BINOMIAL and (x > n).any()):
            raise ValueError("Each denominator lies above 0, and each numerator between 0 and what it is counted among.")
        return cls(law, x, n)

    @property
    def areas(self) -> int:
        """How many there are."""
        return int(self.x.size)

    @property
    def values(self) -> Numbers:
        """Each area's share or rate."""
        return self.x / self.n

    @property
    def pooled(self) -> float:
        """The share or rate of all areas together."""
        return float(self.x.sum() / self.n.sum())

    @property
    def varies(self) -> bool:
        """Whether chance could move the counts at all: not when all are at 0, or all at 100 per cent."""
        return 0 < self.pooled < (1.0 if self.law is Law.BINOMIAL else np.inf)


def unit_variance(law: Law, mean: npt.ArrayLike) -> Numbers:
    """Return the variance of one case around ``mean``: μ(1 − μ), or for a rate μ."""
    mu = np.asarray(mean, dtype=float)
    return mu * (1 - mu) if law is Law.BINOMIAL else mu


def variance(law: Law, n: Numbers, mean: npt.ArrayLike, tau_squared: npt.ArrayLike) -> Numbers:
    """Return the variance of areas' figures around the common mean; arrays of ``mean`` and ``tau_squared`` stand in rows."""
    between = np.asarray(tau_squared, dtype=float)
    within = unit_variance(law, mean) / n
    return within + between * (1 - 1 / n) if law is Law.BINOMIAL else within + between
