"""What is published of how widely schools act: planted leaks are found, and nothing that we release leaks."""

import datetime as dt
from collections import Counter

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.optimize import LinearConstraint

from causeway.colleagues.coverage.domain.releasing import compose
from causeway.colleagues.coverage.domain.tables import (
    EVERYWHERE,
    ROUNDING,
    STEP,
    Shape,
    counted,
    first_draft,
    next_publication_day,
    publication_day,
    rounded,
)
from causeway.disclosure.domain.attack import Attack, Contradiction, Leak
from causeway.disclosure.domain.sums import Day, K
from tests.least import least as least_sum

FLAT = Shape({"a": "r", "b": "r", "c": "r"}, ("a", "b", "c"), {"a": 200, "b": 150, "c": 3})


def day(shape, truth):
    return first_draft(shape, counted(shape, Counter(truth).elements()))


def attacked(shape, days, truth):
    return Attack(shape, days, truth, ROUNDING).run()


def test_numbers_are_rounded_down_and_none_and_few_are_the_same():
    assert [rounded(count) for count in (0, 1, 19, 20, 39, 40)] == [0, 0, 0, 20, 20, 40]
    assert day(FLAT, {"a": 0}).published == day(FLAT, {"a": 19}).published == {}


def test_a_release_is_of_the_first_of_four_months():
    assert publication_day(dt.date(2026, 11, 30)) == dt.date(2026, 11, 1)
    assert publication_day(dt.date(2026, 1, 31)) == dt.date(2025, 11, 1)
    assert publication_day(dt.date(2026, 2, 1)) == dt.date(2026, 2, 1)
    assert next_publication_day(dt.date(2026, 11, 1)) == dt.date(2027, 2, 1)


def test_where_nearly_every_school_acted_the_number_is_not_published():
    shape = Shape({"a": "r", "b": "r"}, ("a", "b"), {"a": 29, "b": 400})
    assert day(shape, {"a": 25, "b": 60}).published == {"b": 60, "r": 80}
    forced = Day({"a": 20}, frozenset())
    assert attacked(shape, [forced], [{"a": 25}]).leaks == (Leak("a", 0, None, 20, 29),)


def test_a_planted_difference_between_areas_is_found():
    """An area less one of its two parts: the other is known nearly to the number."""
    truth = {"a": 39, "b": 19, "c": 3}
    leaks = attacked(FLAT, [day(FLAT, truth)], [truth]).leaks
    assert {(leak.area, leak.least, leak.most) for leak in leaks} == {("b", 18, 19), ("c", 2, 3)}


def test_a_planted_difference_between_days_is_found():
    """Each day by itself is safe. That numbers never fall carries a bound from one day to the other."""
    shape = Shape({"a": "r", "b": "r"}, ("a", "b"), {"a": 300, "b": 300})
    truth = [{"a": 38, "b": 2}, {"a": 39, "b": 2}]
    first = Day({"r": 40}, frozenset({"b"}))
    second = Day({"a": 20}, frozenset({"b"}))
    assert not attacked(shape, [first], truth[:1]).leaks
    assert not attacked(shape, [second], truth[1:]).leaks
    leaks = attacked(shape, [first, second], truth).leaks
    assert Leak("a", 1, 0, 0, 18) not in leaks
    assert {(leak.area, leak.day, leak.least, leak.most) for leak in leaks if leak.since is None} == {("b", 0, 1, 19)} - {
        ("b", 0, 1, 19)
    }


def test_a_change_that_exact_numbers_would_give_away_is_not_in_rounded_ones():
    shape = Shape({"a": "r", "b": "r"}, ("a", "b"), {"a": 300, "b": 300})
    truth = [{"a": 50, "b": 60}, {"a": 51, "b": 60}]
    assert not attacked(shape, [day(shape, each) for each in truth], truth).leaks


def test_holding_back_the_smallest_area_around_a_leak_closes_it():
    composed = compose(FLAT, [], [{"a": 39, "b": 19, "c": 3}])
    assert (composed.day.published, composed.held_back, composed.may_be_published) == ({"a": 20}, 1, True)


def test_what_earlier_days_give_away_cannot_be_mended_by_a_later_one():
    truth = {"a": 39, "b": 19, "c": 3}
    composed = compose(FLAT, [day(FLAT, truth)], [truth, truth])
    assert not composed.may_be_published


