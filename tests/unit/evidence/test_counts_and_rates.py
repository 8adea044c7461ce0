"""Intervals of counts and rates against tables, SciPy and a slow second implementation."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq

from causeway.evidence.domain.intervals import byar, garwood, poisson, rate

# The exact 95% limits of a Poisson count as every table of them has them, since Garwood, Biometrika 28 (1936) 437-442.
TABLE = {
    0: (0, 3.689), 1: (0.0253, 5.572), 2: (0.2422, 7.225), 3: (0.6187, 8.767), 4: (1.0899, 10.242),
    5: (1.6235, 11.668), 10: (4.7954, 18.390), 20: (12.217, 30.888), 100: (81.364, 121.627),
}  # fmt: skip


@pytest.mark.parametrize("count", TABLE)
def test_exact_limits_are_those_of_the_tables(count):
    found = garwood(count)
    assert (found.lower, found.upper) == pytest.approx(TABLE[count], abs=6e-4)


def slow_exact(count: int) -> tuple[float, float]:
    """The means at which so many or more, and so few or fewer, have a chance of 2.5%: by adding up and bisecting."""

    def at_most(mean: float, most: int) -> float:
        return sum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(most + 1))

    top = 5 * count + 20
    lower = brentq(lambda mean: 1 - at_most(mean, count - 1) - 0.025, 1e-9, top) if count else 0.0
    return lower, brentq(lambda mean: at_most(mean, count) - 0.025, 1e-9, top)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 150))
def test_exact_limits_are_those_of_a_slow_count(count):
    found = garwood(count)
    assert (found.lower, found.upper) == pytest.approx(slow_exact(count), abs=1e-6)


@given(st.integers(10, 100_000))
def test_byars_limits_are_near_the_exact_ones_from_ten_on(count):
    near, exact = byar(count), garwood(count)
    assert near.lower == pytest.approx(exact.lower, rel=0.005)
    assert near.upper == pytest.approx(exact.upper, rel=0.005)


def test_below_ten_a_count_has_its_exact_interval():
    assert poisson(9) == garwood(9)
    assert poisson(10) == byar(10)
    assert byar(0).lower == 0


def test_a_rate_is_its_count_over_people():
    found, count = rate(50, 20_000, 10_000), byar(50)
    assert (found.lower, found.upper) == pytest.approx((count.lower / 2, count.upper / 2))


@pytest.mark.parametrize("wrong", [-1, math.nan, math.inf])
def test_what_is_no_count_is_refused(wrong):
    with pytest.raises(ValueError, match="count"):
        poisson(wrong)
    with pytest.raises(ValueError, match="people"):
        rate(5, 0, 1000)
