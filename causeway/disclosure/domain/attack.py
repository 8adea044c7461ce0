"""What can be worked out from everything that was ever published, by somebody who knows more than anybody does.

The unknowns are counts: how many schools of one kind in a council had acted by each day, how many of some school leaders gave an answer.
Everything published bounds sums of them, from both sides; they never fall; an area holds no more than a public list says. For each
number that was not published, and for each change between any two days, we ask for the least and the most it can be (integer programming,
HiGHS). It is safe when the two lie at least ``K`` apart, or, in an area that holds fewer than that, when every number remains possible.

Most is settled by witnesses (:mod:`.witnesses`); only what they leave is solved to its least and its most.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from causeway.disclosure.domain.known import Contradiction, Known, Program
from causeway.disclosure.domain.sums import Day, K, Mixed, Rounding, Sums
from causeway.disclosure.domain.witnesses import Witnesses

__all__ = ["Attack", "Contradiction", "Leak", "Outcome"]


@dataclass(frozen=True)
class Leak:
    """A number of an area on a day, or with ``since`` its change from an earlier day, that lies too tight between ``least`` and ``most``."""

    area: str
    day: int
    since: int | None
    least: int
    most: int


@dataclass(frozen=True)
class Outcome:
    """How many numbers and changes an attack asked for, how many had to be solved one by one, and which it found too tightly bounded."""

    asked: int
    singly: int
    leaks: tuple[Leak, ...]


@dataclass(frozen=True)
class Attack:
    """Everything published about the same unknowns: ``shape``, ``days`` in order, and weighted sums told besides (``mixed``).

    ``truth`` is what was counted in the unknowns on each day. It is a solution that we know, so that none has to be looked for;
    the attack learns nothing from it that it would not find without.
    """

    shape: Sums
    days: Sequence[Day]
    truth: Sequence[Mapping[str, int]]
    rounding: Rounding
    k: int = K
    mixed: Sequence[Mixed] = ()

    def run(self) -> Outcome:
        """Ask everything; raises :class:`Contradiction` where the truth does not fit what was published."""
        if not self.days:
            return Outcome(0, 0, ())
        known = Known(self.shape, self.days, self.rounding, self.k, self.mixed)
        witnesses = Witnesses(known, known.solution(self.truth))
        witnesses.seek()
        singly, leaks = 0, []
        for at, since, area in np.argwhere(witnesses.left).tolist():
            if witnesses.left[at, since, area]:
                singly += 1
                if (leak := _alone(witnesses, at, since, area)) is not None:
                    leaks.append(leak)
        return Outcome(int(witnesses.asked.sum()), singly, (*leaks, *_full(known)))


def _alone(witnesses: Witnesses, at: int, since: int, area: int) -> Leak | None:
    """Return the leak, if a number's or a change's least and most lie too near each other. What these take too long to find is a leak."""
    known, weights = witnesses.known, witnesses.weights(at, since, area)
    program = Program(known, witnesses.truth)
    ends = []
    for sign in (1.0, -1.0):
        solution = program.least(sign * weights)
        if solution is not None:
            witnesses.see(solution)
            ends.append(_value(known, weights, solution))
    least, most = (min(ends), max(ends)) if len(ends) == 2 else (0, 0)  # noqa: PLR2004  both ends
    if most - least >= known.needed[area]:
        return None
    return Leak(known.shape.areas[area], at, since - 1 if since else None, least, most)


def _value(known: Known, weights: Any, solution: Any) -> int:
    return round(float((weights * known.counts(solution)).sum()))


def _full(known: Known) -> Iterator[Leak]:
    """Return what was published of areas that then must be nearly full."""
    for at, day in enumerate(known.days):
        for area, floor in day.published.items():
            limit = known.shape.limits[area]
            if limit is not None and limit - floor < known.k:
                yield Leak(area, at, None, floor, limit)
