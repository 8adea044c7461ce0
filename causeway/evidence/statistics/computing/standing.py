"""How each area stands in the latest period: from a series to rows of :class:`causeway.evidence.models.Comparison`."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from causeway.evidence.definitions.schema import Indicator, Measure
from causeway.evidence.domain import positions
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.positions import Basis, Numbers, Position
from causeway.evidence.domain.trend import Direction
from causeway.evidence.models import Comparison
from causeway.evidence.statistics.computing.cells import Cells, Series
from causeway.evidence.statistics.computing.gating import Children, held, nature
from causeway.evidence.statistics.computing.likes import Likes
from causeway.evidence.statistics.computing.targets import FEWEST, areas_of, chance_target, law, unit
from causeway.evidence.statistics.domain.against_nation import MARGIN, Against, against_nation, ratio_to
from causeway.evidence.statistics.domain.between import fit
from causeway.evidence.statistics.domain.counted import Law
from causeway.evidence.statistics.domain.lasting import lasting, p_values
from causeway.evidence.statistics.domain.limits import ALARM, ALERT, Limits, wide_limits
from causeway.evidence.statistics.domain.outlying import Outlying, outlying
from causeway.evidence.statistics.domain.relative_trend import Courses, compared, courses
from causeway.evidence.statistics.domain.tails import both_tails


@dataclass(frozen=True)
class Tested:
    """What the counts of all areas of a kind give, in their order."""

    by_chance: list[positions.Position]
    among_areas: list[positions.Position]
    outlying: Outlying
    against: Against
    at: Mapping[int, int]  # place among all areas → place among those with counts


def tested(measure: Measure, cells: Cells, nation: Cells | None) -> Tested | None:
    """Test all areas of one kind in one period by their counts; ``None`` where these are not known."""
    target = chance_target(measure, cells, nation)
    if target is None:
        return None
    areas = areas_of(measure, cells)
    between = fit(areas)
    wide = [_ends(wide_limits(law(measure), areas.n, between, level)) for level in (ALERT, ALARM)]
    return Tested(
        _by_chance(*both_tails(areas, target, 0.0)),
        positions.between(areas.values, *wide),
        outlying(areas, between),
        against_nation(areas, target, between),
        {int(place): order for order, place in enumerate(np.flatnonzero(cells.counted))},
    )


def _by_chance(few: Numbers, many: Numbers) -> list[positions.Position]:
    """Return where each area lies from the nation by chance alone: outside exact limits is where its own tail is below theirs."""
    alarm, alert = (1 - ALARM) / 2, (1 - ALERT) / 2
    names = [Position.FAR_BELOW, Position.BELOW, Position.FAR_ABOVE, Position.ABOVE, Position.WITHIN]
    which = np.select([few < alarm, few < alert, many < alarm, many < alert], range(4), default=4)
    return [names[place] for place in which.tolist()]


def _ends(limits: Limits) -> tuple[Numbers, Numbers]:
    return limits.lower, limits.upper


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
            basis=Basis.NONE.value,
            trend=Direction.TOO_SHORT.value,
        )


def _beside(rows: Sequence[Comparison], kind: str, values: dict[str, float], regions: dict[str, float], likes: Likes) -> None:
    middles = likes.in_fifths(kind, values)
    for row in rows:
        region, row.region_name = likes.regions.get(row.area_code, ("", "")) if kind != "region" else ("", "")
        row.region_value = regions.get(region)
        row.neighbours_value, row.neighbours_count = likes.neighbours(kind, row.area_code, values)
        row.fifth = likes.fifth(kind, row.area_code)
        row.fifth_value = None if row.fifth is None else middles.get(row.fifth)


def _stand(rows: Sequence[Comparison], measure: Measure, cells: Cells, nation: Cells | None) -> None:
    z, places = positions.robust_z(cells.values), positions.percentiles(cells.values)
    found = tested(measure, cells, nation)
    for place, row in enumerate(rows):
        row.basis, row.z, row.percentile = Basis.SPREAD.value, float(z[place]), float(places[place])
        order = found.at.get(place) if found else None
        if found is None or order is None:
            continue
        row.basis, row.z = Basis.CHANCE.value, float(found.outlying.z[order])
        row.p, row.q = float(found.outlying.p[order]), float(found.outlying.q[order])
        row.chance_position, row.position = found.by_chance[order].value, found.among_areas[order].value
        row.shrunk = unit(measure) * float(found.against.values[order])
        row.higher, row.nation_ratio = float(found.against.higher[order]), float(found.against.ratio[order])
        row.nation_p = float(found.against.p[order])


def _matrix(cells: Cells, by_period: Mapping[str, Cells], when: Sequence[str]) -> Numbers:
    """Return the values of the latest period's areas: a row for each area, a column for each period, nan where there is none."""
    columns = [by_period[period].by_code for period in when]
    return np.array([[column.get(code, math.nan) for column in columns] for code in cells.codes], dtype=float)


