"""Which of many differences stand, when each was one chance among many to be wrong.

Benjamini and Hochberg, *Controlling the false discovery rate*, Journal of the Royal Statistical Society B 57 (1995) 289–300.
"""

import numpy as np
import numpy.typing as npt

STANDINGS = 0.05  # of what is told of standings, the share that may be chance; see the published operating characteristics
COURSES = 0.01  # courses are told more sparingly: few areas really turn, so a twentieth of pages would be mostly false


def adjusted(p_values: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Return p-values adjusted for the false discovery rate, in the order given; all must lie between 0 and 1."""
    p = np.asarray(p_values, dtype=float)
    if p.ndim != 1 or not (np.isfinite(p).all() and ((p >= 0) & (p <= 1)).all()):
        raise ValueError("p-values must lie between 0 and 1.")
    if not p.size:
        return p
    order = np.argsort(p, kind="stable")
    scaled = p[order] * p.size / np.arange(1, p.size + 1)
    answer = np.empty_like(p)
    answer[order] = np.minimum(1.0, np.minimum.accumulate(scaled[::-1])[::-1])
    return answer


def discoveries(p_values: npt.ArrayLike, rate: float = STANDINGS) -> npt.NDArray[np.bool_]:
    """Return which differences stand when at most ``rate`` of those that stand are expected to be chance."""
    return np.asarray(adjusted(p_values) <= rate)
