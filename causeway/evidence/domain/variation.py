"""How unequal areas are beyond chance: the size of a postcode lottery.

The systematic component of variation (SCV) takes from the spread of observed over expected counts what Poisson chance alone
would give. McPherson and others, *Small-area variations in the use of common surgical procedures*, New England Journal of
Medicine 307 (1982) 1310–1314: with yᵢ = (Oᵢ − Eᵢ)/Eᵢ, SCV = mean(yᵢ² − 1/Eᵢ); shown × 100. The ratio of the 90th to the 10th
percentile says the same in a way one can say aloud.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from causeway.evidence.domain.intervals import Interval

Numbers = npt.NDArray[np.float64]
DRAWS = 2000


@dataclass(frozen=True)
class Variation:
    """How unequal areas are.

    Intervals are 95%, from a parametric bootstrap. ``ratio`` is ``None`` where the 10th percentile is 0, or could be by chance.
    """

    scv: float  # times 100; may be below 0 when chance explains more than all
    scv_interval: Interval
    p10: float
    p90: float
    ratio: float | None
    ratio_interval: Interval | None
    areas: int


def scv(observed: npt.ArrayLike, expected: npt.ArrayLike) -> float:
    """Return the systematic component of variation × 100 of counts ``observed`` against ``expected``, one pair per area."""
    o, e = np.asarray(observed, dtype=float), np.asarray(expected, dtype=float)
    if o.shape != e.shape or not o.size or not (np.isfinite(o).all() and np.isfinite(e).all()) or (e <= 0).any():
        raise ValueError(
            "The systematic component needs an observed and an expected count above 0 for each area, none suppressed."
        )
    return float(100 * np.mean(((o - e) / e) ** 2 - 1 / e))


def of_proportions(
    numerators: npt.ArrayLike, denominators: npt.ArrayLike, generator: np.random.Generator, draws: int = DRAWS
) -> Variation:
    """Measure how unequal proportions are across areas; each expected count is its denominator times the pooled one.

    The interval draws each area anew from the binomial distribution at its own proportion, shrunk towards the pooled one by
    as much as chance accounts for, so that the draws are not spread twice.
    """
    x, n = np.asarray(numerators, dtype=float), np.asarray(denominators, dtype=float)
    pooled = x.sum() / n.sum()
    if not 0 < pooled < 1:
        raise ValueError("Areas that are all at 0 or all at 100 per cent do not vary.")
    centres = np.clip(_shrunk(x / n, pooled, pooled * (1 - pooled) / n), 0.0, 1.0)
    drawn = generator.binomial(n.astype(int), centres, size=(draws, n.size))
    return _variation(x, n, n * pooled, drawn)


def of_rates(
    numerators: npt.ArrayLike, denominators: npt.ArrayLike, generator: np.random.Generator, draws: int = DRAWS
) -> Variation:
    """Measure how unequal rates are (events for each person) as :func:`of_proportions` does, with Poisson draws."""
    x, n = np.asarray(numerators, dtype=float), np.asarray(denominators, dtype=float)
    pooled = x.sum() / n.sum()
    if not pooled > 0:
        raise ValueError("Areas without a single event do not vary.")
    centres = np.maximum(_shrunk(x / n, pooled, pooled / n), 0.0)
    drawn = generator.poisson(n * centres, size=(draws, n.size))
    return _variation(x, n, n * pooled, drawn)


def _variation(x: Numbers, n: Numbers, expected: Numbers, drawn: npt.NDArray[np.int64]) -> Variation:
    scvs = 100 * np.mean(((drawn - expected) / expected) ** 2 - 1 / expected, axis=1)
    p10, p90 = np.quantile(x / n, [0.1, 0.9])
    low, high = np.quantile(drawn / n, [0.1, 0.9], axis=1)
    comparable = p10 > 0 and bool((low > 0).all())
    return Variation(
        scv=scv(x, expected),
        scv_interval=_interval(scvs),
        p10=float(p10),
        p90=float(p90),
        ratio=float(p90 / p10) if comparable else None,
        ratio_interval=_interval(high / low) if comparable else None,
        areas=int(n.size),
    )


def _shrunk(values: Numbers, pooled: float, chance: Numbers) -> Numbers:
    """Return the areas' values drawn in so that their spread is what is left when ``chance`` (a variance each) is taken off."""
    between = max(0.0, float(np.mean((values - pooled) ** 2 - chance)))
    share = between / (between + chance) if between else np.zeros_like(values)
    shrunk: Numbers = pooled + np.sqrt(share) * (values - pooled)
    return shrunk


def _interval(values: Numbers) -> Interval:
    lower, upper = np.quantile(values, [0.025, 0.975])
    return Interval(float(lower), float(upper))