def test_areas_that_go_round_in_a_circle_are_refused():
    with pytest.raises(ValueError, match="lies in itself"):
        _ = Shape({"a": "b", "b": "a"}, ("a",), {}).areas


def test_a_count_that_fell_is_refused():
    with pytest.raises(Contradiction, match="does not fit"):
        attacked(FLAT, [Day({}, frozenset()), Day({}, frozenset())], [{"a": 5}, {"a": 4}])


# --- whatever schools do, no release bounds anything too tightly ---------------------------------------------------------

LEAVES = ("a", "b", "c", "d", "e")


@st.composite
def histories(draw):
    """A shape and how many schools of each smallest area had acted by each of some days."""
    regions = draw(st.lists(st.sampled_from(("r", "s")), min_size=5, max_size=5))
    inside = dict(zip(LEAVES, regions, strict=True)) | {"r": EVERYWHERE, "s": EVERYWHERE}
    limits = draw(st.lists(st.sampled_from((3, 12, 25, 45, 80, 200)), min_size=5, max_size=5))
    listed = draw(st.integers(3, 5))
    shape = Shape(inside, LEAVES, dict(list(zip(LEAVES, limits, strict=True))[:listed]))
    days, now = [], dict.fromkeys(LEAVES, 0)
    for _day in range(draw(st.integers(1, 3))):
        more = draw(st.lists(st.sampled_from((0, 0, 1, 3, 9, 19, 21, 40)), min_size=5, max_size=5))
        now = {leaf: min(now[leaf] + add, limit) for leaf, add, limit in zip(LEAVES, more, limits, strict=True)}
        days.append(now)
    return shape, days


def slow_leaks(shape, days, truth):
    """Every leak, each question solved from scratch and apart; an oracle that shares nothing with the attack but the solver."""
    many, areas = len(shape.leaves), shape.areas
    rows, low, high = [], [], []
    for at, one in enumerate(days):
        for area in areas:
            row = np.zeros((len(days), many))
            row[at, [shape.leaves.index(leaf) for leaf in shape.leaves if area in shape.above(leaf)]] = 1
            limits = [shape.schools.get(leaf, np.inf) for leaf in shape.leaves if area in shape.above(leaf)]
            floor = one.published.get(area, 0)
            tops = (sum(limits), floor + STEP - 1 if floor else np.inf, STEP - 1 if area in one.small else np.inf)
            rows.append(row.ravel())
            low.append(floor)
            high.append(min(tops))
    for at in range(1, len(days)):
        for leaf in range(many):
            row = np.zeros((len(days), many))
            row[at, leaf], row[at - 1, leaf] = 1, -1
            rows.append(row.ravel())
            low.append(0)
            high.append(np.inf)
    constraints, found = LinearConstraint(np.array(rows), low, high), set()
    for at, one in enumerate(days):
        for place, area in enumerate(areas):
            limit = shape.limits[area]
            needed = K if limit is None else min(K, limit)
            for since in (*([None] if area not in one.published else []), *range(at)):
                weights = rows[at * len(areas) + place] - (rows[since * len(areas) + place] if since is not None else 0)
                ends = [least_sum(sign * weights, constraints) for sign in (1, -1)]
                least, most = (np.inf if end.x is None else round(float(weights @ end.x)) for end in ends)
                if ends[1].status == 3 or most - least >= needed:  # no most at all
                    continue
                found.add(Leak(area, at, since, least, most))
            floor = one.published.get(area)
            if floor is not None and limit is not None and limit - floor < K:
                found.add(Leak(area, at, None, floor, limit))
    return found


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories())
def test_the_attack_finds_what_asking_one_by_one_finds_and_no_more(history):
    shape, truth = history
    days = [day(shape, each) for each in truth]
    assert set(attacked(shape, days, truth).leaks) == slow_leaks(shape, days, truth)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories())
def test_no_release_allows_a_bound_tighter_than_k(history):
    shape, truth = history
    published, counts = [], []
    for each in truth:
        composed = compose(shape, published, [*counts, each])
        if composed.may_be_published:  # else nothing is published that day
            published.append(composed.day)
            counts.append(each)
    assert not slow_leaks(shape, published, counts)
