"""Trends: exact small-sample probabilities, breaks, and what is too short to say."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from causeway.evidence.domain.trend import Direction, mann_kendall, since_last_break, trend

YEARS = [str(year) for year in range(2015, 2025)]


@pytest.mark.parametrize("n", [4, 5, 6, 7])
def test_exact_probabilities_by_listing_every_order(n):
    def score(values):
        return sum((b > a) - (b < a) for a, b in itertools.combinations(values, 2))

    every = [abs(score(order)) for order in itertools.permutations(range(n))]
    values = [*range(n - 2), n - 1, n - 2]
    assert mann_kendall(values) == pytest.approx(sum(each >= abs(score(values)) for each in every) / len(every))


@given(st.lists(st.integers(-50, 50), min_size=4, max_size=10, unique=True))
def test_exact_probabilities_as_kendalls_tau_has_them(values):
    assert mann_kendall(values) == pytest.approx(stats.kendalltau(range(len(values)), values, method="exact").pvalue)


def test_a_steady_fall_is_a_fall_with_sens_slope():
    found = trend(YEARS, [60, 58, 57, 55, 52, 51, 50, 49, 46, 45])
    assert (found.direction, found.since) == (Direction.DOWN, "2015")
    assert -1.9 < found.slope < -1.5


def test_noise_is_no_trend_and_a_flat_line_is_none():
    assert trend(YEARS, [5, 7, 4, 6, 5, 7, 5, 4, 6, 5]).direction is Direction.NO_CLEAR
    assert trend(YEARS, [5] * 10).direction is Direction.NO_CLEAR


def test_nothing_is_compared_across_a_break():
    rising_then_reset = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]
    assert trend(YEARS, rising_then_reset, breaks=["2020"]).since == "2020"
    assert trend(YEARS, rising_then_reset, breaks=["2022"]).direction is Direction.TOO_SHORT
    assert since_last_break(["2023", "2024"], [None, 2.0], ["2019"]) == [("2024", 2.0)]


def test_periods_out_of_order_are_refused():
    with pytest.raises(ValueError, match="order"):
        trend(["2024", "2023"], [1, 2])
