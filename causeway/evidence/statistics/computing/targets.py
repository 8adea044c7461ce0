"""What areas are set against: the nation's figure, or all areas taken together where there is none; and their counts."""

import dataclasses

import numpy as np

from causeway.evidence.definitions.schema import Measure
from causeway.evidence.domain.measures import Kind
from causeway.evidence.statistics.computing.cells import Cells, Series
from causeway.evidence.statistics.domain.counted import Counted, Law

FEWEST = 10  # areas, for their spread to be worth a word
COUNTED = 0.8  # the share of areas with counts from which the others may be tested by them


def law(measure: Measure) -> Law:
    """Return how a measure's counts arise by chance."""
    return Law.POISSON if measure.kind is Kind.RATE else Law.BINOMIAL


def unit(measure: Measure) -> float:
    """Return what a share, or events for each person, is multiplied by to be the measure's value."""
    return float(measure.per) if measure.kind is Kind.RATE else 100.0


def with_counts(measure: Measure, series: Series) -> Series:
    """Return the series with the numerators that a published percentage and its denominator give, to the nearest whole.

    Where a file has the percentage and the number it is of, the counted part is known as well: leaving it out said "chance not tested".
    """
    if not measure.is_share:
        return series
    kinds = {kind: {when: _recovered(cells) for when, cells in of.items()} for kind, of in series.kinds.items()}
    return Series(series.indicator, series.measure, kinds)


def _recovered(cells: Cells) -> Cells:
    lacking = ~np.isfinite(cells.numerators) & (cells.denominators > 0)
    if not lacking.any():
        return cells
    counts = np.clip(np.rint(cells.values * cells.denominators / 100), 0, cells.denominators)
    return dataclasses.replace(cells, numerators=np.where(lacking, counts, cells.numerators))


def chance_target(measure: Measure, cells: Cells, nation: Cells | None) -> float | None:
    """Return the common share (or rate for each person) to test against; ``None`` where chance cannot be tested.

    The nation's counts come first, since its percentage may be rounded; then its value; then all areas together.
    """
    counted = cells.counted
    if measure.kind not in (Kind.PROPORTION, Kind.RATE) or counted.sum() < FEWEST or counted.mean() < COUNTED:
        return None
    if not areas_of(measure, cells).varies:
        return None
    candidates = [cells.numerators[counted].sum() / cells.denominators[counted].sum()]
    if nation is not None:
        candidates.insert(0, nation.values[0] / unit(measure))
        if nation.counted[0]:
            candidates.insert(0, nation.numerators[0] / nation.denominators[0])
    highest = 1.0 if measure.kind is Kind.PROPORTION else np.inf
    return next((float(one) for one in candidates if 0 < one < highest), None)


def areas_of(measure: Measure, cells: Cells) -> Counted:
    """Return the areas that have counts."""
    return Counted.of(law(measure), cells.numerators[cells.counted], cells.denominators[cells.counted])
