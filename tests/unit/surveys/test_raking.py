"""Raking against an independent slow one, person by person, and against what it must be."""

import math
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causeway.surveys.counting.domain.raking import rake

FIRST, SECOND = ("a", "b", "c"), ("x", "y")
counts = st.fixed_dictionaries({(one, two): st.integers(1, 60) for one in FIRST for two in SECOND})
shares = st.lists(st.integers(1, 100), min_size=3, max_size=3)


def slow(people, targets, rounds=2000):
    """One weight a person in plain lists; each round scales everybody in a group, one group after the other, until none changes."""
    weights = [1.0] * len(people)
    held_by = [
        {group: [at for at, person in enumerate(people) if person[place] == group] for group in target}
        for place, target in enumerate(targets)
    ]
    for _round in range(rounds):
        before = list(weights)
        for target, here in zip(targets, held_by, strict=True):
            whole = sum(target.values())
            for group, share in target.items():
                held = math.fsum(weights[at] for at in here[group])
                for at in here[group]:
                    weights[at] *= len(people) * share / whole / held
        if all(abs(now - then) <= 1e-13 * then for now, then in zip(weights, before, strict=True)):
            break
    return weights


@settings(max_examples=25, deadline=None)
@given(counts, shares, st.lists(st.integers(1, 100), min_size=2, max_size=2))
def test_it_is_what_a_slow_one_finds(many, first, second):
    targets = [dict(zip(FIRST, first, strict=True)), dict(zip(SECOND, second, strict=True))]
    groups = [{cell: cell[place] for cell in many} for place in (0, 1)]
    found = rake(many, groups, targets)
    people = [cell for cell, number in many.items() for _each in range(number)]
    if not found.converged:
        return
    for person, weight in zip(people, slow(people, targets), strict=True):
        assert found.weights[person] == pytest.approx(weight, rel=1e-4)


def test_weighted_margins_are_those_of_the_schools_and_one_on_average():
    many = {("a", "x"): 50, ("a", "y"): 10, ("b", "x"): 20, ("b", "y"): 20}
    found = rake(many, [{cell: cell[0] for cell in many}, {cell: cell[1] for cell in many}], [{"a": 1, "b": 3}, {"x": 1, "y": 1}])
    weighted = {cell: number * found.weights[cell] for cell, number in many.items()}
    assert sum(weighted.values()) == pytest.approx(100)
    assert weighted["b", "x"] + weighted["b", "y"] == pytest.approx(75)
    assert weighted["a", "x"] + weighted["b", "x"] == pytest.approx(50)
    assert found.effective == pytest.approx(100**2 / sum(number * found.weights[cell] ** 2 for cell, number in many.items()))


def test_nothing_is_weighted_where_those_who_answered_are_as_the_schools():
    many = {("a",): 30, ("b",): 60}
    found = rake(many, [{cell: cell[0] for cell in many}], [{"a": 1, "b": 2}])
    assert set(map(round, found.weights.values())) == {1}
    assert found.effective == pytest.approx(90)


def test_a_group_without_a_target_keeps_its_share():
    many = Counter({("a",): 30, ("b",): 30, ("",): 20})
    found = rake(many, [{cell: cell[0] for cell in many}], [{"a": 1, "b": 2}])
    assert found.weights["",] == pytest.approx(1)
    assert (found.weights["a",], found.weights["b",]) == (pytest.approx(2 / 3), pytest.approx(4 / 3))
