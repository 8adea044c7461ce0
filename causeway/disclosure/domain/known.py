"""Everything published about the same unknowns, as matrices: the sums, and between what each lies on each day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import scipy  # its parts are imported at first use: 20 MB that no page needs

from causeway.disclosure.domain import whole_numbers
from causeway.disclosure.domain.sums import Day, K, Mixed, Rounding, Sums

FAR = 100  # above the truth no number is looked for: K apart is enough, and without an end some programs have none


class Contradiction(Exception):  # noqa: N818  named for what it is
    """No numbers fit what was published, so something is wrong with it, or with how we count."""


@dataclass(frozen=True)
class Known:
    """What the attacker knows: what was published of ``shape`` on ``days``, in order. A solution is an array: days by unknowns.

    ``mixed`` are weighted sums that were told on every day.
    """

    shape: Sums
    days: Sequence[Day]
    rounding: Rounding
    k: int = K
    mixed: Sequence[Mixed] = ()

    @cached_property
    def sums(self) -> Any:
        """Return which of the smallest areas each area is the sum of: areas by smallest areas."""
        rows: list[int] = []
        columns: list[int] = []
        for row, area in enumerate(self.shape.areas):
            rows += [row] * len(self.shape.leaves_of[area])
            columns += self.shape.leaves_of[area]
        return scipy.sparse.csr_array(
            (np.ones(len(rows)), (rows, columns)), shape=(len(self.shape.areas), len(self.shape.leaves))
        )

    @cached_property
    def limits(self) -> Any:
        """Return how many schools each area has room for."""
        return np.array([np.inf if (limit := self.shape.limits[area]) is None else limit for area in self.shape.areas])

    @cached_property
    def needed(self) -> Any:
        """Return how far apart the least and the most of each area must lie."""
        return np.minimum(self.k, self.limits)

    @cached_property
    def bounds(self) -> tuple[Any, Any]:
        """Return the least and the most that is known of each area on each day, straight from what was published: days by areas."""
        least = np.zeros((len(self.days), len(self.shape.areas)))
        most = np.tile(self.limits, (len(self.days), 1))
        for at, day in enumerate(self.days):
            for place, area in enumerate(self.shape.areas):
                if (floor := day.published.get(area)) is not None:
                    least[at, place], most[at, place] = floor, min(most[at, place], floor + self.rounding.step - 1)
                elif area in day.small:
                    most[at, place] = min(most[at, place], self.rounding.least - 1)
        return least, most

    def counts(self, solution: Any) -> Any:
        """Return the number of each area on each day in a solution: days by areas."""
        return (self.sums @ solution.T).T

    def solution(self, truth: Sequence[Mapping[str, int]]) -> Any:
        """Return what was counted in the smallest areas as a solution; raises :class:`Contradiction` where it does not fit."""
        found = np.array([[float(day.get(leaf, 0)) for leaf in self.shape.leaves] for day in truth])
        counts = self.counts(found)
        wrong = np.argwhere((counts < self.bounds[0]) | (counts > self.bounds[1]))
        if wrong.size or (np.diff(found, axis=0) < 0).any():
            raise Contradiction("What was counted does not fit what was published.")
        return found


class Program:
    """The unknowns of some smallest areas, while the others stay as they are in ``base``; by default none stays."""

    def __init__(self, known: Known, base: Any, leaves: Sequence[int] | None = None) -> None:
        self.known, self.base = known, base
        self.leaves = np.arange(base.shape[1]) if leaves is None else np.array(leaves)
        self.rows = np.flatnonzero(known.sums[:, self.leaves].sum(axis=1))
        self._free = known.sums[:, self.leaves][self.rows]
        self._ceiling = base[-1, self.leaves] + FAR
        self._constraints = [*self._bands(), *self._never_falling(), *self._mixed()]

    def _mixed(self) -> list["scipy.optimize.LinearConstraint"]:
        days = range(len(self.base))
        fixed = self.base.copy()
        fixed[:, self.leaves] = 0
        return [
            scipy.optimize.LinearConstraint(
                scipy.sparse.block_diag([weights[self.leaves][None, :] for _at in days], format="csr"),
                [each.least - float(weights @ fixed[at]) for at in days],
                [each.most - float(weights @ fixed[at]) for at in days],
            )
            for each in self.known.mixed
            for weights in (np.array(each.weights),)
        ]

    def _bands(self) -> list["scipy.optimize.LinearConstraint"]:
        days = range(len(self.base))
        fixed = self.base.copy()
        fixed[:, self.leaves] = 0
        stays = self.known.counts(fixed)[:, self.rows]
        low, high = (bound[:, self.rows] - stays for bound in self.known.bounds)
        telling = [np.flatnonzero((low[at] > 0) | np.isfinite(high[at])) for at in days]
        matrix = scipy.sparse.block_diag([self._free[rows] for rows in telling], format="csr")
        if not matrix.shape[0]:
            return []
        ends = [np.concatenate([end[at, rows] for at, rows in enumerate(telling)]) for end in (low, high)]
        return [scipy.optimize.LinearConstraint(matrix, *ends)]

    def _never_falling(self) -> list["scipy.optimize.LinearConstraint"]:
        days, many = len(self.base), self.leaves.size
        if days == 1:
            return []
        shape = ((days - 1) * many, days * many)
        steps: Any = scipy.sparse.diags_array([-1.0, 1.0], offsets=[0, many], shape=shape, format="csr")
        return [scipy.optimize.LinearConstraint(steps, 0, np.inf)]

    def least(self, weights: Any, gap: float = 0.0) -> Any:
        """Return a solution whose sum weighted by ``weights`` (days by areas) is the least, up to ``gap``; ``None`` if it takes too long.

        Raises :class:`Contradiction` where there is none.
        """
        objective = (self._free.T @ weights[:, self.rows].T).T.ravel()
        bounds = scipy.optimize.Bounds(0, np.tile(self._ceiling, len(self.base)))
        answer = whole_numbers.least(objective, self._constraints, bounds, gap)
        if answer.status == whole_numbers.INFEASIBLE:
            raise Contradiction("No numbers fit what was published.")
        if answer.status:
            return None
        found = self.base.copy()
        found[:, self.leaves] = np.rint(answer.x).reshape(len(self.base), -1)
        return found
