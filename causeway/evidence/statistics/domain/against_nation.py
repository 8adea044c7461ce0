"""Whether an area's true value lies above or below its nation's, by enough to be worth saying.

Three things have to hold. Areas of this kind differ by more than chance at all (a chance of one in a hundred that they do not). The
area's own true value lies on one side of the nation's, as far as its counts and those of all areas tell. And it lies there by a
margin: odds (or a rate) a fifth higher or a sixth lower. The probability that the side is wrong, doubled, takes the place of a p-value
and is adjusted with all others that a page could tell (:mod:`causeway.evidence.domain.discoveries`).
"""

from dataclasses import dataclass

import numpy as np

from causeway.evidence.statistics.domain.between import Between, fit
from causeway.evidence.statistics.domain.counted import Counted, Law, Numbers
from causeway.evidence.statistics.domain.heterogeneity import Heterogeneity, heterogeneity
from causeway.evidence.statistics.domain.shrinkage import shrunk

MARGIN = 1.2  # times the odds, or the rate
AT_ALL = 0.01


@dataclass(frozen=True)
class Against:
    """For each area: its shrunken value, the probability that it lies above the nation, the ratio of odds (or rates), and p."""

    values: Numbers
    higher: Numbers
    ratio: Numbers
    p: Numbers


def ratio_to(law: Law, values: Numbers, nation: float) -> Numbers:
    """Return how many times the nation's odds, or its rate, each value is."""
    v = np.clip(values, 1e-9, 1 - 1e-9) if law is Law.BINOMIAL else np.maximum(values, 1e-12)
    return v / (1 - v) / (nation / (1 - nation)) if law is Law.BINOMIAL else v / nation


def against_nation(
    areas: Counted, nation: float, between: Between | None = None, differ: Heterogeneity | None = None, margin: float = MARGIN
) -> Against:
    """Set every area beside its nation's share or rate; what is not given is estimated from the areas."""
    found = between or fit(areas)
    tested = differ or heterogeneity(areas)
    known = shrunk(areas, found, nation)
    ratio = ratio_to(areas.law, known.values, nation)
    side = np.where(ratio > 1, known.higher, 1 - known.higher)
    wrong = np.clip(2 * (1 - side), 0.0, 1.0)
    told = (np.maximum(ratio, 1 / ratio) >= margin) & (tested.p <= AT_ALL)
    return Against(known.values, known.higher, ratio, np.where(told, wrong, 1.0))
