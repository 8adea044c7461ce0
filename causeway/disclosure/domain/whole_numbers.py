"""The least of a weighted sum in whole numbers, under sums and bounds (HiGHS)."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import scipy  # its parts are imported at first use: 20 MB that no page needs

PATIENCE_SECONDS = 60.0  # for one program
INFEASIBLE = 2  # as SciPy tells it
NEARLY_WHOLE = 1e-6  # what HiGHS itself takes for a whole number


def least(
    objective: Any, constraints: Sequence["scipy.optimize.LinearConstraint"], bounds: "scipy.optimize.Bounds", gap: float = 0.0
) -> Any:
    """Return SciPy's answer for the whole numbers whose sum weighted by ``objective`` is the least, up to ``gap``.

    Divisible numbers are tried first: where their least is whole already, as it mostly is of sums of sums, it is the least of whole
    numbers too, and is found in a quarter of the time; where there are none, there are no whole ones.
    """
    divisible = scipy.optimize.milp(objective, constraints=constraints, bounds=bounds, options={"time_limit": PATIENCE_SECONDS})
    if divisible.status == INFEASIBLE or (divisible.status == 0 and _whole(divisible.x)):
        return divisible
    return scipy.optimize.milp(
        objective,
        constraints=constraints,
        bounds=bounds,
        integrality=np.ones(len(objective), dtype=int),
        options={"time_limit": PATIENCE_SECONDS, "mip_rel_gap": gap},
    )


def _whole(found: Any) -> bool:
    return bool(np.abs(found - np.rint(found)).max(initial=0) <= NEARLY_WHOLE)
