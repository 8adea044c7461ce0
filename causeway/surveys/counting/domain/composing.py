"""Making everything that is told of a survey from its tallies: who answered, each table that was sealed, weighted shares, differences."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from causeway.disclosure.domain.sums import Mixed
from causeway.surveys.counting.domain.cells import EVERYBODY, Cells, Stratum, name
from causeway.surveys.counting.domain.differences import Asked, differing
from causeway.surveys.counting.domain.raking import Raked, rake
from causeway.surveys.counting.domain.telling import LEAST, Told, learned_from, tell
from causeway.surveys.counting.domain.together import Place, Truth, guard
from causeway.surveys.survey.domain.definition import NONE, Break, Definition, Kind, Question

NOT = "not"  # of an option that one may choose beside others: who did not
Margins = Mapping[str, Mapping[str, int | None]]  # by break and group
Tallies = Mapping[tuple[str, str, Stratum], int]  # by question (empty: who answered), answer, and group in each break


@dataclass
class Composed:
    """What is told, as plain values; how many numbers the attack asked for in vain, and how many were held back."""

    told: dict[str, Any] = field(default_factory=dict)
    asked: int = 0
    held_back: int = 0


@dataclass(frozen=True)
class _Ground:
    """Who answered: their groups in each break of the survey, and how many there are in each combination."""

    breaks: tuple[Break, ...]
    groups_of: tuple[tuple[str, ...], ...]
    who: Counter[Stratum]
    margins: Mapping[str, int | None]
    most: Mapping[tuple[int, str], int]

    def is_told(self, place: int, group: str) -> bool:
        """Whether it may be told how many of a group answered."""
        return self.margins.get(name("n", place, group)) is not None

    def narrowed(self, of: Sequence[int]) -> Mapping[str, int | None]:
        """Return what was decided of the groups of some breaks, under the names they have among those alone."""
        found = {"n": self.margins["n"]}
        for place, broken_by in enumerate(of):
            found |= {name("n", place, each): self.margins[name("n", broken_by, each)] for each in self.groups_of[broken_by]}
        return found


def compose(
    definition: Definition, tallies: Tallies, schools: Mapping[str, Mapping[str, int]], asked: Margins | None = None
) -> Composed:
    """Return everything that may be told; ``schools`` has how many the list has by break and group. Of ten or fewer nothing is told.

    ``asked`` has in the same way how many were asked by a link of their own, as far as that is told: the attacker knows it, too.
    """
    who = Counter({stratum: many for (question, _answer, stratum), many in tallies.items() if not question})
    made = Composed()
    if who.total() < LEAST:
        made.told = {"answered": None}
        return made
    ground = _ground(definition, who, _most(definition, who, asked or {}), made)
    raked = _raked(definition, ground, schools)
    made.told = {"answered": who.total(), "who": _who(ground), "questions": {}}
    if raked is not None:
        made.told["weights"] = _weights(definition, ground, raked, schools)
    for question in definition.questions:
        by = [each.by for each in definition.tables if each.question == question.key]
        if by:
            told_by = tuple(ground.breaks.index(each) for each in by if each is not None)
            made.told["questions"][question.key] = _question(question, told_by, tallies, ground, raked, made)
    guarded = guard(definition, made.told, _truth(definition, tallies))
    made.asked, made.held_back = made.asked + guarded.asked, made.held_back + guarded.held_back
    made.told["differences"] = _differences(made.told)
    return made


def _truth(definition: Definition, tallies: Tallies) -> Truth:
    """Return how many there are of each answer in each place; none is the answer of who left a question open, or was not asked it."""
    counts: Counter[tuple[str, str, Place]] = Counter()
    places = [each.value for each in definition.breaks]
    for (question, answer, stratum), many in tallies.items():
        for place in (None, *zip(places, stratum, strict=True)):
            counts[question, answer, place] += many
    return lambda question, answer, place: counts[question, answer, place]


def _most(definition: Definition, who: Counter[Stratum], asked: Margins) -> dict[tuple[int, str], int]:
    """Return how many of each group can have answered at most, by the break's place.

    Somebody of whom nothing was known may have said where they belong. And never fewer than did answer: nobody can know such a bound.
    """
    found: dict[tuple[int, str], int] = {}
    for place, broken_by in enumerate(definition.breaks):
        by = asked.get(broken_by.value, {})
        if (unknown := by.get("")) is None:
            continue
        for group, many in by.items():
            if group and many is not None:
                there = sum(count for stratum, count in who.items() if stratum[place] == group)
                found[place, group] = max(many + unknown, there)
    return found


def _ground(definition: Definition, who: Counter[Stratum], most: Mapping[tuple[int, str], int], made: Composed) -> _Ground:
    groups_of = tuple(
        tuple(sorted({stratum[place] for stratum, many in who.items() if many})) for place in range(len(definition.breaks))
    )
    cells = Cells((EVERYBODY,), groups_of, (), most=most)
    told = tell(cells, {(EVERYBODY, stratum): many for stratum, many in who.items()}, {"n": who.total()})
    made.asked, made.held_back = told.asked, told.held_back
    # Where the attack still learns something, nothing but how many answered is told of who they are.
    numbers = {"n": told.numbers["n"]} if told.learned else told.numbers
    return _Ground(definition.breaks, groups_of, who, {area: numbers.get(area) for area in cells.areas}, most)


def _who(ground: _Ground) -> dict[str, dict[str, int | None]]:
    return {
        broken_by.value: {group: ground.margins[name("n", place, group)] for group in ground.groups_of[place]}
        for place, broken_by in enumerate(ground.breaks)
    }


def _raked(definition: Definition, ground: _Ground, schools: Mapping[str, Mapping[str, int]]) -> Raked | None:
    """Return the weights. Groups of which nothing may be told keep their share: a weight made for a few would tell how few they are."""
    if not definition.weighting:
        return None
    places = [ground.breaks.index(each) for each in definition.weighting]
    groups = [{stratum: stratum[place] for stratum in ground.who} for place in places]
    targets: list[Mapping[Hashable, float]] = [
        {
            group: float(many)
            for group, many in schools[ground.breaks[place].value].items()
            if group and ground.is_told(place, group)
        }
        for place in places
    ]
    return rake(ground.who, groups, targets)


def _weights(definition: Definition, ground: _Ground, raked: Raked, schools: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
    left_out = [
        (each.value, group)
        for each in definition.weighting
        for group in schools[each.value]
        if group and not ground.is_told(ground.breaks.index(each), group)
    ]
    return {
        "by": [each.value for each in definition.weighting],
        "largest": round(raked.largest, 1),
        "effective": round(raked.effective),
        "left_out": left_out,
        "converged": raked.converged,
    }


def _question(
    question: Question, told_by: tuple[int, ...], tallies: Tallies, ground: _Ground, raked: Raked | None, made: Composed
) -> dict[str, Any]:
    """Return one question's numbers. Options that one may choose beside others are each a question of their own: chosen, or not."""
    found: dict[str, Any] = {"numbers": {}, "by": {ground.breaks[place].value: {} for place in told_by}, "weighted": {}}
    alone = question.kind is not Kind.SEVERAL
    for answers in [(*question.answers, NONE)] if alone else [(each, NOT) for each in (*question.answers, NONE)]:
        one = _One(question, answers, told_by, ground, raked)
        one.tell(tallies, found, made)
    return found


