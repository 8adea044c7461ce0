"""The same MP asked to two roundtables within a month: they will choose one, and the other does not learn why.

Of thousands of roundtables there are tens of thousands of pairs, and a page shows thirty: pairs are found as arrays, and one is made into a
:class:`Clash` where it is shown.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
from numpy.typing import NDArray

WITHIN = 31  # days from one to the other
_MOST_DAYS = 4_000_000  # more than any day's ordinal
_Whole = NDArray[np.int64]


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


@dataclass(frozen=True, eq=False)
class Sittings:
    """Sittings as columns: thousands of them are kept for the next page, and objects would take as long to read again as all else of it.

    ``ends`` says where the days of each end among all ``days``, which are ordinals; it begins with 0.
    """

    roundtables: _Whole
    members: _Whole
    settled: NDArray[np.bool_]
    ends: _Whole
    days: _Whole

    @classmethod
    def columns(cls, sittings: Sequence[Sitting]) -> "Sittings":
        """Return sittings as columns."""
        many = len(sittings)
        return cls(
            np.fromiter((each.roundtable for each in sittings), np.int64, many),
            np.fromiter((each.member for each in sittings), np.int64, many),
            np.fromiter((each.settled for each in sittings), bool, many),
            np.cumsum([0, *(len(each.days) for each in sittings)]),
            np.fromiter((day.toordinal() for each in sittings for day in each.days), np.int64),
        )

    def at(self, place: int) -> Sitting:
        """Return one of them."""
        days = self.days[self.ends[place] : self.ends[place + 1]].tolist()
        return Sitting(
            int(self.roundtables[place]),
            int(self.members[place]),
            tuple(map(dt.date.fromordinal, days)),
            bool(self.settled[place]),
        )


@dataclass(frozen=True, eq=False)
class Clashes(Sequence[Clash]):
    """Clashes in their order: ``pairs`` of shape (n, 2) are the places of their sittings, ``on`` the two days as ordinals, the earlier first."""

    sittings: Sittings
    pairs: _Whole
    on: _Whole

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __len__(self) -> int:
        return len(self.pairs)

    @overload
    def __getitem__(self, at: int) -> Clash: ...
    @overload
    def __getitem__(self, at: slice) -> "Clashes": ...
    def __getitem__(self, at: int | slice) -> "Clash | Clashes":
        if isinstance(at, slice):
            return Clashes(self.sittings, self.pairs[at], self.on[at])
        first, second = (self.sittings.at(place) for place in self.pairs[at])
        earlier, later = (dt.date.fromordinal(int(day)) for day in self.on[at])
        return Clash(first.member, first, second, (earlier, later))

    def __iter__(self) -> Iterator[Clash]:
        return (self[at] for at in range(len(self)))

    def of(self, roundtables: Collection[int]) -> "Clashes":
        """Return those of which one roundtable at least is among these."""
        seen = np.isin(self.sittings.roundtables, np.fromiter(roundtables, np.int64, len(roundtables)))
        kept = seen[self.pairs].any(axis=1)
        return Clashes(self.sittings, self.pairs[kept], self.on[kept])

    def asked_twice(self) -> Counter[int]:
        """Return of each roundtable how many of its MPs are asked to another one too."""
        clashing = np.zeros(len(self.sittings.roundtables), dtype=bool)
        clashing[self.pairs] = True
        return Counter(self.sittings.roundtables[clashing].tolist())


def clashes(sittings: Iterable[Sitting], today: dt.date) -> Clashes:
    """Return every pair of roundtables that one MP would sit at within a month, the settled first; none that is past on both days."""
    there = tuple(sorted((each for each in sittings if each.days), key=lambda each: (each.member, each.roundtable)))
    pairs, days = _nearest(*_within(there))
    later = days.max(axis=1) >= today.toordinal()
    pairs, days = pairs[later], days[later]
    turned = days[:, 0] > days[:, 1]
    pairs[turned], days[turned] = pairs[turned][:, ::-1], days[turned][:, ::-1]
    kept = Sittings.columns(there)
    settled = kept.settled[pairs].all(axis=1)
    order = np.lexsort((pairs[:, 0], days[:, 1], days[:, 0], ~settled))
    return Clashes(kept, pairs[order], days[order])


def _within(sittings: Sequence[Sitting]) -> tuple[_Whole, _Whole]:
    """Return two days of one MP at two roundtables, at most a month apart, every way: the sittings' places and the days, each (n, 2)."""
    at = np.array([place for place, each in enumerate(sittings) for _day in each.days], np.int64)
    day = np.array([on.toordinal() for each in sittings for on in each.days], np.int64)
    member = np.array([each.member for each in sittings], np.int64)[at]
    table = np.array([each.roundtable for each in sittings], np.int64)[at]
    found: list[tuple[_Whole, _Whole]] = [(np.empty((0, 2), np.int64), np.empty((0, 2), np.int64))]
    step = 1
    while step < len(at) and (same := member[step:] == member[:-step]).any():
        near = same & (table[step:] != table[:-step]) & (np.abs(day[step:] - day[:-step]) <= WITHIN)
        found.append(tuple(np.stack([column[:-step][near], column[step:][near]], axis=1) for column in (at, day)))  # type: ignore[arg-type]
        step += 1
    return np.concatenate([places for places, _days in found]), np.concatenate([days for _places, days in found])


def _nearest(pairs: _Whole, days: _Whole) -> tuple[_Whole, _Whole]:
    """Return of each pair of sittings the days that are nearest to each other; of equals the earliest."""
    apart = np.abs(days[:, 0] - days[:, 1])
    nearest = (apart * _MOST_DAYS + days.max(axis=1)) * _MOST_DAYS + days[:, 0]  # one number instead of three keys to sort by
    both = pairs[:, 0] * (int(pairs.max(initial=0)) + 1) + pairs[:, 1]
    _pairs, which = np.unique(both, return_inverse=True)
    least = np.full(len(_pairs), np.iinfo(np.int64).max)
    np.minimum.at(least, which, nearest)
    found = np.flatnonzero(nearest == least[which])  # two of a pair that are alike in all are the same two days
    _once, first = np.unique(which[found], return_index=True)
    return pairs[found[first]], days[found[first]]
