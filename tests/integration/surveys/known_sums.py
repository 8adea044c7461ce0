"""What a stranger knows of numbers that nobody told: sums of them between bounds, and how far that pins another sum down."""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp


class KnownSums:
    """Sums of unknown counts. ``weights`` say how often each unknown is in one; ``whole`` whether counts are taken as whole numbers.

    Counts taken as divisible widen the ends of a sum by less than one, and are found much sooner.
    """

    def __init__(self, *, whole):
        self._integrality = int(whole)
        self._rows, self._low, self._high = [], [], []

    def knows(self, weights, low, high):
        """Note that a sum lies between two ends."""
        self._rows.append(weights)
        self._low.append(low)
        self._high.append(high)

    def of_group(self, by, group):
        """Return the weights of all people of a group."""
        raise NotImplementedError

    def bounded_by(self, asked):
        """Note that nobody answers who was not asked; ``asked`` as the sealed text has it."""
        for by, groups in asked["by"].items():
            for group, many in groups.items():
                if group and many is not None:
                    self.knows(self.of_group(by, group), 0, many + (groups.get("") or 0))

    def ends(self, weights):
        """Return the least and the most that a sum can be."""
        found = []
        for sign in (1, -1):
            best = milp(
                sign * np.array(weights),
                constraints=LinearConstraint(np.array(self._rows), self._low, self._high),
                bounds=Bounds(0, np.inf),
                integrality=np.full(len(weights), self._integrality),
            )
            assert best.success, best.message
            found.append(round(sign * best.fun) if self._integrality else sign * best.fun)
        return tuple(found)
