"""What the stored comparisons say: how an area stands, how unequal areas are, and what is unusual here.

Read through :mod:`causeway.evidence.statistics.comparisons`, ``funnel_plots`` and ``unusual``; every value is in the measure's own unit
(percent as 0 to 100), every interval is 95%.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from causeway.areas.models import Area
from causeway.evidence.definitions.schema import Indicator, Measure, Source
from causeway.evidence.domain.findings import Side
from causeway.evidence.domain.intervals import Interval
from causeway.evidence.domain.positions import Basis, Position
from causeway.evidence.domain.trend import Trend


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

    ``basis`` says what ``position``, ``z``, ``p`` and ``q`` rest on: with counts, exact limits of chance and over-dispersion;
    without, only the spread of the areas themselves, and then ``p`` and ``q`` are ``None``.
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
    trend: Trend


@dataclass(frozen=True)
class SpreadFigure:
    """How unequal areas of one kind are in one measure and period.

    Limits of chance lie around ``target`` (the nation), the widened ones around ``centre`` (the middle area); see
    :class:`FunnelLine`. ``scv`` is times 100. ``None`` where the measure has no counts (funnel, SCV, the ratio's interval), or where
    the 10th percentile is 0 or hidden (ratio).
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
    phi: float | None
    tau_squared: float | None
    scv: float | None
    scv_interval: Interval | None
    median: float
    p10: float
    p90: float
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
    """The limits at one size: by chance alone around the nation, and widened by how much areas differ, around the middle area."""

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


@dataclass(frozen=True)
class Inequality:
    """How unequal areas are in one measure now, in one kind of area, and whether that grows or shrinks."""

    now: SpreadFigure
    past: Sequence[SpreadFigure]  # every period since the last break, oldest first, ``now`` the last
    trend: Trend  # of the ratio; of the SCV where a ratio is missing


@dataclass(frozen=True)
class Finding:
    """One thing that stands out here, as a sentence a head could say aloud. All texts are translated and ready to show."""

    sentence: str
    direction: Side
    indicator: Indicator
    figure_key: str
    area: Area  # whose figure it is: a seat's council or board, never an average
    share_words: str  # how much of the area asked about lies in it; empty for the area itself
    tested: bool  # beyond chance after correction; otherwise far from most areas, and the caveat says why it is not tested
    strength: float  # the size of z, by which findings are ranked
    comparator: str  # such as "England: 46.4%."
    neighbours: str  # such as "Middle of its ten statistical neighbours: 38.2%."; empty where there are none
    caveat: str
    source: Source


@dataclass(frozen=True)
class Unusual:
    """What stands out in an area, out of how many figures ``compared`` with other areas or with earlier years."""

    findings: tuple[Finding, ...]
    compared: int