@dataclass(frozen=True)
class _One:
    """A question, or one of its options, beside the breaks that matter for it: those it is told by, and those it is weighted by."""

    question: Question
    answers: tuple[str, ...]
    told_by: tuple[int, ...]
    ground: _Ground
    raked: Raked | None

    @property
    def _breaks(self) -> tuple[int, ...]:
        return tuple(range(len(self.ground.breaks))) if self.raked else self.told_by

    def _counts(self, tallies: Tallies) -> dict[tuple[str, Stratum], int]:
        counts: Counter[tuple[str, Stratum]] = Counter()
        for (question, answer, stratum), many in tallies.items():
            if question == self.question.key and answer in self.answers:
                counts[answer, self._narrow(stratum)] += many
        if NOT in self.answers:
            for stratum, many in self.ground.who.items():
                counts[NOT, self._narrow(stratum)] += many
            for (answer, stratum), many in list(counts.items()):
                if answer != NOT:
                    counts[NOT, stratum] -= many
        return dict(counts)

    def _narrow(self, stratum: Stratum) -> Stratum:
        return tuple(stratum[place] for place in self._breaks)

    def tell(self, tallies: Tallies, found: dict[str, Any], made: Composed) -> None:
        """Add what may be told of it to ``found``: among all first, then by each break beside what is told already."""
        counts, decided = self._counts(tallies), dict(self.ground.narrowed(self._breaks))
        by: tuple[int, ...] = ()
        told = self._tried(by, counts, decided, made)
        for broken_by in self.told_by if told else ():
            more = self._tried((*by, broken_by), counts, decided, made)
            if more is not None:  # else the table gives something away whatever is held back of it, and none of it is told
                told, by = more, (*by, broken_by)
        made.asked += told.asked if told else 0
        numbers = told.numbers if told else {}
        self._note(numbers, by, found)
        if self.raked is not None and numbers:
            found["weighted"] |= self._weighted(self._cells(by), counts, numbers)

    def _cells(self, told_by: tuple[int, ...]) -> Cells:
        places = self._breaks
        groups = [self.ground.groups_of[at] for at in places]
        most = {(places.index(at), group): many for (at, group), many in self.ground.most.items() if at in places}
        # Who was not asked a question gave another answer before: that is an opinion, and protected as any.
        hides_nobody = NOT not in self.answers and self.question.only_if is None
        return Cells(self.answers, groups, tuple(map(places.index, told_by)), NONE if hides_nobody else "", most)

    def _tried(
        self,
        told_by: tuple[int, ...],
        counts: Mapping[tuple[str, Stratum], int],
        decided: dict[str, int | None],
        made: Composed,
    ) -> Told | None:
        """Return what is told with one break more, and note it as decided; ``None`` where the attack would learn from it."""
        cells = self._cells(told_by)
        told = tell(cells, counts, decided)
        if told.learned:
            return None
        made.held_back += told.held_back
        decided.update({area: told.numbers.get(area) for area in cells.areas})
        return told

    def _note(self, told: Mapping[str, int], by: tuple[int, ...], found: dict[str, Any]) -> None:
        numbers = {area: many for area, many in told.items() if many >= LEAST}
        for answer in self.answers:
            if answer == NOT:
                continue
            found["numbers"][answer] = numbers.get(name("a", answer))
            for place in self.told_by:
                groups = found["by"][self.ground.breaks[place].value]
                for group in self.ground.groups_of[place]:
                    area = name("a", answer, self._breaks.index(place), group)
                    groups.setdefault(group, {})[answer] = numbers.get(area) if place in by else None

    def _weighted(self, cells: Cells, counts: Mapping[tuple[str, Stratum], int], numbers: Mapping[str, int]) -> dict[str, int]:
        """Return weighted shares in whole per cent, of answers that are told; none of the question where the attack learns from them."""
        total = self.ground.who.total()
        shares: dict[str, int] = {}
        mixed: list[Mixed] = []
        for answer in self.answers:
            if answer in {NOT, NONE} or name("a", answer) not in numbers:
                continue
            weighted = sum(many * self._weight(stratum) for (gave, stratum), many in counts.items() if gave == answer)
            shares[answer] = int(100 * weighted / total + 0.5)
            weights = tuple(self._weight(stratum) if gave == answer else 0.0 for gave in self.answers for stratum in cells.strata)
            ends = [(shares[answer] + side) * total / 100 for side in (-0.5, 0.5)]
            mixed.append(Mixed(weights, ends[0] - 1e-6, ends[1] + 1e-6))
        return {} if learned_from(cells, counts, numbers, mixed).leaks else shares

    def _weight(self, stratum: Stratum) -> float:
        return self.raked.weights.get(stratum, 1.0) if self.raked is not None else 1.0


def _differences(told: Mapping[str, Any]) -> list[list[str]]:
    """Return question, break and answer of each difference that is more than chance, worked out from what is told alone."""
    return [list(key) for key in differing(list(comparisons(told)))] if told["who"] else []


def comparisons(told: Mapping[str, Any]) -> Iterable[Asked]:
    """Yield what is compared: each answer, in each break, among the groups of which it and their number are told."""
    for question, made in told["questions"].items():
        for broken_by, groups in made["by"].items():
            known = {group: many for group, many in told["who"][broken_by].items() if group and many is not None}
            for answer in made["numbers"]:
                pairs = [(groups[group][answer], many) for group, many in known.items() if groups[group].get(answer) is not None]
                if len(pairs) > 1 and answer != NONE:
                    yield Asked(
                        (question, broken_by, answer), tuple(gave for gave, _of in pairs), tuple(of for _gave, of in pairs)
                    )
