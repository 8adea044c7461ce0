"""Where areas stand, against plain loops written from the formulas; the middle, the spread, percentiles."""

import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import plain_areas as plain
from causeway.evidence.domain.positions import Position, between, percentiles, robust_z


def test_on_a_limit_is_within_it():
    limits = (np.array([0.2] * 5), np.array([0.6] * 5)), (np.array([0.1] * 5), np.array([0.8] * 5))
    found = between([0.05, 0.15, 0.2, 0.7, 0.9], *limits)
    assert found == [Position.FAR_BELOW, Position.BELOW, Position.WITHIN, Position.ABOVE, Position.FAR_ABOVE]


def slow_robust(values: list[float]) -> list[float]:
    middle = statistics.median(values)
    spread = 1.4826 * statistics.median([abs(value - middle) for value in values])
    if spread == 0:
        spread = statistics.pstdev(plain.winsorised(values))
    return [(value - middle) / spread if spread else 0.0 for value in values]


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60))
def test_robust_distance_as_by_hand(values):
    assert robust_z(values).tolist() == pytest.approx(slow_robust(values), rel=1e-4, abs=1e-9)


@given(st.lists(st.integers(0, 20), min_size=1, max_size=60))
def test_percentiles_count_ties_half(values):
    slow = [100 * (sum(o < v for o in values) + sum(o == v for o in values) / 2) / len(values) for v in values]
    assert percentiles(values).tolist() == pytest.approx(slow)


def test_one_wild_value_moves_no_other():
    calm = robust_z([10, 11, 12, 13, 14, 15, 16])
    wild = robust_z([10, 11, 12, 13, 14, 15, 1_000_000])
    assert calm[:6].tolist() == pytest.approx(wild[:6].tolist())


def test_areas_without_a_figure_are_refused():
    with pytest.raises(ValueError, match="without a figure"):
        robust_z([1.0, math.nan])
