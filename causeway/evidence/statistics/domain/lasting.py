"""Figures without counts: whether an area differs from its nation year after year.

Where only a percentage, a median or an amount is published, nobody can say how far chance moves one figure. But chance does not come
back: an area that lies on the same side of its nation, and of the middle area, in each of its last three to five periods, and far enough
out, differs. Each period's distance is divided by the robust spread of all areas then, which chance can at most fill. Were it all
chance, and each year's half made by the year before (an autocorrelation of 0.5), the mean of k such distances would have a known
standard deviation, and that is what is tested. Fewer than three comparable periods are never called different.
"""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import scipy

from causeway.evidence.domain.positions import MAD_TO_SD
from causeway.evidence.statistics.domain.counted import Numbers

FEWEST, MOST = 3, 5  # periods
FEWEST_AREAS = 10
DRIFT = 0.5  # autocorrelation that is allowed for from one period to the next


def distances(values: Numbers, nation: float) -> Numbers:
    """Return how far each area lies from the nation or the middle area, whichever is nearer; 0 between the two, nan where unknown."""
    middle = np.nanmedian(values)
    spread = MAD_TO_SD * np.nanmedian(np.abs(values - middle))
    if not spread > 0:
        return np.where(np.isfinite(values), 0.0, np.nan)
    low, high = sorted((middle, nation)) if np.isfinite(nation) else (middle, middle)
    away = np.where(values > high, values - high, np.where(values < low, values - low, 0.0))
    return np.where(np.isfinite(values), away / spread, np.nan)


def error_of_mean(many: int, drift: float = DRIFT) -> float:
    """Return the standard deviation of the mean of so many values of variance 1 that lean on each other."""
    leaning = sum((1 - step / many) * drift**step for step in range(1, many))
    return math.sqrt((1 + 2 * leaning) / many)


def lasting(periods: Sequence[npt.ArrayLike], nation: Sequence[float]) -> Numbers:
    """Return a signed z for every area: 0 unless all its last three to five periods lie on one side. ``periods`` oldest first, comparable.

    Its two-sided p is that of a standard normal; see :func:`p_values`.
    """
    last = [np.asarray(one, dtype=float) for one in periods[-MOST:]]
    if len(last) < FEWEST or np.isfinite(last[-1]).sum() < FEWEST_AREAS:
        return np.zeros(np.asarray(periods[-1]).size if periods else 0)
    away = np.array([distances(values, one) for values, one in zip(last, nation[-MOST:], strict=True)])
    known = np.isfinite(away)
    enough = known[-FEWEST:].all(axis=0)
    many = known.sum(axis=0)
    total = np.where(known, away, 0.0).sum(axis=0)
    same = ((np.sign(away) == np.sign(total)) | ~known).all(axis=0) & (total != 0)
    errors = np.array([1.0, *(error_of_mean(k) for k in range(1, MOST + 1))])
    return np.where(enough & same, total / np.maximum(many, 1) / errors[many], 0.0)


def p_values(z: Numbers) -> Numbers:
    """Return the two-sided p of :func:`lasting`'s z."""
    return np.asarray(2 * scipy.special.ndtr(-np.abs(z)), dtype=float)
