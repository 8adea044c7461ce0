"""How each area stands in the latest period: from a series to rows of :class:`causeway.evidence.models.Comparison`."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from causeway.evidence.definitions.schema import Indicator, Measure
from causeway.evidence.domain import positions
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.positions import Basis, Positions
from causeway.evidence.domain.trend import trend
from causeway.evidence.models import Comparison
from causeway.evidence.statistics.computing.cells import Cells, Series
from causeway.evidence.statistics.computing.likes import Likes
from causeway.evidence.statistics.computing.targets import FEWEST, chance_target


@dataclass(frozen=True)
class Among:
    """What all areas of one kind together give: distances, percentiles, and positions where there are counts."""

    z: Sequence[float]
    percentiles: Sequence[float]
    tested: Positions | None
    at: dict[int, int]  # place among all areas → place among those with counts


def among(measure: Measure, cells: Cells, nation: Cells | None) -> Among | None:
    """Compare all areas of one kind in one period; ``None`` for plain counts and for too few areas."""
    if measure.kind is Kind.COUNT or len(cells.codes) < FEWEST:
        return None
    target, tested, at = chance_target(measure, cells, nation), None, {}
    if target is not None:
        test = positions.of_rates if measure.kind is Kind.RATE else positions.of_proportions
        tested = test(cells.numerators[cells.counted], cells.denominators[cells.counted], target)
        at = {int(place): order for order, place in enumerate(np.flatnonzero(cells.counted))}
    return Among(positions.robust_z(cells.values).tolist(), positions.percentiles(cells.values).tolist(), tested, at)


def _stand(row: Comparison, found: Among | None, place: int) -> None:
    if found is None:
        row.basis = Basis.NONE.value
        return
    row.basis, row.z, row.percentile = Basis.SPREAD.value, found.z[place], found.percentiles[place]
    order = found.at.get(place)
    if found.tested is None or order is None:
        return
    tested = found.tested
    row.basis, row.z = Basis.CHANCE.value, float(tested.z[order])
    row.p, row.q = float(tested.p[order]), float(tested.q[order])
    row.chance_position, row.position = tested.by_chance[order].value, tested.among_areas[order].value


def _tell_trend(row: Comparison, indicator: Indicator, of: dict[str, float]) -> None:
    when = sorted(of)
    found = trend(when, [of[period] for period in when], [each.from_period for each in indicator.breaks])
    row.trend, row.trend_since = found.direction.value, found.since or ""
    row.trend_first = of[found.since] if found.since else None
    row.trend_slope, row.trend_p = found.slope, found.p


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def _rows(series: Series, kind: str, cells: Cells, nation: Cells | None) -> Iterator[Comparison]:
    for place, code in enumerate(cells.codes):
        yield Comparison(
            release_id=cells.release,
            indicator=series.indicator,
            measure=series.measure,
            area_kind=kind,
            area_code=code,
            period=cells.period,
            value=float(cells.values[place]),
            lower=_known(cells.lower[place]),
            upper=_known(cells.upper[place]),
            numerator=_known(cells.numerators[place]),
            denominator=_known(cells.denominators[place]),
            nation_value=float(nation.values[0]) if nation is not None and kind != "nation" else None,
        )


def _beside(rows: Sequence[Comparison], kind: str, values: dict[str, float], regions: dict[str, float], likes: Likes) -> None:
    middles = likes.in_fifths(kind, values)
    for row in rows:
        region, row.region_name = likes.regions.get(row.area_code, ("", "")) if kind != "region" else ("", "")
        row.region_value = regions.get(region)
        row.neighbours_value, row.neighbours_count = likes.neighbours(kind, row.area_code, values)
        row.fifth = likes.fifth(kind, row.area_code)
        row.fifth_value = middles.get(row.fifth) if row.fifth else None


def comparisons(indicator: Indicator, measure: Measure, series: Series, likes: Likes) -> Iterator[Comparison]:
    """Return a row for every area with a figure in the series' latest period."""
    latest = series.latest
    nation = series.nation(indicator.geography.nation, latest)
    region = series.kinds.get("region", {}).get(latest)
    for kind, by_period in series.kinds.items():
        cells = by_period.get(latest)
        if cells is None:
            continue
        rows = list(_rows(series, kind, cells, nation))
        if measure.kind is not Kind.COUNT:
            _beside(rows, kind, cells.by_code, region.by_code if region else {}, likes)
        found = among(measure, cells, nation)
        past = _histories(by_period)
        for place, row in enumerate(rows):
            if measure.kind is Kind.COUNT:
                row.nation_value = None
            _stand(row, found, place)
            _tell_trend(row, indicator, past[row.area_code])
        yield from rows


def _histories(by_period: dict[str, Cells]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for period, cells in by_period.items():
        for code, value in cells.by_code.items():
            found.setdefault(code, {})[period] = value
    return found
