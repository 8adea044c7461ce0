"""One question's numbers as the attack sees them: unknown counts of each answer in each stratum, and every sum that may be told.

A stratum is a tuple of groups, one for each break. The areas are ``("n",)`` for all who answered, ``("n", break, group)`` for how many of a
group, ``("a", answer)`` for an answer among all, and ``("a", answer, break, group)`` for an answer in a group.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

Stratum = tuple[str, ...]
Counts = Mapping[tuple[str, Stratum], int]
EVERYBODY = "*"  # the one answer where only who answered is told


def name(*parts: Hashable) -> str:
    """Return an area's key."""
    return "|".join(map(str, parts))


@dataclass(frozen=True)
class Cells:
    """The sums of one question. ``groups_of`` has the groups of each break; ``told_by`` the breaks by which answers are told.

    ``unanswered`` is the answer of who left it open: no opinion of anybody. How many those are hides nobody and is hidden from nobody; the
    attacker is given it. ``most`` is how many of a group, by its break's place, can have answered at most: those that were asked, where that
    is told.
    """

    answers: tuple[str, ...]
    groups_of: Sequence[tuple[str, ...]]
    told_by: tuple[int, ...]
    unanswered: str = ""
    most: Mapping[tuple[int, str], int] = field(default_factory=dict)

    @cached_property
    def given_away(self) -> frozenset[str]:
        """The areas of who left it open."""
        begins = (name("a", self.unanswered), name("a", self.unanswered, ""))
        return frozenset(area for area in self.areas if self.unanswered and (area == begins[0] or area.startswith(begins[1])))

    @cached_property
    def strata(self) -> tuple[Stratum, ...]:
        """Every combination of groups."""
        return tuple(product(*self.groups_of))

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The unknowns: each answer in each stratum."""
        return tuple(name(answer, *stratum) for answer in self.answers for stratum in self.strata)

    @cached_property
    def leaves_of(self) -> Mapping[str, tuple[int, ...]]:
        """The places of what each area is the sum of."""
        found: dict[str, list[int]] = {}
        for at, (answer, stratum) in enumerate(product(self.answers, self.strata)):
            for area in self._areas_of(answer, stratum):
                found.setdefault(area, []).append(at)
        return {area: tuple(places) for area, places in found.items()}

    def _areas_of(self, answer: str, stratum: Stratum) -> list[str]:
        areas = ["n", *(name("n", place, group) for place, group in enumerate(stratum))]
        if answer != EVERYBODY:
            areas += [name("a", answer), *(name("a", answer, place, stratum[place]) for place in self.told_by)]
        return areas

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """Every sum that may be told."""
        return tuple(self.leaves_of)

    @property
    def limits(self) -> Mapping[str, int | None]:
        """What is told of how many were asked is the most that can have answered, and the most that can have given one answer."""
        found: dict[str, int | None] = dict.fromkeys(self.areas)
        for (place, group), many in self.most.items():
            areas = [name("n", place, group), *(name("a", each, place, group) for each in self.answers if place in self.told_by)]
            found |= {area: many for area in areas if area in found}
        return found

    @property
    def groups(self) -> Sequence[tuple[int, ...]]:
        """Nothing hangs closer together than the whole."""
        return ()

    @cached_property
    def lines(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Every sum with parts that are told as well: all with its answers, each row, each column."""
        found = [("n", tuple(name("n", place, group) for group in groups)) for place, groups in enumerate(self.groups_of)]
        if self.answers != (EVERYBODY,):
            found.append(("n", tuple(name("a", answer) for answer in self.answers)))
            for place in self.told_by:
                groups = self.groups_of[place]
                found += [(name("a", each), tuple(name("a", each, place, group) for group in groups)) for each in self.answers]
                found += [
                    (name("n", place, group), tuple(name("a", each, place, group) for each in self.answers)) for group in groups
                ]
        return tuple(found)

    def counted(self, counts: Counts) -> dict[str, int]:
        """Return what each area holds."""
        truth = self.truth(counts)
        return {area: sum(truth[self.leaves[at]] for at in places) for area, places in self.leaves_of.items()}

    def truth(self, counts: Counts) -> dict[str, int]:
        """Return what each unknown is."""
        pairs: Iterable[tuple[str, Stratum]] = product(self.answers, self.strata)
        return {name(answer, *stratum): counts.get((answer, stratum), 0) for answer, stratum in pairs}
