"""Funnel limits for proportions and counts, by exact methods, with over-dispersion.

Around a common value, chance alone spreads small areas more than large ones. Limits at 95% and 99.8% say how far. With
thousands of cases an area differs from the common value for many ordinary reasons, so plain limits flag nearly everyone;
over-dispersion widens them by what the areas show.

Source: Spiegelhalter, *Funnel plots for comparing institutional performance*, Statistics in Medicine 24 (2005) 1185–1202;
over-dispersion by Winsorised z-scores: Spiegelhalter, *Handling over-dispersion of performance indicators*, Quality and
Safety in Health Care 14 (2005) 347–351.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy

Numbers = npt.NDArray[np.float64]

ALERT = 0.95
ALARM = 0.998


@dataclass(frozen=True)
class Limits:
    """Lower and upper limits, one pair per area, in the unit of the value."""

    lower: Numbers
    upper: Numbers


@dataclass(frozen=True)
class OverDispersion:
    """How much more the areas differ than chance allows.

    ``phi`` is the mean squared Winsorised z-score (1 when chance explains all); ``tau_squared`` the variance between areas on
    the scale of the proportion's arcsine square root, zero when ``phi`` is not above its expectation.
    """

    phi: float
    tau_squared: float
    areas: int


def _checked(numerators: npt.ArrayLike, denominators: npt.ArrayLike) -> tuple[Numbers, Numbers]:
    x, n = np.asarray(numerators, dtype=float), np.asarray(denominators, dtype=float)
    if x.shape != n.shape or x.ndim != 1 or not x.size:
        raise ValueError("Funnel limits need one numerator and one denominator for each area.")
    if not (np.isfinite(x).all() and np.isfinite(n).all()):
        raise ValueError("Funnel limits need every area's numbers: leave suppressed areas out before, never as blanks.")
    if (n <= 0).any() or (x < 0).any() or (x > n).any():
        raise ValueError("Each numerator must lie between 0 and its denominator, and each denominator above 0.")
    return x, n


def proportion_limits(denominators: npt.ArrayLike, target: float, level: float) -> Limits:
    """Return exact binomial limits around ``target`` (a proportion), interpolated between whole numbers of cases.

    For each size ``n``, the lower limit is where the binomial's cumulative probability crosses (1 − level)/2, read off
    between the two counts it falls between, so that the limits are smooth in ``n`` (Spiegelhalter 2005, appendix A.1.1).
    """
    if not 0 < target < 1:
        raise ValueError(f"The common proportion must lie between 0 and 1, not {target}.")
    n = np.asarray(denominators, dtype=float)
    tail = (1 - level) / 2
    return Limits(_crossing(n, target, tail), _crossing(n, target, 1 - tail))


def _crossing(n: Numbers, target: float, probability: float) -> Numbers:
    count = scipy.stats.binom.ppf(probability, n, target)
    at, mass = scipy.stats.binom.cdf(count, n, target), scipy.stats.binom.pmf(count, n, target)
    return np.clip((count - (at - probability) / mass) / n, 0.0, 1.0)


def count_limits(expected: npt.ArrayLike, level: float) -> Limits:
    """Return limits of observed/expected for counts, from the exact Poisson distribution, interpolated as for proportions."""
    e = np.asarray(expected, dtype=float)
    if (e <= 0).any():
        raise ValueError("Each expected count must be above 0.")
    tail = (1 - level) / 2

    def crossing(probability: float) -> Numbers:
        count = scipy.stats.poisson.ppf(probability, e)
        return np.maximum(
            (count - (scipy.stats.poisson.cdf(count, e) - probability) / scipy.stats.poisson.pmf(count, e)) / e, 0.0
        )

    return Limits(crossing(tail), crossing(1 - tail))


def z_scores(numerators: npt.ArrayLike, denominators: npt.ArrayLike, target: float) -> Numbers:
    """Return each area's z-score against ``target`` on the arcsine-square-root scale, where the variance is always 1/(4n)."""
    x, n = _checked(numerators, denominators)
    scores: Numbers = 2 * np.sqrt(n) * (np.arcsin(np.sqrt(x / n)) - np.arcsin(np.sqrt(target)))
    return scores


def winsorised(values: Numbers, share: float = 0.1) -> Numbers:
    """Return the values with the lowest and highest ``share`` of them pulled in to the nearest that stays."""
    return np.clip(values, *np.quantile(values, [share, 1 - share]))


def over_dispersion(numerators: npt.ArrayLike, denominators: npt.ArrayLike, target: float, share: float = 0.1) -> OverDispersion:
    """Estimate how much the areas differ beyond chance, both ways Spiegelhalter (2005) gives: multiplicative and additive."""
    return dispersion_of(z_scores(numerators, denominators, target), 4 * np.asarray(denominators, dtype=float), share)


def dispersion_of(z: Numbers, weights: Numbers, share: float = 0.1) -> OverDispersion:
    """Estimate over-dispersion from z-scores and ``weights``, one over each area's variance on the scale the scores are on."""
    phi = float(np.mean(winsorised(z, share) ** 2))
    scale = weights.sum() - (weights**2).sum() / weights.sum()
    excess = z.size * phi - (z.size - 1)
    tau_squared = float(max(0.0, excess / scale)) if scale > 0 else 0.0
    return OverDispersion(phi=phi, tau_squared=tau_squared, areas=z.size)


def additive_limits(denominators: npt.ArrayLike, target: float, level: float, dispersion: OverDispersion) -> Limits:
    """Return limits widened by the variance between areas.

    An area is unusual when it is unusual *among areas that differ anyway*.
    """
    n = np.asarray(denominators, dtype=float)
    return _on_arcsine_scale(target, level, np.sqrt(1 / (4 * n) + dispersion.tau_squared))


def multiplicative_limits(denominators: npt.ArrayLike, target: float, level: float, dispersion: OverDispersion) -> Limits:
    """Return limits widened by √φ; never narrower than chance alone."""
    n = np.asarray(denominators, dtype=float)
    return _on_arcsine_scale(target, level, np.sqrt(max(1.0, dispersion.phi) / (4 * n)))


def _on_arcsine_scale(target: float, level: float, spread: Numbers) -> Limits:
    reach = scipy.stats.norm.ppf((1 + level) / 2) * spread
    centre = np.arcsin(np.sqrt(target))
    lower, upper = np.clip(centre - reach, 0, np.pi / 2), np.clip(centre + reach, 0, np.pi / 2)
    return Limits(np.sin(lower) ** 2, np.sin(upper) ** 2)


def p_values(numerators: npt.ArrayLike, denominators: npt.ArrayLike, target: float, dispersion: OverDispersion) -> Numbers:
    """Return two-sided p-values of each area against ``target`` with the variance between areas added."""
    x, n = _checked(numerators, denominators)
    spread = np.sqrt(1 / (4 * n) + dispersion.tau_squared)
    z = (np.arcsin(np.sqrt(x / n)) - np.arcsin(np.sqrt(target))) / spread
    return np.asarray(2 * scipy.stats.norm.sf(np.abs(z)), dtype=float)
