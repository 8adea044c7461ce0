"""Which areas are unusual even among areas that differ anyway, whatever the shape in which they differ.

Each area's count is set against what areas with the common mean and the variance between them would show. Nobody knows how true
values are distributed, and the tails are where that matters, so three shapes are asked and the one in which the area is least
unusual decides: beta (gamma for rates) with exact tails, normal on the figure's own scale, and normal on the scale of the log odds
(the logarithm for rates).

Mean and variance are themselves estimated. The fewer areas and the more of the spread lies between them, the more that matters, so
the normal distribution gives way to Student's with as many degrees of freedom as the variance is worth (Satterthwaite 1946; the
thought of Hartung and Knapp's correction of a mean).

Across the areas of one kind the probabilities are adjusted by Benjamini and Hochberg's method: where all areas come from one
distribution there is at most one chance in twenty that any is called unusual.

The cut that keeps a few wild areas from stretching the variance also makes it less certain: by chance it comes out small, and then an
area in its right place looks far out. So who is called unusual must stand out from all the others taken as they are too, without the
cut and without itself, with a probability that is multiplied by the number of areas (Bonferroni). Before this, in November 2026, one
in twelve of those called unusual among 42 areas, and among 150, was an area like the others.
"""

from dataclasses import dataclass

import numpy as np
import scipy

from causeway.evidence.domain.discoveries import STANDINGS, adjusted
from causeway.evidence.statistics.domain.between import Between, fit, fits, robust
from causeway.evidence.statistics.domain.counted import Counted, Law, Numbers, unit_variance, variance
from causeway.evidence.statistics.domain.tails import both_tails

WORTH = 0.5  # of a degree of freedom, which each area adds to a variance that is estimated robustly; checked by simulation
UNCUT = 1.0  # the same where the variance is estimated without a cut
LEAST = 4  # areas, for three others to have a variance
MOST = 200  # areas: the rule was tried with 14, 42 and 150


@dataclass(frozen=True)
class Outlying:
    """For each area, in the order given: z (positive is high), two-sided p, and q: p adjusted across the areas, or what the others say if more."""

    z: Numbers
    p: Numbers
    q: Numbers
    between: Between


def student(size: Numbers, share: Numbers, areas: int, worth: float = WORTH) -> Numbers:
    """Return the two-sided p of distances, of which ``share`` of the variance is an estimate from ``areas`` areas."""
    freedom = np.minimum(worth * (areas - 1) / np.maximum(share, 1e-4) ** 2, 1e8)
    return np.asarray(2 * scipy.special.stdtr(freedom, -size / np.sqrt(1 + 1 / areas)), dtype=float)


def outlying(areas: Counted, between: Between | None = None) -> Outlying:
    """Test every area against all areas; ``between`` is estimated from them unless given."""
    found = between or fit(areas)
    whole = variance(areas.law, areas.n, found.mean, found.tau_squared)
    share = found.tau_squared / whole
    z = (areas.values - found.mean) / np.sqrt(whole)
    shapes = (_exact(areas, found), np.abs(z), _log_scale(areas, found))
    p = np.max([student(size, share, areas.areas) for size in shapes], axis=0)
    p = np.clip(p, 0.0, 1.0)
    q = adjusted(p) if areas.areas <= MOST else np.ones_like(p)
    asked = np.flatnonzero(q <= STANDINGS)
    if asked.size and areas.areas >= LEAST:
        q[asked] = np.maximum(q[asked], np.minimum(1.0, areas.areas * from_the_others(areas, asked)))
    return Outlying(np.sign(z) * np.min(shapes, axis=0), p, q, found)


def from_the_others(areas: Counted, which: np.ndarray[tuple[int], np.dtype[np.intp]]) -> Numbers:
    """Return for some areas the two-sided p of their distance from all others, whose mean and variance are estimated without the cut."""
    others = np.array([np.delete(np.arange(areas.areas), one) for one in which])
    mean, tau_squared = fits(areas.law, areas.x[others], areas.n[others], np.inf)
    whole = variance(areas.law, areas.n[which], mean, tau_squared)
    away = np.abs(areas.values[which] - mean) / np.sqrt(whole)
    return student(away, tau_squared / whole, areas.areas - 1, UNCUT)


def _exact(areas: Counted, found: Between) -> Numbers:
    low, high = both_tails(areas, found.mean, found.tau_squared)
    tail = np.clip(np.minimum(low, high), 1e-300, 0.5)
    return np.asarray(-scipy.special.ndtri(tail), dtype=float)


def _log_scale(areas: Counted, found: Between) -> Numbers:
    """Return distances on the scale of log odds or logarithms; half a case is added so that none and all have a place there."""
    x, n = areas.x + 0.5, areas.n + (1.0 if areas.law is Law.BINOMIAL else 0.0)
    y = np.log(x / (n - x)) if areas.law is Law.BINOMIAL else np.log(x / n)
    per_case = unit_variance(areas.law, found.mean)
    chance = 1 / (areas.n * per_case) if areas.law is Law.BINOMIAL else 1 / (areas.n * found.mean)
    fitted = robust(y, chance)
    return np.asarray(np.abs(y - fitted.mean) / np.sqrt(chance + fitted.tau_squared), dtype=float)
