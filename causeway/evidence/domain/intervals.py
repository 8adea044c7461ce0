"""The uncertainty of a proportion: Wilson's score interval.

A published percentage of a finite list is exact about that list. The interval answers another question: how far might chance
alone move the percentage if the same services met another year's children? It says nothing about errors in the records.
"""

import math
from dataclasses import dataclass

Z_95 = 1.959963984540054  # the standard normal's 97.5th percentile


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
