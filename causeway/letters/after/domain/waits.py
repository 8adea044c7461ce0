"""The median of a few waiting times, with an interval that assumes nothing about their distribution.

The interval's ends are two of the times themselves. For ``n`` times in order, the k-th from either end holds the median between
them with probability 1 - 2 P(X < k), X binomial (n, ½): Conover, Practical Nonparametric Statistics, chapter 3.2. It is the
tightest pair that holds 95%. Five times cannot: their whole range holds 93.75%, and that is then said.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

ENOUGH = 5  # fewer replies than this say nothing of an MP, and could point to a writer
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Median:
    """The middle of ``n`` times, the two times around it, and with what confidence they hold it."""

    n: int
    value: float
    lower: float
    upper: float
    confidence: float


def coverage(n: int, k: int) -> float:
    """Return with what probability the k-th smallest and the k-th largest of ``n`` hold the median between them."""
    outside: int = sum(math.comb(n, below) for below in range(k))
    return 1.0 - 2.0 * outside / float(2**n)


@lru_cache(maxsize=4096)
def _from_the_ends(n: int) -> tuple[int, float]:
    """Return the place from either end of the tightest pair that holds the median of ``n`` times, and with what probability it does."""
    k = max((k for k in range(1, n // 2 + 1) if coverage(n, k) >= CONFIDENCE), default=1)
    return k, coverage(n, k)


def median(times: Sequence[float]) -> Median | None:
    """Return the median of at least :data:`ENOUGH` times with its interval, or ``None``."""
    n, ordered = len(times), sorted(times)
    if n < ENOUGH:
        return None
    k, confidence = _from_the_ends(n)
    middle = (ordered[(n - 1) // 2] + ordered[n // 2]) / 2
    return Median(n, middle, ordered[k - 1], ordered[n - k], confidence)