def _nations(series: Series, indicator: Indicator, when: Sequence[str]) -> list[float]:
    found = [series.nation(indicator.geography.nation, period) for period in when]
    return [float(one.values[0]) if one is not None else math.nan for one in found]


def _far_enough(measure: Measure, value: float, nation: float) -> bool:
    """Return whether a value lies as far from its nation's as one with counts must: a fifth in odds (of a share) or times the value."""
    if value <= 0 or nation <= 0:
        return True  # a balance below zero is not so many times another
    share = np.array([value, nation]) / 100
    ratio = ratio_to(Law.BINOMIAL, share[:1], float(min(share[1], 1 - 1e-9)))[0] if measure.is_share else value / nation
    return bool(max(ratio, 1 / ratio) >= MARGIN)


def _last(rows: Sequence[Comparison], measure: Measure, values: Numbers, nation: Sequence[float]) -> None:
    """Say of those without counts whether they differ from their nation period after period, and by a margin now."""
    if math.isnan(nation[-1]):
        return  # nothing is worse than a figure that nobody published
    z = lasting(list(values.T), nation)
    p = p_values(z)
    for place, row in enumerate(rows):
        if row.basis == Basis.SPREAD and z[place] != 0:
            row.nation_p = float(p[place]) if _far_enough(measure, row.value, nation[-1]) else 1.0
            row.higher = float(1 - p[place] / 2 if z[place] > 0 else p[place] / 2)


def _tell_course(
    rows: Sequence[Comparison], values: Numbers, nation: Sequence[float], when: Sequence[str], found: Courses
) -> None:
    first = when.index(found.since)
    for place, row in enumerate(rows):
        if math.isnan(found.p[place]):
            continue
        row.trend_since, row.trend_first = found.since, float(values[place, first])
        row.trend_nation_first = _known(nation[first])
        row.trend_slope, row.trend_p = float(found.slope[place]), float(found.p[place])
        row.trend = (
            (Direction.UP if row.trend_slope > 0 else Direction.DOWN).value if row.trend_p <= LEVEL else Direction.NO_CLEAR.value
        )


LEVEL = 0.01  # of one course by itself; a page corrects for all it tells


def comparisons(
    indicator: Indicator, measure: Measure, series: Series, likes: Likes, children: Children | None = None
) -> Iterator[Comparison]:
    """Return a row for every area with a figure in the series' latest period."""
    latest = series.latest
    nation = series.nation(indicator.geography.nation, latest)
    region = series.kinds.get("region", {}).get(latest)
    for kind, by_period in series.kinds.items():
        cells = by_period.get(latest)
        if cells is None:
            continue
        rows = list(_rows(series, kind, cells, nation))
        if measure.kind is Kind.COUNT:
            for row in rows:
                row.nation_value = None
        else:
            _beside(rows, kind, cells.by_code, region.by_code if region else {}, likes)
            theirs = float(nation.values[0]) if nation is not None else None
            why = held(nature(indicator, measure, latest), kind, by_period, latest, children or {}, theirs)
            for row in rows:
                row.held = ";".join(reason.name for reason in why.get(row.area_code, ()))
        if measure.kind is not Kind.COUNT and not measure.not_compared and len(cells.codes) >= FEWEST:
            _stand(rows, measure, cells, nation)
            _over_time(rows, indicator, measure, series, kind)
        yield from rows


def _over_time(rows: Sequence[Comparison], indicator: Indicator, measure: Measure, series: Series, kind: str) -> None:
    by_period = series.kinds[kind]
    latest = series.latest
    when = sorted(one for one in by_period if one <= latest)
    breaks = [each.from_period for each in indicator.breaks]
    used = [when[place] for place in compared(when, breaks)]
    if not used or used[-1] != latest:
        return
    values, nation = _matrix(by_period[latest], by_period, used), _nations(series, indicator, used)
    _last(rows, measure, values, nation)
    found = courses(used, values, nation, share=measure.is_share)
    if found is not None:
        _tell_course(rows, values, nation, used, found)
