"""What the stored comparisons say: how an area stands, and how unequal areas are.

Read through :mod:`causeway.evidence.statistics.comparisons`, and the places room's ``funnel_plots``; every value is in the measure's own unit
(percent as 0 to 100), every interval is 95%.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from causeway.evidence.definitions.schema import Indicator, Measure
from causeway.evidence.domain.intervals import Interval
from causeway.evidence.domain.positions import Basis, Position
from causeway.evidence.domain.trend import Trend
from causeway.evidence.findings.domain.gates import Reason


@dataclass(frozen=True)
class Computed:
    """From what the comparisons were computed (releases, definitions, groups of areas, as one sha256), and when."""

    fingerprint: str
    at: dt.datetime


@dataclass(frozen=True)
class Beside:
    """What an area's value is set beside: the published value of its region and nation, the middle one of its groups.

    ``None`` where there is none: no figure published for the region, no neighbours known, fewer than half of them with a figure.
    """

    nation: float | None
    region: float | None
    region_name: str
    neighbours: float | None
    neighbours_with_figure: int
    fifth: int | None  # 1 is the most deprived fifth of areas of this kind
    fifth_value: float | None


@dataclass(frozen=True)
class AreaStanding:
    """One measure of one area in its latest period, among all areas of its kind.

    ``basis`` says what ``position``, ``z``, ``p`` and ``q`` rest on: with counts, exact tails and the variance between areas; without,
    only the spread of the areas themselves, and then ``p`` and ``q`` are ``None``.
    """

    key: str  # the figure's, for its link
    indicator: Indicator
    measure: Measure
    area_kind: str
    area_code: str
    period: str
    value: float
    interval: Interval | None
    beside: Beside
    basis: Basis
    chance_position: Position | None  # against the nation, by chance alone; large areas are nearly always outside
    position: Position | None  # around the middle area, among areas that differ anyway: the one to show
    z: float | None
    p: float | None
    q: float | None  # p, adjusted across the areas of this kind
    percentile: float | None  # 0 to 100: the share of areas with a lower value, ties counted half
    shrunk: float | None  # the true value as far as its counts and those of all areas tell
    higher: float | None  # the probability, 0 to 1, that the true value lies above the nation's
    held: tuple[Reason, ...]  # why the figure is not judged
    trend: Trend  # the course of its difference from the nation


@dataclass(frozen=True)
class SpreadFigure:
    """How unequal areas of one kind are in one measure and period.

    Limits of chance lie around ``target`` (the nation), the widened ones around ``centre`` (the areas' common mean). ``p10`` and ``p90``
    are of true values where there are counts, of published ones elsewhere; ``ratio`` is of their odds for a share. ``scv`` is times 100,
    ``tau_squared`` the variance between areas (of the share, or the rate for each person). ``None`` where the measure has no counts, or
    where a tenth of areas have none or are hidden (ratio).
    """

    indicator: Indicator
    measure: Measure
    area_kind: str
    period: str
    basis: Basis
    areas: int
    left_out: int  # areas without a figure: withheld, missing
    nation: float | None
    target: float | None
    centre: float | None
    tau_squared: float | None
    chi_p: float | None  # of Pearson's test that all areas are alike
    scv: float | None
    median: float
    p10: float
    p10_interval: Interval | None
    p90: float
    p90_interval: Interval | None
    ratio: float | None
    ratio_interval: Interval | None


@dataclass(frozen=True)
class FunnelPoint:
    """One area in a funnel: ``size`` is its denominator (cases of a proportion, people of a rate)."""

    area_code: str
    area_name: str
    size: float
    value: float
    position: Position


@dataclass(frozen=True)
class FunnelLine:
    """The limits at one size: by chance alone around the nation, and widened by how much areas differ, around their mean."""

    size: float
    chance_95: Interval
    chance_998: Interval
    wide_95: Interval
    wide_998: Interval


@dataclass(frozen=True)
class Funnel:
    """Everything a funnel plot needs, points and lines in the measure's unit; lines in order of size."""

    spread: SpreadFigure
    points: Sequence[FunnelPoint]
    lines: Sequence[FunnelLine]


class Moved(StrEnum):
    """Whether the gap between areas has changed since the first period it can be compared with."""

    GROWN = "grown"
    NARROWED = "narrowed"
    NOT_CLEAR = "not clear"
    UNKNOWN = "unknown"  # one period only, or no counts


@dataclass(frozen=True)
class Inequality:
    """How unequal areas are in one measure now, in one kind of area, and whether that grows or shrinks."""

    now: SpreadFigure
    past: Sequence[SpreadFigure]  # every period since the last break, oldest first, ``now`` the last
    moved: Moved  # beyond what areas and chance could do, by the intervals of the first ratio and the last
