"""What areas are set against: the nation's figure, or all areas taken together where there is none."""

import numpy as np

from causeway.evidence.definitions.schema import Measure
from causeway.evidence.domain.measures import Kind
from causeway.evidence.statistics.computing.cells import Cells

FEWEST = 10  # areas, for their spread to be worth a word
COUNTED = 0.8  # the share of areas with counts from which the others may be tested by them


def unit(measure: Measure) -> float:
    """Return what a share, or events for each person, is multiplied by to be the measure's value."""
    return float(measure.per) if measure.kind is Kind.RATE else 100.0


def chance_target(measure: Measure, cells: Cells, nation: Cells | None) -> float | None:
    """Return the common share (or rate for each person) to test against; ``None`` where chance cannot be tested.

    The nation's counts come first, since its percentage may be rounded; then its value; then all areas together.
    """
    counted = cells.counted
    if measure.kind not in (Kind.PROPORTION, Kind.RATE) or counted.sum() < FEWEST or counted.mean() < COUNTED:
        return None
    candidates = [cells.numerators[counted].sum() / cells.denominators[counted].sum()]
    if nation is not None:
        candidates.insert(0, nation.values[0] / unit(measure))
        if nation.counted[0]:
            candidates.insert(0, nation.numerators[0] / nation.denominators[0])
    highest = 1.0 if measure.kind is Kind.PROPORTION else np.inf
    return next((float(one) for one in candidates if 0 < one < highest), None)
