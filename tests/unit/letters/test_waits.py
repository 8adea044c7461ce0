import itertools
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from causeway.letters.after.domain.waits import CONFIDENCE, coverage, median

times = st.lists(st.integers(0, 400), min_size=5, max_size=60)


@pytest.mark.parametrize("few", [[], [3], [1, 2, 3, 4]])
def test_fewer_than_five_say_nothing(few):
    assert median(few) is None


# n and rank k (from either end) of the 95% interval for a median: e.g. Conover; Campbell and Gardner, Statistics with Confidence.
@pytest.mark.parametrize(("n", "k"), [(6, 1), (8, 1), (9, 2), (10, 2), (12, 3), (15, 4), (20, 6), (25, 8), (30, 10)])
def test_the_ranks_of_the_published_tables(n, k):
    found = median(list(range(1, n + 1)))
    assert (found.lower, found.upper) == (k, n + 1 - k)
    assert found.confidence >= CONFIDENCE


def test_five_hold_their_median_with_less_than_95_percent_and_say_so():
    found = median([9, 2, 30, 4, 11])
    assert (found.value, found.lower, found.upper, found.confidence) == (9, 2, 30, 0.9375)


@given(times)
def test_the_median_lies_in_its_interval_which_is_made_of_the_times(days):
    found = median(days)
    assert found.value == statistics.median(days)
    assert found.lower <= found.value <= found.upper
    assert {found.lower, found.upper} <= set(days)


@pytest.mark.parametrize("n", range(1, 81))
def test_coverage_is_the_binomials(n):
    ranks = range(1, n + 1)
    assert [coverage(n, k) for k in ranks] == pytest.approx(1 - 2 * stats.binom.cdf(np.arange(n), n, 0.5))


def test_coverage_by_counting_every_way_five_times_can_fall_around_the_median():
    sides = list(itertools.product((0, 1), repeat=5))  # each time above or below the true median, all ways alike
    held = sum(0 < sum(way) < 5 for way in sides) / len(sides)
    assert coverage(5, 1) == held
