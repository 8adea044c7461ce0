"""Reading the stored comparisons: an area's standing, and how unequal areas are."""

import math

from causeway.areas.models import Area
from causeway.evidence.definitions.schema import Indicator, Measure, indicators
from causeway.evidence.domain.difference import Certainty, difference
from causeway.evidence.domain.intervals import Interval
from causeway.evidence.domain.keys import FigureKey
from causeway.evidence.domain.positions import Basis, Position
from causeway.evidence.domain.trend import Direction, Trend
from causeway.evidence.findings.domain.gates import Reason
from causeway.evidence.models import Comparison, Computation, ReleaseState, Spread
from causeway.evidence.statistics.standings import AreaStanding, Beside, Computed, Inequality, Moved, SpreadFigure


def interval(lower: float | None, upper: float | None) -> Interval | None:
    """Return the interval of two stored ends; ``None`` unless both are there."""
    return Interval(lower, upper) if lower is not None and upper is not None else None


def reasons_of(held: str) -> tuple[Reason, ...]:
    """Return why a figure is not judged, from the names that are stored."""
    return tuple(Reason[name] for name in held.split(";") if name)


def _trend(row: Comparison) -> Trend:
    return Trend(Direction(row.trend), row.trend_since or None, row.trend_slope, row.trend_p)


def _standing(row: Comparison, indicator: Indicator, measure: Measure) -> AreaStanding:
    beside = Beside(
        nation=row.nation_value,
        region=row.region_value,
        region_name=row.region_name,
        neighbours=row.neighbours_value,
        neighbours_with_figure=row.neighbours_count,
        fifth=row.fifth,
        fifth_value=row.fifth_value,
    )
    return AreaStanding(
        key=str(FigureKey(indicator.key, row.area_kind, row.area_code, row.period)),
        indicator=indicator,
        measure=measure,
        area_kind=row.area_kind,
        area_code=row.area_code,
        period=row.period,
        value=row.value,
        interval=interval(row.lower, row.upper),
        beside=beside,
        basis=Basis(row.basis),
        chance_position=Position(row.chance_position) if row.chance_position else None,
        position=Position(row.position) if row.position else None,
        z=row.z,
        p=row.p,
        q=row.q,
        percentile=row.percentile,
        shrunk=row.shrunk,
        higher=row.higher,
        held=reasons_of(row.held),
        trend=_trend(row),
    )


def comparisons(area: Area) -> tuple[AreaStanding, ...]:
    """Return how ``area`` itself stands, one per indicator and measure, in the order of the definitions.

    A constituency has only what is published for constituencies; for the councils and boards it lies in, ask for each.
    """
    rows = Comparison.objects.filter(area_code=area.code, area_kind=area.kind, release__state=ReleaseState.CURRENT)
    found = {(row.indicator, row.measure): row for row in rows}
    return tuple(
        _standing(found[indicator.key, measure.key], indicator, measure)
        for indicator in indicators().values()
        for measure in indicator.measures
        if (indicator.key, measure.key) in found
    )


def comparisons_of(indicator: str, measure: str | None = None, kind: str | None = None) -> tuple[AreaStanding, ...]:
    """Return how every area stands in one measure (the headline unless named), by kind and code; one ``kind`` where it is named.

    Raises ``KeyError`` for an indicator or measure that is not defined.
    """
    defined = indicators()[indicator]
    wanted = defined.measure(measure) if measure else defined.headline
    rows = Comparison.objects.filter(indicator=indicator, measure=wanted.key, release__state=ReleaseState.CURRENT)
    rows = rows.filter(area_kind=kind) if kind else rows
    return tuple(_standing(row, defined, wanted) for row in rows.order_by("area_kind", "area_code"))


def computed() -> Computed | None:
    """Return from what the comparisons were computed and when; ``None`` where they are not computed yet."""
    row = Computation.objects.first()
    return Computed(row.fingerprint, row.computed_at) if row else None


def _spread(row: Spread, indicator: Indicator, measure: Measure) -> SpreadFigure:
    return SpreadFigure(
        indicator=indicator,
        measure=measure,
        area_kind=row.area_kind,
        period=row.period,
        basis=Basis(row.basis),
        areas=row.areas,
        left_out=row.left_out,
        nation=row.nation_value,
        target=row.target,
        centre=row.centre,
        tau_squared=row.tau_squared,
        chi_p=row.chi_p,
        scv=row.scv,
        median=row.median,
        p10=row.p10,
        p10_interval=interval(row.p10_lower, row.p10_upper),
        p90=row.p90,
        p90_interval=interval(row.p90_lower, row.p90_upper),
        ratio=row.ratio,
        ratio_interval=interval(row.ratio_lower, row.ratio_upper),
    )


def spread(indicator: str, measure: str | None = None, kind: str | None = None, period: str | None = None) -> SpreadFigure | None:
    """Return how unequal areas are in one measure (the headline unless named), kind (the indicator's own) and period (the latest).

    ``None`` where there are fewer than ten areas with a figure, or where the measure is a plain count; raises ``KeyError`` for an
    indicator or measure that is not defined.
    """
    defined = indicators()[indicator]
    wanted = defined.measure(measure) if measure else defined.headline
    rows = Spread.objects.filter(indicator=indicator, measure=wanted.key, area_kind=kind or defined.geography.kind)
    rows = rows.filter(release__state=ReleaseState.CURRENT)
    row = (rows.filter(period=period) if period else rows.order_by("-period")).first()
    return _spread(row, defined, wanted) if row else None


def _inequality(indicator: Indicator, rows: list[Spread]) -> Inequality:
    start = indicator.comparable_from(rows[-1].period)
    past = [_spread(row, indicator, indicator.headline) for row in rows if row.period >= start]
    now = past[-1]
    return Inequality(now, past, _moved(past[0], now) if len(past) > 1 else Moved.UNKNOWN)


def _moved(first: SpreadFigure, now: SpreadFigure) -> Moved:
    """Compare two ratios by the intervals of their logarithms."""
    if not (first.ratio and now.ratio and first.ratio_interval and now.ratio_interval):
        return Moved.UNKNOWN
    ends = [Interval(math.log(one.lower), math.log(one.upper)) for one in (now.ratio_interval, first.ratio_interval)]
    found = difference(math.log(now.ratio), ends[0], math.log(first.ratio), ends[1])
    if found.certainty is not Certainty.CLEAR:
        return Moved.NOT_CLEAR
    return Moved.GROWN if found.value > 0 else Moved.NARROWED


def inequality() -> tuple[Inequality, ...]:
    """Return how unequal areas are in every indicator's headline, those with the widest 10th–90th ratio first."""
    rows: dict[str, list[Spread]] = {}
    headlines = {indicator.headline.key for indicator in indicators().values()}
    stored = Spread.objects.filter(release__state=ReleaseState.CURRENT, measure__in=headlines)
    for row in stored.order_by("indicator", "period"):
        indicator = indicators().get(row.indicator)
        if indicator and (row.measure, row.area_kind) == (indicator.headline.key, indicator.geography.kind):
            rows.setdefault(indicator.key, []).append(row)
    found = [_inequality(indicators()[key], of) for key, of in rows.items()]
    return tuple(sorted(found, key=lambda one: (one.now.ratio is None, -(one.now.ratio or 0), one.now.indicator.key)))
