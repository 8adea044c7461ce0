"""Funnel limits against a slow implementation that counts probabilities one by one, and against what limits are for."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causeway.evidence.domain import funnel


def slow_binomial_crossing(n: int, p: float, probability: float) -> float:
    """The same crossing by adding up Pascal's triangle."""
    total = 0.0
    for count in range(n + 1):
        mass = math.comb(n, count) * p**count * (1 - p) ** (n - count)
        if total + mass >= probability:
            return min(1.0, max(0.0, (count - (total + mass - probability) / mass) / n))
        total += mass
    return 1.0


@settings(max_examples=60, deadline=None)
@given(n=st.integers(2, 300), p=st.floats(0.02, 0.98), level=st.sampled_from([funnel.ALERT, funnel.ALARM]))
def test_exact_limits_are_those_of_the_slow_count(n, p, level):
    limits = funnel.proportion_limits([n], p, level)
    assert limits.lower[0] == pytest.approx(slow_binomial_crossing(n, p, (1 - level) / 2), abs=1e-7)
    assert limits.upper[0] == pytest.approx(slow_binomial_crossing(n, p, (1 + level) / 2), abs=1e-7)


def test_limits_close_in_as_areas_grow():
    limits = funnel.proportion_limits([50, 500, 5000], 0.46, funnel.ALARM)
    assert (np.diff(limits.lower) > 0).all()
    assert (np.diff(limits.upper) < 0).all()


def slow_poisson_crossing(expected: float, probability: float) -> float:
    total, count, mass = 0.0, 0, math.exp(-expected)
    while total + mass < probability:
        total += mass
        count += 1
        mass *= expected / count
    return max(0.0, (count - (total + mass - probability) / mass) / expected)


@settings(max_examples=40, deadline=None)
@given(expected=st.floats(0.5, 200), level=st.sampled_from([funnel.ALERT, funnel.ALARM]))
def test_poisson_limits_are_those_of_the_slow_count(expected, level):
    limits = funnel.count_limits([expected], level)
    assert limits.lower[0] == pytest.approx(slow_poisson_crossing(expected, (1 - level) / 2), abs=1e-6)
    assert limits.upper[0] == pytest.approx(slow_poisson_crossing(expected, (1 + level) / 2), abs=1e-6)


def test_without_over_dispersion_about_one_area_in_twenty_is_outside():
    generator = np.random.default_rng(1)
    n = generator.integers(200, 2000, 4000)
    x = generator.binomial(n, 0.46)
    dispersion = funnel.over_dispersion(x, n, 0.46)
    limits = funnel.additive_limits(n, 0.46, funnel.ALERT, dispersion)
    outside = np.mean((x / n < limits.lower) | (x / n > limits.upper))
    assert 0.03 < outside < 0.07
    # Winsorising 10% at each end takes the mean square of a standard normal down to about 0.66.
    assert dispersion.phi == pytest.approx(0.66, abs=0.05)
    assert dispersion.tau_squared == 0


def test_areas_that_differ_anyway_are_not_all_flagged():
    generator = np.random.default_rng(2)
    n = generator.integers(200, 2000, 2000)
    x = generator.binomial(n, np.clip(generator.normal(0.46, 0.15, 2000), 0.01, 0.99))
    plain = funnel.proportion_limits(n, 0.46, funnel.ALARM)
    wide = funnel.additive_limits(n, 0.46, funnel.ALARM, funnel.over_dispersion(x, n, 0.46))

    def flagged(limits):
        return np.mean((x / n < limits.lower) | (x / n > limits.upper))

    assert flagged(plain) > 0.5
    assert flagged(wide) < 0.03


def test_over_dispersion_by_hand():
    x, n, target = [10, 50, 45, 80, 30], [100, 100, 100, 100, 100], 0.43
    z = sorted(2 * math.sqrt(100) * (math.asin(math.sqrt(a / 100)) - math.asin(math.sqrt(target))) for a in x)
    # With five areas the 10% quantile lies 0.4 of the way from the lowest to the second.
    low, high = z[0] + 0.4 * (z[1] - z[0]), z[4] - 0.4 * (z[4] - z[3])
    phi = sum(min(max(each, low), high) ** 2 for each in z) / 5
    dispersion = funnel.over_dispersion(x, n, target)
    assert dispersion.phi == pytest.approx(phi)
    assert dispersion.tau_squared == pytest.approx((5 * phi - 4) / (2000 - 5 * 400**2 / 2000))


@pytest.mark.parametrize(("x", "n"), [([1, np.nan], [2, 3]), ([3], [2]), ([0], [0]), ([], []), ([1, 2], [3])])
def test_suppressed_or_impossible_rows_are_refused(x, n):
    with pytest.raises(ValueError, match=r"area|numerator"):
        funnel.over_dispersion(x, n, 0.5)
