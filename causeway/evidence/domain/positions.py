"""Where areas stand among others of their kind, and what that rests on.

With counts, an area is asked two things. Does it differ from a ``target`` (the nation) by more than chance? Exact limits answer
that; of large areas nearly all do. And is it unusual among areas that differ anyway? For that the limits lie around the ``centre``
(the middle area) and are widened by the variance between areas; z and p belong to this second question. Around the nation's figure
the widened limits would be lopsided wherever a few large areas pull it away from the middle.

Without counts nothing can be said of chance: there is only how far an area lies from the middle, in units of the areas' own spread
(median and MAD).
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import scipy

from causeway.evidence.domain import funnel, rate_funnel
from causeway.evidence.domain.discoveries import adjusted
from causeway.evidence.domain.funnel import ALARM, ALERT, Limits, Numbers, OverDispersion, winsorised

MAD_TO_SD = 1.482602218505602  # one over the standard normal's 75th percentile


class Basis(StrEnum):
    """What a comparison rests on."""

    CHANCE = "chance"  # numerators and denominators: exact limits, over-dispersion, p-values
    SPREAD = "spread"  # values alone: distance from the middle in units of the areas' own spread; no test of chance
    NONE = "none"  # not compared: a plain count, or too few areas


class Position(StrEnum):
    """Where a value lies, seen from the limits; below and above say nothing of good and bad."""

    FAR_BELOW = "far below"  # outside the 99.8% limits
    BELOW = "below"  # outside the 95% limits
    WITHIN = "within"
    ABOVE = "above"
    FAR_ABOVE = "far above"


@dataclass(frozen=True)
class Positions:
    """Every area's standing, in the order given; ``q`` is ``p`` adjusted across these areas."""

    by_chance: list[Position]
    among_areas: list[Position]
    z: Numbers
    p: Numbers
    q: Numbers
    centre: float
    dispersion: OverDispersion


def between(values: npt.ArrayLike, alert: Limits, alarm: Limits) -> list[Position]:
    """Return where each value lies between its 95% and its 99.8% limits; on a limit is within it."""
    v = np.asarray(values, dtype=float)
    at = [v < alarm.lower, v < alert.lower, v > alarm.upper, v > alert.upper]
    names = [Position.FAR_BELOW, Position.BELOW, Position.FAR_ABOVE, Position.ABOVE]
    found = np.select(at, np.arange(len(at)), default=-1)
    return [names[which] if which >= 0 else Position.WITHIN for which in found.tolist()]


def centre(values: Numbers, target: float, highest: float) -> float:
    """Return the middle area's value; ``target`` where that is 0 or ``highest``, around which nothing can spread both ways."""
    middle = float(np.median(values))
    return middle if 0 < middle < highest else target


def of_proportions(numerators: npt.ArrayLike, denominators: npt.ArrayLike, target: float) -> Positions:
    """Return how areas' proportions stand against ``target`` and among each other."""
    x, n = np.asarray(numerators, dtype=float), np.asarray(denominators, dtype=float)
    middle = centre(x / n, target, 1.0)
    dispersion = funnel.over_dispersion(x, n, middle)
    chance = [funnel.proportion_limits(n, target, level) for level in (ALERT, ALARM)]
    wide = [funnel.additive_limits(n, middle, level, dispersion) for level in (ALERT, ALARM)]
    z = funnel.z_scores(x, n, middle) / np.sqrt(1 + 4 * n * dispersion.tau_squared)
    p = np.asarray(2 * scipy.stats.norm.sf(np.abs(z)), dtype=float)
    return Positions(between(x / n, *chance), between(x / n, *wide), z, p, adjusted(p), middle, dispersion)


def of_rates(observed: npt.ArrayLike, people: npt.ArrayLike, target: float) -> Positions:
    """Return how areas' rates (events for each person) stand against ``target`` and among each other."""
    o, n = np.asarray(observed, dtype=float), np.asarray(people, dtype=float)
    middle = centre(o / n, target, np.inf)
    e = n * middle
    dispersion = rate_funnel.over_dispersion(o, e)
    chance = [funnel.count_limits(n * target, level) for level in (ALERT, ALARM)]
    wide = [rate_funnel.additive_limits(e, level, dispersion) for level in (ALERT, ALARM)]
    z = rate_funnel.z_scores(o, e) / np.sqrt(1 + 4 * e * dispersion.tau_squared)
    p = np.asarray(2 * scipy.stats.norm.sf(np.abs(z)), dtype=float)
    by_chance = between(o / (n * target), *chance)
    return Positions(by_chance, between(o / e, *wide), z, p, adjusted(p), middle, dispersion)


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
    ranks: Numbers = scipy.stats.rankdata(v)
    return 100 * (ranks - 0.5) / max(v.size, 1)
