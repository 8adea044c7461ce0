"""Whether an area's course differs from its nation's: the only trend worth a sentence about a place.

The share of pupils with a plan rises nearly everywhere; that says nothing of one council. So the course of the *difference* between
area and nation is what is tested, on a scale on which changes can be compared (arcsine root for shares, logarithm for amounts).

Series of a few years drift: this year's figure leans on last year's. What an autocorrelated series does by itself cannot be learnt from
its own eight values, but all areas together show it. Each area's slope is divided by its own standard error (drawn in towards the
middle of all, as Smyth 2004 does), and those ratios by their own robust spread among the areas: the empirical null of Efron, Journal
of the American Statistical Association 99 (2004) 96–104. Whatever the autocorrelation, as long as areas share it, an area stands out
only if its course is unusual among their courses.

Recency decides. A series that fell for years and doubled in the last has not "fallen": the last value must lie on the trend's side of the
three before it, and of the last year before the pandemic. The pandemic's own years are left out.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy

from causeway.evidence.domain.periods import in_years, last_day, same_month
from causeway.evidence.domain.positions import MAD_TO_SD
from causeway.evidence.statistics.domain.counted import Numbers
from causeway.evidence.statistics.domain.outlying import WORTH

FEWEST_PERIODS = 5
FEWEST_AREAS = 20  # of fewer, too little is known of how courses wander by themselves
PANDEMIC = (dt.date(2020, 1, 1), dt.date(2022, 3, 31))  # schools and services were not as in other years
PRIOR = 4.0  # degrees of freedom that the middle area's variance lends to each
BEFORE = 3  # periods that the last is set against


@dataclass(frozen=True)
class Courses:
    """For each area: how its course differs from the nation's. ``slope`` is in scaled units a year, ``p`` is 1 where recency says no."""

    since: str
    slope: Numbers
    p: Numbers


def in_pandemic(period: str) -> bool:
    """Return whether the middle of a period lies in the pandemic."""
    end = last_day(period)
    middle = end - dt.timedelta(days=15 if len(period) == len("2024-09") else 182)
    if len(period) == len("2024-2025"):
        middle = dt.date(int(period[5:]), 1, 1)
    return PANDEMIC[0] <= middle <= PANDEMIC[1]


def compared(periods: Sequence[str], breaks: Sequence[str]) -> list[int]:
    """Return which periods are used: since the last break, of months the latest's only, none of the pandemic's."""
    start = max((one for one in breaks if one <= periods[-1]), default="")
    return [
        place
        for place, period in enumerate(periods)
        if period >= start and same_month(period, periods[-1]) and not in_pandemic(period)
    ]


def scaled(values: npt.ArrayLike, *, share: bool) -> Numbers:
    """Return values on the scale changes are compared on: arcsine root of a percentage; logarithm, of what can be none as it is."""
    v = np.asarray(values, dtype=float)
    if share:
        return np.asarray(np.arcsin(np.sqrt(np.clip(v / 100, 0, 1))), dtype=float)
    return np.log(v) if np.nanmin(v) > 0 else v


def courses(
    periods: Sequence[str], areas: npt.ArrayLike, nation: npt.ArrayLike, breaks: Sequence[str] = (), *, share: bool
) -> Courses | None:
    """Compare the courses of areas (a row each, a column for each period, nan where nothing is published) with the nation's.

    ``None`` where there are fewer than five periods or twenty areas; ``p`` is nan for an area without every period used.
    """
    used = compared(periods, breaks)
    if len(used) < FEWEST_PERIODS or used[-1] != len(periods) - 1:
        return None
    mine, theirs = np.asarray(areas, dtype=float)[:, used], np.asarray(nation, dtype=float)[used]
    known = np.isfinite(mine).all(axis=1)
    if known.sum() < FEWEST_AREAS or not np.isfinite(theirs).all():
        return None
    both = scaled(np.vstack([mine[known], theirs]), share=share)
    apart = both[:-1] - both[-1]
    times = np.array([in_years(periods[place]) for place in used])
    slope, size = _ratios(apart, times)
    freedom = min(len(used) - 2 + PRIOR / 2, WORTH * (known.sum() - 1))
    p = np.asarray(2 * scipy.special.stdtr(freedom, -np.abs(size)), dtype=float)
    before = _last_before([periods[place] for place in used])
    p = np.where(_recent(apart, np.sign(slope), before), p, 1.0)
    slopes, chances = np.full(known.size, np.nan), np.full(known.size, np.nan)
    slopes[known], chances[known] = slope, p
    return Courses(periods[used[0]], slopes, chances)


def _ratios(apart: Numbers, times: Numbers) -> tuple[Numbers, Numbers]:
    """Return each area's slope, and its distance from the middle area's in units of the areas' own spread."""
    centred = times - times.mean()
    squares = (centred**2).sum()
    slope = (apart * centred).sum(axis=1) / squares
    left = apart - apart.mean(axis=1, keepdims=True) - slope[:, None] * centred
    freedom = times.size - 2
    own = (left**2).sum(axis=1) / freedom
    drawn = (PRIOR * np.median(own) + freedom * own) / (PRIOR + freedom)
    ratio = slope / np.sqrt(np.maximum(drawn, 1e-18) / squares)
    middle = np.median(ratio)
    spread = max(1.0, float(MAD_TO_SD * np.median(np.abs(ratio - middle))))
    away = (ratio - middle) / spread
    with_nation = ratio / spread  # it must differ from the nation's, not only from the middle area's
    return slope, np.where(
        np.sign(away) == np.sign(with_nation), np.sign(away) * np.minimum(np.abs(away), np.abs(with_nation)), 0.0
    )


def _last_before(periods: Sequence[str]) -> int | None:
    """Return the place of the last period before the pandemic, where there are some on both sides."""
    before = [place for place, period in enumerate(periods) if last_day(period) < PANDEMIC[0]]
    return before[-1] if before and before[-1] < len(periods) - 1 else None


def _recent(apart: Numbers, sign: Numbers, before: int | None) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    last = apart[:, -1]
    agrees = sign * (last - np.median(apart[:, -1 - BEFORE : -1], axis=1)) > 0
    agrees &= sign * (last - apart[:, 0]) > 0
    if before is not None:
        agrees &= sign * (last - apart[:, before]) > 0
    return agrees
