"""What several questions tell together of one: who was asked only after an answer gave it, and who chose an option answered the question.

Each question is attacked by itself (:mod:`.telling`). Here the questions that hang together are looked at in all groups of one break at a
time. For every number not told, its least and its most are asked, given all that is told of these questions there and among all (integer
programming, HiGHS). Where the two lie too near each other, less is told of what was asked last, number by number, until they do not.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
import scipy  # its parts are imported at first use: 20 MB that no page needs

from causeway.disclosure.domain import whole_numbers
from causeway.disclosure.domain.known import FAR
from causeway.disclosure.domain.sums import K
from causeway.surveys.counting.domain.telling import LEAST
from causeway.surveys.survey.domain.definition import NONE, Definition, Kind, Question

Place = tuple[str, str] | None  # a break and one of its groups; ``None`` is all who answered
Truth = Callable[[str, str, Place], int]  # by question (empty: who answered), answer and place
_Number = tuple[str, str, str | None]  # a question, its answer, and a group; ``None`` is all
_Sum = tuple[Mapping[_Number, int], float, float]  # weights, and the least and the most that it can be


@dataclass(frozen=True)
class Guarded:
    """How many numbers the attack asked for in vain, and how many were held back."""

    asked: int
    held_back: int


def guard(definition: Definition, told: dict[str, Any], truth: Truth) -> Guarded:
    """Tell less of questions that hang together, in ``told``, until none tells of another what is not told."""
    asked, held_back = 0, 0
    for questions in linked(definition):
        for broken_by in [*dict.fromkeys(by for each in questions for by in told["questions"][each.key]["by"]), ""]:
            attack = _Attack(questions, told, truth, broken_by)
            while (leak := attack.leak()) is not None and (less := _tell_less(questions, told, broken_by, leak)):
                held_back += less
            asked += len(attack.hidden())
    return Guarded(asked, held_back)


def linked(definition: Definition) -> Iterator[tuple[Question, ...]]:
    """Yield the questions that are told and hang together, in their order: by who is asked, or by options beside each other."""
    tables = {each.question for each in definition.tables}
    root: dict[str, str] = {}
    for each in definition.questions:
        root[each.key] = root[each.only_if.question] if each.only_if else each.key
    for first in dict.fromkeys(root.values()):
        found = tuple(each for each in definition.questions if root[each.key] == first and each.key in tables)
        if len(found) > 1 or any(each.kind is Kind.SEVERAL for each in found):
            yield found


def _row(told: Mapping[str, Any], question: str, broken_by: str, group: str | None) -> dict[str, int | None]:
    """Return what is told of a question in a group or among all, to be changed there; empty where no such table was sealed."""
    made = told["questions"][question]
    found: dict[str, int | None] = made["numbers"] if group is None else made["by"].get(broken_by, {}).get(group, {})
    return found


@dataclass(frozen=True)
class _Attack:
    """Everything told of some questions by one break and among all; without a break, among all alone."""

    questions: Sequence[Question]
    told: Mapping[str, Any]
    truth: Truth
    broken_by: str

    @cached_property
    def _groups(self) -> tuple[str, ...]:
        return tuple(self.told["who"].get(self.broken_by, {}))

    @cached_property
    def _unknowns(self) -> list[_Number]:
        pairs = [("", ""), *((each.key, answer) for each in self.questions for answer in (*each.answers, NONE))]
        return [(key, answer, group) for (key, answer), group in product(pairs, (None, *self._groups))]

    def hidden(self) -> list[_Number]:
        """Return what is not told, of tables that were sealed, and tells what somebody thinks.

        How many left a question open that everybody was asked hides nobody.
        """
        everybody = {each.key for each in self.questions if each.only_if is None and each.kind is not Kind.SEVERAL}
        opinions = [each for each in self._unknowns if each[0] and not (each[1] == NONE and each[0] in everybody)]
        return [each for each in opinions if self._row(each).get(each[1], 0) is None]

    def _row(self, number: _Number) -> dict[str, int | None]:
        return _row(self.told, number[0], self.broken_by, number[2])

    def leak(self) -> _Number | None:
        """Return a number that is not told and lies too tight; ``None`` where there is none."""
        places = {each: at for at, each in enumerate(self._unknowns)}
        program, left = _Program(places, self._sums(), [self._bound(each) for each in self._unknowns]), self.hidden()
        while left:
            if program.width(left[0]) < K:
                return left[0]
            left = [each for each in left if program.seen(each) < K]
        return None

    def _bound(self, number: _Number) -> tuple[float, float]:
        key, answer, group = number
        place = None if group is None else (self.broken_by, group)
        if key:
            row = self._row(number)
            many, shows = row.get(answer), any(each is not None for each in row.values())
        else:
            many, shows = self.told["who"][self.broken_by][group] if group is not None else self.told["answered"], True
        if many is not None:
            return many, many
        # A number that is missing beside others is mostly a small one, and is taken for one where it is.
        few = shows and self.truth(key, answer, place) < LEAST
        return 0, LEAST - 1 if few else self.truth("", "", place) + FAR

    def _sums(self) -> list[_Sum]:
        """Return what binds the numbers: within a place, and the groups to all."""
        found = [each for group in (None, *self._groups) for question in self.questions for each in self._within(question, group)]
        if self._groups:
            pairs = dict.fromkeys((key, answer) for key, answer, _group in self._unknowns)
            found += [
                ({(key, answer, None): -1} | {(key, answer, group): 1 for group in self._groups}, 0, 0) for key, answer in pairs
            ]
        return found

    def _within(self, question: Question, group: str | None) -> Iterator[_Sum]:
        who: dict[_Number, int] = {("", "", group): -1, (question.key, NONE, group): 1}
        answers = [{(question.key, answer, group): 1} for answer in question.answers]
        several = question.kind is Kind.SEVERAL
        yield who | {each: 1 for answer in answers for each in answer}, 0, np.inf if several else 0
        yield who, -np.inf, 0
        if several:
            yield from ((who | answer, -np.inf, 0) for answer in answers)
        if question.only_if is not None and any(each.key == question.only_if.question for each in self.questions):
            yield who | {(question.only_if.question, answer, group): 1 for answer in question.only_if.answers}, 0, np.inf


class _Program:
    """The least and the most of one unknown at a time, under sums and bounds that stay; every solution is seen for all of them."""

    def __init__(self, places: Mapping[_Number, int], sums: Sequence[_Sum], bounds: Sequence[tuple[float, float]]) -> None:
        self._places = places
        matrix = scipy.sparse.lil_array((len(sums), len(places)))
        for row, (weights, _least, _most) in enumerate(sums):
            for number, weight in weights.items():
                matrix[row, places[number]] = weight
        self._constraint = scipy.optimize.LinearConstraint(matrix.tocsr(), [each[1] for each in sums], [each[2] for each in sums])
        self._bounds = scipy.optimize.Bounds(*np.array(bounds, dtype=float).T)
        self._low, self._high = np.full(len(places), np.inf), np.full(len(places), -np.inf)

    def seen(self, number: _Number) -> int:
        """Return how far apart an unknown was seen in the solutions so far."""
        at = self._places[number]
        return round(self._high[at] - self._low[at]) if np.isfinite(self._low[at]) else 0

    def width(self, number: _Number) -> int:
        """Return how far the least and the most of an unknown lie apart; 0 where the program fails, which holds back."""
        weights = np.zeros(len(self._places))
        for sign in (1.0, -1.0):
            weights[self._places[number]] = sign
            answer = whole_numbers.least(weights, [self._constraint], self._bounds)
            if answer.status:
                return 0
            self._low, self._high = np.minimum(self._low, answer.x), np.maximum(self._high, answer.x)
        return self.seen(number)


def _tell_less(questions: Sequence[Question], told: dict[str, Any], broken_by: str, leak: _Number) -> int:
    """Tell less of what was asked last: the smallest number beside a leak, then any by this break; returns how many numbers that took.

    Where none is left by the break, an option goes everywhere at once, and so does a question: less would be found by taking away.
    """
    for question in reversed(questions):
        rows = list(told["questions"][question.key]["by"].get(broken_by, {}).items())
        beside = [row for group, row in rows if group == leak[2]]
        for among in (beside, [row for _group, row in rows]):
            cells = [(many, answer, at) for at, row in enumerate(among) for answer, many in row.items() if many is not None]
            if cells:
                _many, answer, at = min(cells)
                among[at][answer] = None
                return 1
    for question in reversed(questions):
        made = told["questions"][question.key]
        there = sorted((many, answer) for answer, many in made["numbers"].items() if many is not None)
        if there:
            return _forget(made, [answer for _many, answer in there[: 1 if question.kind is Kind.SEVERAL else None]])
    return 0


def _forget(made: dict[str, Any], answers: Iterable[str]) -> int:
    """Tell nothing of some answers, nowhere."""
    gone, rows = set(answers), [made["numbers"], *(row for groups in made["by"].values() for row in groups.values())]
    many = sum(row.get(answer) is not None for row in rows for answer in gone)
    for row in rows:
        row.update((answer, None) for answer in gone if answer in row)
    made["weighted"] = {answer: share for answer, share in made["weighted"].items() if answer not in gone}
    return many
