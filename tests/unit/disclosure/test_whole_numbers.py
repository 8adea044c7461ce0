"""The least in whole numbers is the same, found by way of divisible numbers or not."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from causeway.disclosure.domain.whole_numbers import INFEASIBLE, NEARLY_WHOLE, least

MANY = 3
UP_TO_NINE = Bounds(0, 9)
weights = st.lists(st.integers(-3, 3), min_size=MANY, max_size=MANY)
sums = st.lists(st.tuples(weights, st.integers(-6, 6), st.integers(0, 5)), min_size=1, max_size=3)


@settings(max_examples=150, deadline=None)
@given(objective=weights, rows=sums)
def test_it_is_the_least_that_the_solver_finds_in_whole_numbers_alone(objective, rows):
    matrix, low, wide = map(np.array, zip(*rows, strict=True))
    constraint = LinearConstraint(matrix, low, low + wide)
    found = least(np.array(objective), [constraint], UP_TO_NINE)
    expected = milp(objective, constraints=constraint, bounds=UP_TO_NINE, integrality=np.ones(MANY))
    assert found.status == expected.status
    if expected.status == 0:
        whole = np.rint(found.x)
        assert round(found.fun) == round(expected.fun)
        assert np.abs(found.x - whole).max() <= NEARLY_WHOLE
        assert (matrix @ whole >= low).all()
        assert (matrix @ whole <= low + wide).all()


@pytest.mark.parametrize(("objective", "row", "most", "expected"), [((-1, 0), (2, 0), 3, -1), ((-1, -1), (2, 2), 5, -2)])
def test_a_half_is_never_an_answer(objective, row, most, expected):
    constraint = LinearConstraint(np.array([row]), -np.inf, most)
    assert milp(objective, constraints=constraint, bounds=UP_TO_NINE).fun == expected - 0.5
    assert least(np.array(objective), [constraint], UP_TO_NINE).fun == expected


def test_where_halves_alone_fit_there_is_none():
    constraint = LinearConstraint(np.array([[2, 2]]), 3, 3)
    assert least(np.array([1, 1]), [constraint], UP_TO_NINE).status == INFEASIBLE
