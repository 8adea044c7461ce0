"""How unequal areas are in each period: from cells to a row of :class:`causeway.evidence.models.Spread`."""

import hashlib
from dataclasses import dataclass

import numpy as np

from causeway.evidence.definitions.schema import Measure
from causeway.evidence.domain.intervals import Interval
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.positions import Basis
from causeway.evidence.findings.domain.gates import FEWEST_CASES, FEWEST_EVENTS
from causeway.evidence.models import Spread
from causeway.evidence.statistics.computing.cells import Cells
from causeway.evidence.statistics.computing.targets import FEWEST, areas_of, chance_target, unit
from causeway.evidence.statistics.domain.between import fit
from causeway.evidence.statistics.domain.counted import Counted, Law
from causeway.evidence.statistics.domain.heterogeneity import heterogeneity
from causeway.evidence.statistics.domain.true_spread import TENTHS, TrueSpread, true_spread

HIDDEN = 0.1  # from this share withheld on, the lowest tenth is not known


@dataclass(frozen=True)
class Place:
    """Which measure, among which areas."""

    indicator: str
    measure: Measure
    kind: str


def _generator(place: Place, period: str) -> np.random.Generator:
    name = f"{place.indicator}|{place.measure.key}|{place.kind}|{period}"
    return np.random.default_rng(int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big"))


def _ratio(low: float, high: float, *, share: bool) -> float | None:
    """Return how many times as high the upper end is: in odds for a percentage, so that its complement says the same."""
    if share:
        low, high = low / (100 - low) if low < 100 else np.inf, high / (100 - high) if high < 100 else np.inf  # noqa: PLR2004  per cent
    return float(high / low) if low > 0 and np.isfinite(high) else None


def spread(place: Place, cells: Cells, nation: Cells | None, *, draws: bool) -> Spread | None:
    """Return the row for one period, with intervals where ``draws``; ``None`` for plain counts and for too few areas."""
    measure = place.measure
    if measure.kind is Kind.COUNT or measure.not_compared or len(cells.codes) < FEWEST:
        return None
    low, middle, high = (float(value) for value in np.quantile(cells.values, [TENTHS[0], 0.5, TENTHS[1]]))
    row = Spread(
        release_id=cells.release,
        indicator=place.indicator,
        measure=measure.key,
        area_kind=place.kind,
        period=cells.period,
        basis=Basis.SPREAD.value,
        areas=len(cells.codes),
        left_out=cells.left_out,
        nation_value=float(nation.values[0]) if nation is not None else None,
        median=middle,
        p10=low,
        p90=high,
        ratio=_ratio(low, high, share=measure.is_share),
    )
    target = chance_target(measure, cells, nation)
    if target is not None:
        row.basis, row.target = Basis.CHANCE.value, unit(measure) * target
        _with_chance(row, measure, areas_of(measure, cells), _generator(place, cells.period) if draws else None)
    if cells.withheld > HIDDEN * (len(cells.codes) + cells.withheld):
        row.ratio = row.ratio_lower = row.ratio_upper = None
    return row


def large_enough(areas: Counted) -> Counted:
    """Return the areas whose figure is not that of a handful: a gap between three children and eight is none between places."""
    kept = areas.n >= FEWEST_CASES if areas.law is Law.BINOMIAL else areas.n * areas.pooled >= FEWEST_EVENTS
    return areas if kept.all() or kept.sum() < FEWEST else Counted(areas.law, areas.x[kept], areas.n[kept])


def _with_chance(row: Spread, measure: Measure, areas: Counted, generator: np.random.Generator | None) -> None:
    by = unit(measure)
    between = fit(areas)
    row.centre, row.tau_squared = by * between.mean, between.tau_squared
    if generator is not None:
        differ = heterogeneity(areas)
        row.chi_squared, row.chi_p = differ.chi_squared, differ.p
        row.scv, row.scv_lower, row.scv_upper = differ.scv, differ.interval.lower, differ.interval.upper
    kept = large_enough(areas)
    if not kept.varies:
        row.ratio = None
        return
    row.among = kept.areas
    _with_ends(row, by, true_spread(kept, generator, between=between if kept is areas else None))


def _with_ends(row: Spread, by: float, found: TrueSpread) -> None:
    row.p10, row.p90, row.ratio = by * found.low, by * found.high, found.ratio
    row.p10_lower, row.p10_upper = _scaled(found.low_interval, by)
    row.p90_lower, row.p90_upper = _scaled(found.high_interval, by)
    row.ratio_lower, row.ratio_upper = _scaled(found.ratio_interval if found.ratio else None, 1.0)


def _scaled(interval: Interval | None, by: float) -> tuple[float | None, float | None]:
    return (by * interval.lower, by * interval.upper) if interval else (None, None)
