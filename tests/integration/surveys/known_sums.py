"""What a stranger knows of numbers that nobody told: sums of them between bounds, and how far that pins another sum down."""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from tests.least import least


class KnownSums:
    """Sums of unknown counts. ``weights`` say how often each unknown is in one; ``whole`` whether counts are taken as whole numbers.

    Counts taken as divisible widen the ends of a sum by less than one, and are found much sooner.
    """

    def __init__(self, *, whole):
        self._whole = whole
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
        find = least if self._whole else milp
        constraints, found = LinearConstraint(csr_array(np.array(self._rows)), self._low, self._high), []
        for sign in (1, -1):
            best = find(sign * np.array(weights), constraints=constraints, bounds=Bounds(0, np.inf))
            assert best.success, best.message
            found.append(round(sign * best.fun) if self._whole else sign * best.fun)
        return tuple(found)
