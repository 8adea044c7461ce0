"""A funnel plot's points and lines, made from the stored spread and the areas that an indicator's page has read."""

from collections.abc import Iterable

import numpy as np

from causeway.evidence.domain.intervals import Interval
from causeway.evidence.domain.positions import Numbers, between
from causeway.evidence.statistics.comparisons import spread
from causeway.evidence.statistics.computing.targets import law, unit
from causeway.evidence.statistics.domain.between import Between
from causeway.evidence.statistics.domain.limits import ALARM, ALERT, Limits, chance_limits, wide_limits
from causeway.evidence.statistics.standings import Funnel, FunnelLine, FunnelPoint, SpreadFigure
from causeway.places.all_areas import Everywhere, Row

LINES = 40  # sizes at which limits are drawn, closer together where areas are small


def funnel(shown: Everywhere) -> Funnel | None:
    """Return the points and lines of a funnel plot, from what the page has read; ``None`` where the counts are not known.

    Sizes are denominators: cases of a proportion, people of a rate.
    """
    choice = shown.choice
    found = spread(choice.indicator.key, choice.measure.key, choice.kind, choice.period)
    if found is None or found.target is None or found.centre is None:
        return None
    points = _points(found, shown.rows)
    if not points:
        return None
    sizes = np.geomspace(min(point.size for point in points), max(point.size for point in points), LINES)
    return Funnel(found, points, _lines(found, sizes, found.target / unit(found.measure)))


def _counted(rows: Iterable[Row]) -> list[tuple[str, str, float, float | None, float]]:
    """Return code, name, value as published, numerator and denominator of each area that has them, by code."""
    found = [
        (row.code, row.name, row.value, row.numerator, row.denominator)
        for row in rows
        if row.value is not None and row.denominator is not None and row.denominator > 0
    ]
    return sorted(found, key=lambda each: each[0])


def _points(of: SpreadFigure, rows: Iterable[Row]) -> list[FunnelPoint]:
    counts = _counted(rows)
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
