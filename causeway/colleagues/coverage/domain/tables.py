"""The tables: one for each kind of school, over areas that nest exactly, on fixed days; and what is said of a number.

A number is rounded down to a multiple of ``STEP``: "at least 40". Below ``STEP`` nothing is said, and none and few read the same. There is
no table of all kinds together: it would be one more equation for everybody who wants to work out what is not said.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from causeway.disclosure.domain.sums import Day, K, Rounding

STEP = (
    20  # numbers are rounded down to multiples of it; twice K, so that a rounded number alone tells of no change smaller than K
)
ROUNDING = Rounding(step=STEP, least=STEP)
EVERYWHERE = "everywhere"
MONTHS = (2, 5, 8, 11)  # a release is of the first day of each


def publication_day(on: dt.date) -> dt.date:
    """Return the last publication day up to and including ``on``: 1 February, May, August or November."""
    past = [dt.date(year, month, 1) for year in (on.year - 1, on.year) for month in MONTHS]
    return max(day for day in past if day <= on)


def next_publication_day(on: dt.date) -> dt.date:
    """Return the first publication day after ``on``."""
    to_come = [dt.date(year, month, 1) for year in (on.year, on.year + 1) for month in MONTHS]
    return min(day for day in to_come if day > on)


@dataclass(frozen=True)
class Shape:
    """What everybody knows without us: which area lies in which, and how many schools the smallest have.

    ``inside`` maps each area to the one it lies wholly in; ``leaves`` are the smallest, in order. ``schools`` is the most schools that can
    have acted in each of those, where a public list says it.
    """

    inside: Mapping[str, str]
    leaves: tuple[str, ...]
    schools: Mapping[str, int]

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """Return every area, the smallest first."""
        above = dict.fromkeys(area for leaf in self.leaves for area in self.above(leaf)[1:])
        return (*self.leaves, *above)

    def above(self, area: str) -> tuple[str, ...]:
        """Return an area and those it lies in, the nearest first; raises ``ValueError`` where they go round in a circle."""
        chain = [area]
        while (whole := self.inside.get(chain[-1])) is not None:
            if whole in chain:
                raise ValueError(f"{area} lies in itself: {chain}")
            chain.append(whole)
        return tuple(chain)

    @cached_property
    def leaves_of(self) -> Mapping[str, tuple[int, ...]]:
        """Return the places in ``leaves`` of what lies in each area."""
        found: dict[str, list[int]] = {}
        for at, leaf in enumerate(self.leaves):
            for area in self.above(leaf):
                found.setdefault(area, []).append(at)
        return {area: tuple(places) for area, places in found.items()}

    @cached_property
    def limits(self) -> Mapping[str, int | None]:
        """Return the most schools that can have acted in each area; ``None`` where no list says it of all its parts."""
        return {area: self._limit(places) for area, places in self.leaves_of.items()}

    @cached_property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Return the smallest areas of each area that such lie in directly."""
        above = dict.fromkeys(self.above(leaf)[1] for leaf in self.leaves if len(self.above(leaf)) > 1)
        return tuple(self.leaves_of[area] for area in above)

    def _limit(self, places: tuple[int, ...]) -> int | None:
        counts = [self.schools.get(self.leaves[at]) for at in places]
        return None if None in counts else sum(count for count in counts if count is not None)


def counted(shape: Shape, acted: Iterable[str]) -> dict[str, int]:
    """Return how many schools stand in each area; ``acted`` has the smallest area of each school, each school once."""
    found = dict.fromkeys(shape.areas, 0)
    for leaf in acted:
        for area in shape.above(leaf):
            found[area] += 1
    return found


def rounded(count: int) -> int:
    """Return a number as it may be published: rounded down; 0 is never published."""
    return count - count % STEP


def first_draft(shape: Shape, counts: Mapping[str, int]) -> Day:
    """Return what would be published if nothing could be worked out: all that is not small, and where not nearly every school acted."""

    def may(area: str, count: int) -> bool:
        limit = shape.limits[area]
        return count >= STEP and (limit is None or limit - rounded(count) >= K)

    published = {area: rounded(count) for area, count in counts.items() if may(area, count)}
    return Day(published, frozenset(area for area, count in counts.items() if count < STEP))
