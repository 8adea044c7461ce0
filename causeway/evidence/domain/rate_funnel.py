"""Funnel limits, over-dispersion and p-values of rates: events among people, against what a common rate would give.

The expected count of an area is its people times the common rate. The square root of observed over expected has nearly the same
variance, 1/(4E), whatever the rate, as the arcsine square root has for proportions; the limits by chance alone are exact Poisson
(:func:`causeway.evidence.domain.funnel.count_limits`). Source: Spiegelhalter, Statistics in Medicine 24 (2005) 1185–1202, appendix A.2.
"""

import numpy as np
import numpy.typing as npt
import scipy

from causeway.evidence.domain.funnel import Limits, Numbers, OverDispersion, dispersion_of


def _checked(observed: npt.ArrayLike, expected: npt.ArrayLike) -> tuple[Numbers, Numbers]:
    o, e = np.asarray(observed, dtype=float), np.asarray(expected, dtype=float)
    if o.shape != e.shape or o.ndim != 1 or not o.size:
        raise ValueError("A funnel of rates needs one observed and one expected count for each area.")
    if not (np.isfinite(o).all() and np.isfinite(e).all()):
        raise ValueError("A funnel needs every area's numbers: leave suppressed areas out before, never as blanks.")
    if (e <= 0).any() or (o < 0).any():
        raise ValueError("Each observed count must be 0 or more, and each expected count above 0.")
    return o, e


def z_scores(observed: npt.ArrayLike, expected: npt.ArrayLike) -> Numbers:
    """Return each area's z-score on the square-root scale: 2(√O − √E)."""
    o, e = _checked(observed, expected)
    scores: Numbers = 2 * (np.sqrt(o) - np.sqrt(e))
    return scores


def over_dispersion(observed: npt.ArrayLike, expected: npt.ArrayLike, share: float = 0.1) -> OverDispersion:
    """Estimate how much the areas differ beyond chance; ``tau_squared`` is on the scale of √(O/E)."""
    return dispersion_of(z_scores(observed, expected), 4 * np.asarray(expected, dtype=float), share)


def additive_limits(expected: npt.ArrayLike, level: float, dispersion: OverDispersion) -> Limits:
    """Return limits of observed over expected, widened by the variance between areas."""
    e = np.asarray(expected, dtype=float)
    return _on_square_root_scale(level, np.sqrt(1 / (4 * e) + dispersion.tau_squared))


def multiplicative_limits(expected: npt.ArrayLike, level: float, dispersion: OverDispersion) -> Limits:
    """Return limits of observed over expected widened by √φ; never narrower than chance alone."""
    e = np.asarray(expected, dtype=float)
    return _on_square_root_scale(level, np.sqrt(max(1.0, dispersion.phi) / (4 * e)))


def _on_square_root_scale(level: float, spread: Numbers) -> Limits:
    reach = scipy.stats.norm.ppf((1 + level) / 2) * spread
    return Limits(np.maximum(1 - reach, 0.0) ** 2, (1 + reach) ** 2)


def p_values(observed: npt.ArrayLike, expected: npt.ArrayLike, dispersion: OverDispersion) -> Numbers:
    """Return two-sided p-values of each area against the common rate with the variance between areas added."""
    o, e = _checked(observed, expected)
    z = (np.sqrt(o / e) - 1) / np.sqrt(1 / (4 * e) + dispersion.tau_squared)
    return np.asarray(2 * scipy.stats.norm.sf(np.abs(z)), dtype=float)
