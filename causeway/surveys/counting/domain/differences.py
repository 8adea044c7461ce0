"""Whether groups answered differently by more than chance: from told numbers alone, so that everybody can do it again.

For each answer told in two groups or more, Pearson's test of the groups against each other; over all answers and tables of a survey
together, Holm's procedure keeps the chance of a single false difference at five in a hundred surveys.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import scipy

LEVEL = 0.05
LEAST = 5  # expected in each cell, below which the test is not made


@dataclass(frozen=True)
class Asked:
    """One comparison: who gave an answer, and how many there are, in each group of which both are told."""

    key: tuple[str, ...]
    gave: tuple[int, ...]
    of: tuple[int, ...]


def chance(asked: Asked) -> float:
    """Return how often chance alone would make groups differ as much: the p-value, 1 where it cannot be said."""
    gave, of = np.array(asked.gave, dtype=float), np.array(asked.of, dtype=float)
    share = gave.sum() / of.sum() if of.sum() else 0.0
    expected = np.vstack([of * share, of * (1 - share)])
    if len(gave) < 2 or expected.min() < LEAST:  # noqa: PLR2004  two to compare
        return 1.0
    statistic = (((np.vstack([gave, of - gave]) - expected) ** 2) / expected).sum()
    return float(scipy.special.chdtrc(len(gave) - 1, statistic))


def differing(asked: Sequence[Asked], level: float = LEVEL) -> Mapping[tuple[str, ...], float]:
    """Return the comparisons that differ by more than chance, with their p-values: Holm (1979), over all of them."""
    ranked = sorted(((chance(each), at) for at, each in enumerate(asked)), key=lambda pair: pair[0])
    found: dict[tuple[str, ...], float] = {}
    for place, (value, at) in enumerate(ranked):
        if value > level / (len(ranked) - place):
            break
        found[asked[at].key] = value
    return found
