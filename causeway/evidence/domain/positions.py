"""Where an area stands among others of its kind, and what that rests on."""

from enum import StrEnum

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

MAD_TO_SD = 1.482602218505602  # one over the standard normal's 75th percentile
EDGE = 1e-9  # of a share: a count that lies on a limit is within it, whatever the last bit says


class Basis(StrEnum):
    """What a comparison rests on."""

    CHANCE = "chance"  # numerators and denominators: exact tests, and how much areas differ beyond chance
    SPREAD = "spread"  # values alone: distance from the middle in units of the areas' own spread, and whether it lasts
    NONE = "none"  # not compared: a plain count, too few areas, or a figure not meant for it


class Position(StrEnum):
    """Where a value lies, seen from the limits; below and above say nothing of good and bad."""

    FAR_BELOW = "far below"  # outside the 99.8% limits
    BELOW = "below"  # outside the 95% limits
    WITHIN = "within"
    ABOVE = "above"
    FAR_ABOVE = "far above"


def between(values: npt.ArrayLike, alert: tuple[Numbers, Numbers], alarm: tuple[Numbers, Numbers]) -> list[Position]:
    """Return where each value lies between its 95% and its 99.8% limits (lower and upper of each); on a limit is within it."""
    v = np.asarray(values, dtype=float)
    low, high = v + EDGE, v - EDGE
    at = [low < alarm[0], low < alert[0], high > alarm[1], high > alert[1]]
    names = [Position.FAR_BELOW, Position.BELOW, Position.FAR_ABOVE, Position.ABOVE]
    found = np.select(at, np.arange(len(at)), default=-1)
    return [names[which] if which >= 0 else Position.WITHIN for which in found.tolist()]


def winsorised(values: Numbers, share: float = 0.1) -> Numbers:
    """Return the values with the lowest and highest ``share`` of them pulled in to the nearest that stays."""
    return np.clip(values, *np.quantile(values, [share, 1 - share]))


def robust_z(values: npt.ArrayLike) -> Numbers:
    """Return how far each value lies from the median, in robust standard deviations; all zero where the values do not vary.

    The spread is the median absolute deviation × 1.4826 (Hampel, Journal of the American Statistical Association 69 (1974)
    383–393), and where more than half of the values are the same, the standard deviation of the Winsorised values.
    """
    v = np.asarray(values, dtype=float)
    if v.ndim != 1 or not np.isfinite(v).all():
        raise ValueError("Every value must be a number: leave areas without a figure out before.")
    middle = np.median(v) if v.size else 0.0
    spread = MAD_TO_SD * np.median(np.abs(v - middle)) if v.size else 0.0
    if spread == 0 and v.size:
        spread = np.std(winsorised(v))
    return np.asarray((v - middle) / spread if spread > 0 else np.zeros_like(v), dtype=float)


def percentiles(values: npt.ArrayLike) -> Numbers:
    """Return, for each value, the share (0 to 100) of the values below it, those equal to it counted half."""
    v = np.asarray(values, dtype=float)
    ordered = np.sort(v)
    below, upto = np.searchsorted(ordered, v, "left"), np.searchsorted(ordered, v, "right")
    return np.asarray(50 * (below + upto) / max(v.size, 1), dtype=float)
