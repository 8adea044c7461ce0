"""The uncertainty of a proportion, a count and a rate: Wilson's, Byar's and the exact Poisson interval.

A published percentage of a finite list is exact about that list. The interval answers another question: how far might chance
alone move the figure if the same services met another year's children? It says nothing about errors in the records.
"""

import math
from dataclasses import dataclass

import scipy  # its parts are imported at first use; scipy.stats, a second and 30 MB, is not needed

Z_95 = 1.959963984540054  # the standard normal's 97.5th percentile
EXACT_BELOW = 10  # Byar's approximation is near enough from here on


@dataclass(frozen=True)
class Interval:
    """A 95% interval; ``lower`` and ``upper`` are in the unit of the value."""

    lower: float
    upper: float


def wilson(numerator: float, denominator: float, z: float = Z_95) -> Interval:
    """Return the Wilson score interval of ``numerator / denominator`` as proportions between 0 and 1.

    Wilson (1927), in the form the Office for Health Improvement and Disparities uses:
    (2x + z² ∓ z√(z² + 4x(1 − x/n))) / (2(n + z²)). Raises ``ValueError`` unless 0 ≤ numerator ≤ denominator and denominator > 0.
    """
    x, n = float(numerator), float(denominator)
    if not (n > 0 and 0 <= x <= n):
        raise ValueError(f"A proportion needs 0 ≤ numerator ≤ denominator and denominator > 0, not {numerator} of {denominator}.")
    middle = 2 * x + z * z
    spread = z * math.sqrt(z * z + 4 * x * (1 - x / n))
    whole = 2 * (n + z * z)
    return Interval(max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole))


def _counted(count: float) -> float:
    if not (math.isfinite(count) and count >= 0):
        raise ValueError(f"A count is 0 or more, not {count}.")
    return float(count)


def garwood(count: float, level: float = 0.95) -> Interval:
    """Return the exact interval of a Poisson count, from chi-squared quantiles: Garwood, Biometrika 28 (1936) 437–442."""
    x, tail = _counted(count), (1 - level) / 2
    lower = float(scipy.special.gammaincinv(x, tail)) if x else 0.0
    return Interval(lower, float(scipy.special.gammainccinv(x + 1, tail)))


def byar(count: float, z: float = Z_95) -> Interval:
    """Return Byar's interval of a Poisson count, near the exact one from about ten on.

    Breslow and Day, *Statistical Methods in Cancer Research* II (1987), page 69:
    x(1 − 1/(9x) − z/(3√x))³ and the same with x + 1 and plus.
    """
    x = _counted(count)
    lower = x * (1 - 1 / (9 * x) - z / (3 * math.sqrt(x))) ** 3 if x else 0.0
    y = x + 1
    return Interval(max(0.0, lower), y * (1 - 1 / (9 * y) + z / (3 * math.sqrt(y))) ** 3)


def poisson(count: float) -> Interval:
    """Return a count's interval as public-health offices give it: exact below ten, Byar's from there."""
    return garwood(count) if count < EXACT_BELOW else byar(count)


def rate(numerator: float, denominator: float, per: float) -> Interval:
    """Return the interval of ``per × numerator / denominator``, the denominator (people) taken as known."""
    if not denominator > 0:
        raise ValueError(f"A rate needs people to be a rate of, not {denominator}.")
    found = poisson(numerator)
    return Interval(per * found.lower / denominator, per * found.upper / denominator)
