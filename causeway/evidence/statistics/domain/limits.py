"""Funnel limits: by chance alone around the nation, and widened by how much areas differ.

*By chance.* Exact limits lie between whole counts. Spiegelhalter (Statistics in Medicine 24 (2005) 1185–1202, appendix A.1.1) reads the
lower one off between the two counts whose cumulative probability it falls between. The upper one is the lower one of the complement
(cases that are *not* counted; for counts, of "so many or more"). Taken from the same cumulative probability instead it comes out one
event too low, and an area is flagged whose chance is above the level. An area at a whole count is outside exactly if its own tail is
below the level.

*Widened.* Between areas that differ anyway, the limits are those of a predictive distribution: the mean and the variance between areas,
with what chance adds, as a beta distribution (gamma for rates), so that they never leave the range a figure can have.
"""

from collections.abc import Callable
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

    def up_to(count: Numbers) -> Numbers:
        inside = scipy.special.betainc(np.maximum(whole - count, 1e-9), np.maximum(count + 1, 1e-9), 1 - target)
        return np.where(count < 0, 0.0, np.where(count >= whole, 1.0, inside))

    near = np.clip(np.ceil(scipy.special.bdtrik(tail, whole, target)), 0.0, whole)
    return np.asarray(np.clip(_read_off(near, up_to, tail), 0.0, whole), dtype=float)


def _poisson_lower(expected: Numbers, tail: float) -> Numbers:
    near = np.maximum(np.ceil(scipy.special.pdtrik(tail, expected)), 0.0)
    found = _read_off(near, lambda count: np.asarray(scipy.special.gammaincc(count + 1, expected), dtype=float), tail)
    return np.asarray(np.maximum(found, 0.0), dtype=float)


def _poisson_upper(expected: Numbers, tail: float) -> Numbers:
    """Return the same from above: the largest count with "so many or more" at least as likely as the tail, and on towards the next."""

    def or_more(count: Numbers) -> Numbers:
        return np.asarray(scipy.special.gammainc(count, expected), dtype=float)

    count = np.maximum(np.ceil(scipy.special.pdtrik(1 - tail, expected)), 0.0)
    count = np.where(or_more(count) <= tail, count - 1, count)  # so many or more: above the tail, and one more is not
    count = np.where(or_more(count + 1) > tail, count + 1, count)
    at, past = or_more(count), or_more(count + 1)
    return np.asarray(count + (at - tail) / (at - past), dtype=float)


def _read_off(near: Numbers, up_to: Callable[[Numbers], Numbers], tail: float) -> Numbers:
    """Return where a cumulative probability reaches the tail, between the two counts it lies between; ``near`` is within one of the upper."""
    count = np.where(up_to(near - 1) >= tail, near - 1, near)
    count = np.where(up_to(count) < tail, count + 1, count)
    at, before = up_to(count), up_to(count - 1)
    return np.asarray(count - (at - tail) / (at - before), dtype=float)


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
