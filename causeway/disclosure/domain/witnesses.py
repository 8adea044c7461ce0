"""Proving numbers unknown by solutions that differ in them.

Every solution that fits what was published is a witness: where two of them give an area numbers far enough apart, the number is not known,
and likewise its change between two days. One solution witnesses for all areas and days at once, so a few hundred settle some hundred
thousand questions. They begin with the truth. From each, one smallest area may be raised from some day on as far as the bounds
around it allow, which is a witness of its own and costs nothing. The rest are sought region by region, pulled to where something is left.
"""

from typing import Any

import numpy as np

from causeway.disclosure.domain.known import Known, Program

FRAMES = 12  # solutions with small numbers to begin with, at most
IN_VAIN = 6  # so many programs pulled many ways at once may prove nothing before questions are asked one by one


class Witnesses:
    """What solutions have shown so far. Questions are days by days by areas: the change since an earlier day, or, since 0, the number.

    ``left[day, since, area]`` says what is still to be settled; ``since`` is one more than the earlier day.
    """

    def __init__(self, known: Known, truth: Any) -> None:
        self.known, self.truth = known, truth
        days, areas = len(known.days), len(known.shape.areas)
        self._chance = np.random.default_rng(days * 1009 + areas)
        self._cells, self._unknowns = known.sums.nonzero()
        self.asked = np.tril(np.ones((days, days), dtype=bool))[:, :, None].repeat(areas, axis=2)
        for at, day in enumerate(known.days):
            self.asked[at, 0] = [area not in day.published for area in known.shape.areas]
        self.left = self.asked.copy()
        self._low, self._high = self._answers(truth), self._answers(truth)
        self.see(truth)

    def _answers(self, solution: Any) -> Any:
        counts = self.known.counts(solution)
        before = np.vstack([np.zeros_like(counts[:1]), counts[:-1]])
        return counts[:, None, :] - before[None, :, :]

    def see(self, solution: Any) -> bool:
        """Take a solution as a witness, and return whether it settled anything."""
        before = self.left.sum()
        answers = self._answers(solution)
        np.minimum(self._low, answers, out=self._low)
        np.maximum(self._high, answers, out=self._high)
        self.left &= self._high - self._low < self.known.needed
        self.left &= (self._room_above(solution) < self.known.needed)[:, None, :]
        return bool(self.left.sum() < before)

    def _room_above(self, solution: Any) -> Any:
        """Return by how much each area can rise from each day on, in this solution, by one smallest area in it: days by areas."""
        slack = self.known.bounds[1] - self.known.counts(solution)
        room, best = np.full(solution.shape, np.inf), np.zeros_like(slack)
        if self.known.mixed:  # a weighted sum may stand in the way of any single unknown
            return best
        for at in range(len(solution)):
            np.minimum.at(room[at], self._unknowns, slack[at, self._cells])
        room = np.minimum.accumulate(room[::-1], axis=0)[::-1]
        for at in range(len(solution)):
            np.maximum.at(best[at], self._cells, room[at, self._unknowns])
        return best

    def seek(self) -> None:
        """Seek witnesses until all is settled, or nothing more can be had cheaply."""
        if not self.left.any():
            return
        whole = Program(self.known, self.truth)
        lowest = self._lowest(whole)
        for base in (lowest, self.truth):
            for places in self.known.shape.groups:
                self._pull(Program(self.known, base, places), singly=base is self.truth)
        self._pull(whole, singly=False)

    def _lowest(self, whole: Program) -> Any:
        """Return a solution with small numbers everywhere, from which there is room to rise; several are seen, each filling other areas."""
        found = self.truth
        for _frame in range(FRAMES):
            before = self.left.sum()
            weights = np.tile(self._chance.uniform(1, 2, self.left.shape[2]), (len(self.truth), 1))
            if (solution := whole.least(weights, 0.02)) is not None:
                found = solution
                self.see(solution)
            if self.left.sum() > before * 0.9:
                break
        return found

    def _pull(self, program: Program, *, singly: bool) -> None:
        """Pull a program to where something is left, many ways at once; then, if so wanted, to each question alone, both ways."""
        vain = 0
        while vain < IN_VAIN and (open_ones := self._open(program)).size:
            vain = 0 if self._saw(program, self._many_ways(open_ones), 0.02) else vain + 1
        for at, since, area in self._open(program).tolist() if singly else ():
            for sign in (1.0, -1.0):
                if self.left[at, since, area]:
                    self._saw(program, self.weights(at, since, area) * sign, 0.0)

    def _open(self, program: Program) -> Any:
        """Return what is left of a program's areas, as rows of day, since, area."""
        found = np.argwhere(self.left)
        return found[np.isin(found[:, 2], program.rows)]

    def _saw(self, program: Program, weights: Any, gap: float) -> bool:
        solution = program.least(weights, gap)
        return solution is not None and self.see(solution)

    def _many_ways(self, open_ones: Any) -> Any:
        """Return weights that pull each area to one of its open questions, some much harder than others."""
        weights = np.zeros_like(self.known.bounds[0])
        shuffled = self._chance.permutation(open_ones)
        _areas, first = np.unique(shuffled[:, 2], return_index=True)
        for at, since, area in shuffled[first].tolist():
            pull = self._chance.exponential() ** 2 * self._chance.choice((-1.0, -1.0, 1.0))
            weights += pull * self.weights(at, since, area)
        return weights

    def weights(self, at: int, since: int, area: int) -> Any:
        """Return the weights whose sum is the answer to a question: days by areas."""
        found = np.zeros_like(self.known.bounds[0])
        found[at, area] += 1
        if since:
            found[since - 1, area] -= 1
        return found
