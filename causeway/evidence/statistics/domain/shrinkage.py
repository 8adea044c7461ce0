"""Each area's true value as far as one can know it, and the probability that it is higher than the nation's.

A small area's figure is partly chance. What all areas show says how true values are spread; with that as the prior, an area's own
counts give a beta distribution (for rates a gamma) of its true value, drawn in towards the others by as much as chance accounts for.
Efron and Morris, Journal of the American Statistical Association 70 (1975) 311–319; for counts Clayton and Kaldor, Biometrics 43
(1987) 671–681.
"""

from dataclasses import dataclass

import numpy as np
import scipy

from causeway.evidence.statistics.domain.between import Between
from causeway.evidence.statistics.domain.counted import Counted, Law, Numbers
from causeway.evidence.statistics.domain.tails import precision


@dataclass(frozen=True)
class Shrunk:
    """For each area: the mean of its true value, and the probability that it lies above the nation's."""

    values: Numbers
    higher: Numbers


def shrunk(areas: Counted, between: Between, nation: float) -> Shrunk:
    """Return both, on the scale of the share or the rate for each person. Where areas do not differ beyond chance nothing is known of one."""
    held = precision(areas.law, between.mean, between.tau_squared)
    if np.isinf(held):
        return Shrunk(np.full(areas.areas, between.mean), np.full(areas.areas, 0.5))
    a, b = between.mean * held + areas.x, held + areas.n
    shares = areas.law is Law.BINOMIAL
    higher = scipy.special.betainc(b - a, a, 1 - nation) if shares else scipy.special.gammaincc(a, b * nation)
    return Shrunk(a / b, np.asarray(higher, dtype=float))
