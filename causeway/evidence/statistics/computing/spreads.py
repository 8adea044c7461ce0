"""How unequal areas are in each period: from cells to a row of :class:`causeway.evidence.models.Spread`."""

import hashlib
from dataclasses import dataclass

import numpy as np

from causeway.evidence.definitions.schema import Measure
from causeway.evidence.domain import rate_funnel, variation
from causeway.evidence.domain.funnel import over_dispersion
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.positions import Basis, centre
from causeway.evidence.models import Spread
from causeway.evidence.statistics.computing.cells import Cells
from causeway.evidence.statistics.computing.targets import FEWEST, chance_target, unit

HIDDEN = 0.1  # from this share withheld on, the lowest tenth is not known
DRAWS_BEFORE = 500  # for earlier periods, of which only the direction is read


@dataclass(frozen=True)
class Place:
    """Which measure, among which areas."""

    indicator: str
    measure: Measure
    kind: str


def _generator(place: Place, period: str) -> np.random.Generator:
    name = f"{place.indicator}|{place.measure.key}|{place.kind}|{period}"
    return np.random.default_rng(int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big"))


def spread(place: Place, cells: Cells, nation: Cells | None, *, latest: bool) -> Spread | None:
    """Return the row for one period; ``None`` for plain counts and for too few areas."""
    if place.measure.kind is Kind.COUNT or len(cells.codes) < FEWEST:
        return None
    p10, middle, p90 = (float(value) for value in np.quantile(cells.values, [0.1, 0.5, 0.9]))
    row = Spread(
        release_id=cells.release,
        indicator=place.indicator,
        measure=place.measure.key,
        area_kind=place.kind,
        period=cells.period,
        basis=Basis.SPREAD.value,
        areas=len(cells.codes),
        left_out=cells.left_out,
        nation_value=float(nation.values[0]) if nation is not None else None,
        median=middle,
        p10=p10,
        p90=p90,
        ratio=p90 / p10 if p10 > 0 else None,
    )
    target = chance_target(place.measure, cells, nation)
    if target is not None:
        _with_chance(row, place, cells, target, variation.DRAWS if latest else DRAWS_BEFORE)
    if cells.withheld > HIDDEN * (len(cells.codes) + cells.withheld):
        row.ratio = row.ratio_lower = row.ratio_upper = None
    return row


def _with_chance(row: Spread, place: Place, cells: Cells, target: float, draws: int) -> None:
    measure, counted = place.measure, cells.counted
    x, n = cells.numerators[counted], cells.denominators[counted]
    rates = measure.kind is Kind.RATE
    middle = centre(x / n, target, np.inf if rates else 1.0)
    dispersion = rate_funnel.over_dispersion(x, n * middle) if rates else over_dispersion(x, n, middle)
    row.basis, row.target, row.centre = Basis.CHANCE.value, unit(measure) * target, unit(measure) * middle
    row.phi, row.tau_squared = dispersion.phi, dispersion.tau_squared
    pooled = x.sum() / n.sum()
    if pooled == 0 or (pooled == 1 and not rates):
        return
    measured = variation.of_rates if rates else variation.of_proportions
    found = measured(x, n, _generator(place, cells.period), draws)
    row.scv, row.scv_lower, row.scv_upper = found.scv, found.scv_interval.lower, found.scv_interval.upper
    row.p10, row.p90, row.ratio = unit(measure) * found.p10, unit(measure) * found.p90, found.ratio
    if found.ratio_interval:
        row.ratio_lower, row.ratio_upper = found.ratio_interval.lower, found.ratio_interval.upper
