"""The same MP asked to two roundtables within a month: they will choose one, and the other does not learn why."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, product

WITHIN = 31  # days from one to the other


@dataclass(frozen=True)
class Sitting:
    """One MP at one roundtable: on its settled day, or on one of those offered."""

    roundtable: int
    member: int
    days: tuple[dt.date, ...]
    settled: bool


@dataclass(frozen=True)
class Clash:
    """Two roundtables of one MP, and the days on which they would be nearest to each other, the earlier first."""

    member: int
    first: Sitting
    second: Sitting
    on: tuple[dt.date, dt.date]

    @property
    def apart(self) -> int:
        """How many days lie between."""
        return (self.on[1] - self.on[0]).days

    @property
    def settled(self) -> bool:
        """Whether both days are settled, so that it is a clash and not only could become one."""
        return self.first.settled and self.second.settled


def clashes(sittings: Iterable[Sitting], today: dt.date) -> tuple[Clash, ...]:
    """Return every pair of roundtables that one MP would sit at within a month, the settled first; none that is past on both days."""
    by_member: dict[int, list[Sitting]] = defaultdict(list)
    for each in sittings:
        if each.days:
            by_member[each.member].append(each)
    found = [
        clash
        for those in by_member.values()
        for one, other in combinations(sorted(those, key=lambda each: each.roundtable), 2)
        if one.roundtable != other.roundtable and (clash := _nearest(one, other)).apart <= WITHIN and clash.on[1] >= today
    ]
    return tuple(sorted(found, key=lambda each: (not each.settled, each.on, each.member)))


def _nearest(one: Sitting, other: Sitting) -> Clash:
    """Return the two at the days that are nearest to each other; of equals the earliest."""
    day, day_of_other = min(product(one.days, other.days), key=lambda pair: (abs((pair[0] - pair[1]).days), max(pair)))
    first, second = (one, other) if day <= day_of_other else (other, one)
    return Clash(one.member, first, second, (min(day, day_of_other), max(day, day_of_other)))
