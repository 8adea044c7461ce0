"""A funnel plot's points and lines, made from the stored spread and the observations of one period."""

from collections.abc import Iterable

import numpy as np

from causeway.areas.models import Area
from causeway.evidence.domain.intervals import Interval
from causeway.evidence.domain.positions import Numbers, between
from causeway.evidence.models import Observation
from causeway.evidence.statistics.comparisons import spread
from causeway.evidence.statistics.computing.targets import law, unit
from causeway.evidence.statistics.domain.between import Between
from causeway.evidence.statistics.domain.limits import ALARM, ALERT, Limits, chance_limits, wide_limits
from causeway.evidence.statistics.standings import Funnel, FunnelLine, FunnelPoint, SpreadFigure
from causeway.places.all_areas import Row

Counts = tuple[str, str, float, float | None, float]  # code, name, value as published, numerator, denominator
LINES = 40  # sizes at which limits are drawn, closer together where areas are small


def funnel(
    indicator: str,
    measure: str | None = None,
    kind: str | None = None,
    period: str | None = None,
    rows: Iterable[Row] | None = None,
) -> Funnel | None:
    """Return the points and lines of a funnel plot; ``None`` where the counts are not known.

    Sizes are denominators: cases of a proportion, people of a rate. ``rows`` are the period's areas, where they have been read.
    """
    found = spread(indicator, measure, kind, period)
    if found is None or found.target is None or found.centre is None:
        return None
    points = _points(found, _read(found) if rows is None else _counted(rows))
    if not points:
        return None
    sizes = np.geomspace(min(point.size for point in points), max(point.size for point in points), LINES)
    return Funnel(found, points, _lines(found, sizes, found.target / unit(found.measure)))


def _counted(rows: Iterable[Row]) -> list[Counts]:
    found = [
        (row.code, row.name, row.value, row.numerator, row.denominator)
        for row in rows
        if row.value is not None and row.denominator is not None and row.denominator > 0
    ]
    return sorted(found, key=lambda each: each[0])


def _read(of: SpreadFigure) -> list[Counts]:
    rows = Observation.objects.current().filter(
        indicator=of.indicator.key,
        measure=of.measure.key,
        area_kind=of.area_kind,
        period=of.period,
        denominator__gt=0,
        value__isnull=False,
    )
    names = dict(Area.objects.filter(kind=of.area_kind).values_list("code", "name"))
    counts = rows.order_by("area_code").values_list("area_code", "value", "numerator", "denominator")
    return [(code, names.get(code, code), value or 0.0, part, whole or 0.0) for code, value, part, whole in counts]


def _points(of: SpreadFigure, counts: list[Counts]) -> list[FunnelPoint]:
    if not counts:
        return []
    codes, names, published, x, n = zip(*counts, strict=True)
    sizes = np.array(n, dtype=float)
    whole = np.rint(np.array(published, dtype=float) * sizes / unit(of.measure))  # the counted part, where the file leaves it out
    values = np.array([part if given is None else given for part, given in zip(whole, x, strict=True)], dtype=float) / sizes
    wide = [wide_limits(law(of.measure), sizes, _areas(of), level) for level in (ALERT, ALARM)]
    stood = between(values, *((one.lower, one.upper) for one in wide))
    shown = (unit(of.measure) * values).tolist()
    return [
        FunnelPoint(code, name, float(size), value, position)
        for code, name, size, value, position in zip(codes, names, n, shown, stood, strict=True)
    ]


def _areas(of: SpreadFigure) -> Between:
    return Between((of.centre or 0.0) / unit(of.measure), of.tau_squared or 0.0, of.areas)


def _lines(of: SpreadFigure, sizes: Numbers, target: float) -> list[FunnelLine]:
    columns = [
        _scaled(limits, unit(of.measure))
        for level in (ALERT, ALARM)
        for limits in (
            chance_limits(law(of.measure), np.round(sizes), target, level),
            wide_limits(law(of.measure), sizes, _areas(of), level),
        )
    ]
    chance_95, wide_95, chance_998, wide_998 = columns
    return [FunnelLine(*line) for line in zip(sizes.tolist(), chance_95, chance_998, wide_95, wide_998, strict=True)]


def _scaled(limits: Limits, by: float) -> list[Interval]:
    return [Interval(by * low, by * high) for low, high in zip(limits.lower.tolist(), limits.upper.tolist(), strict=True)]
