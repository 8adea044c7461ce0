"""A funnel plot's points and lines, made from the stored spread and the observations of one period."""

import numpy as np

from causeway.areas.models import Area
from causeway.evidence.domain import funnel as proportions
from causeway.evidence.domain import positions, rate_funnel
from causeway.evidence.domain.funnel import ALARM, ALERT, Limits, Numbers, OverDispersion
from causeway.evidence.domain.intervals import Interval
from causeway.evidence.domain.measures import Kind
from causeway.evidence.models import Observation
from causeway.evidence.statistics.comparisons import spread
from causeway.evidence.statistics.computing.targets import unit
from causeway.evidence.statistics.standings import Funnel, FunnelLine, FunnelPoint, SpreadFigure

LINES = 40  # sizes at which limits are drawn, closer together where areas are small


def funnel(indicator: str, measure: str | None = None, kind: str | None = None, period: str | None = None) -> Funnel | None:
    """Return the points and lines of a funnel plot; ``None`` where the counts are not known.

    Sizes are denominators: cases of a proportion, people of a rate.
    """
    found = spread(indicator, measure, kind, period)
    if found is None or found.target is None or found.centre is None:
        return None
    points = _points(found, found.target / unit(found.measure))
    if not points:
        return None
    sizes = np.geomspace(min(point.size for point in points), max(point.size for point in points), LINES)
    return Funnel(found, points, _lines(found, sizes, found.target / unit(found.measure), found.centre / unit(found.measure)))


def _points(of: SpreadFigure, target: float) -> list[FunnelPoint]:
    rows = Observation.objects.current().filter(
        indicator=of.indicator.key,
        measure=of.measure.key,
        area_kind=of.area_kind,
        period=of.period,
        numerator__isnull=False,
        denominator__gt=0,
        value__isnull=False,
    )
    counts = list(rows.order_by("area_code").values_list("area_code", "numerator", "denominator"))
    if not counts:
        return []
    codes, x, n = zip(*counts, strict=True)
    stood = (positions.of_rates if of.measure.kind is Kind.RATE else positions.of_proportions)(x, n, target)
    names = dict(Area.objects.filter(kind=of.area_kind, code__in=codes).values_list("code", "name"))
    return [
        FunnelPoint(code, names.get(code, code), float(size), unit(of.measure) * part / size, position)
        for code, part, size, position in zip(codes, x, n, stood.among_areas, strict=True)
    ]


def _lines(of: SpreadFigure, sizes: Numbers, target: float, centre: float) -> list[FunnelLine]:
    dispersion = OverDispersion(of.phi or 1.0, of.tau_squared or 0.0, of.areas)
    columns: list[list[Interval]] = []
    for level in (ALERT, ALARM):
        if of.measure.kind is Kind.RATE:
            columns.append(_scaled(proportions.count_limits(sizes * target, level), unit(of.measure) * target))
            wide = rate_funnel.additive_limits(sizes * centre, level, dispersion)
            columns.append(_scaled(wide, unit(of.measure) * centre))
        else:
            columns.append(_scaled(proportions.proportion_limits(np.round(sizes), target, level), unit(of.measure)))
            columns.append(_scaled(proportions.additive_limits(sizes, centre, level, dispersion), unit(of.measure)))
    chance_95, wide_95, chance_998, wide_998 = columns
    return [FunnelLine(*line) for line in zip(sizes.tolist(), chance_95, chance_998, wide_95, wide_998, strict=True)]


def _scaled(limits: Limits, by: float) -> list[Interval]:
    return [Interval(by * low, by * high) for low, high in zip(limits.lower.tolist(), limits.upper.tolist(), strict=True)]
