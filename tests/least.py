"""The least of a sum of whole numbers, asked of the solver alone: what tests hold the site's own attacks against."""

import numpy as np
from scipy.optimize import milp

WITHOUT_END = 3  # as SciPy tells it


def least(weights, constraints, bounds=None):
    """Return SciPy's answer. Where divisible numbers have no least, whole ones have none; where theirs is whole, it is the answer."""
    divisible = milp(weights, constraints=constraints, bounds=bounds)
    whole = divisible.status == 0 and np.abs(divisible.x - np.rint(divisible.x)).max() < 1e-6
    if whole or divisible.status == WITHOUT_END:
        return divisible
    return milp(weights, constraints=constraints, bounds=bounds, integrality=np.ones(len(weights)))
