"""Intervals of counts and rates against tables, SciPy and a slow second implementation; funnels of rates."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.optimize import brentq

from benchmarks import plain_statistics as plain
from causeway.evidence.domain import rate_funnel
from causeway.evidence.domain.funnel import ALARM, ALERT
from causeway.evidence.domain.intervals import byar, garwood, poisson, rate
from causeway.evidence.domain.variation import of_rates, scv

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


def test_limits_of_rates_hold_as_many_as_they_say():
    generator = np.random.default_rng(11)
    expected = generator.uniform(30, 900, 4000)
    observed = generator.poisson(expected)
    dispersion = rate_funnel.over_dispersion(observed, expected)
    limits = rate_funnel.additive_limits(expected, ALERT, dispersion)
    assert 0.03 < np.mean((observed / expected < limits.lower) | (observed / expected > limits.upper)) < 0.07
    assert dispersion.tau_squared < 1e-4
    wide = rate_funnel.multiplicative_limits(expected, ALARM, dispersion)
    assert (wide.lower < limits.lower).all()


def test_over_dispersion_of_rates_by_hand():
    observed, expected = [20, 90, 45, 160, 60], [50.0, 60.0, 50.0, 100.0, 55.0]
    z = [2 * (math.sqrt(o) - math.sqrt(e)) for o, e in zip(observed, expected, strict=True)]
    phi = sum(each**2 for each in plain.winsorised(z)) / 5
    weights = [4 * e for e in expected]
    found = rate_funnel.over_dispersion(observed, expected)
    assert found.phi == pytest.approx(phi)
    scale = sum(weights) - sum(w * w for w in weights) / sum(weights)
    assert found.tau_squared == pytest.approx((5 * phi - 4) / scale)
    spread = [math.sqrt(1 / (4 * e) + found.tau_squared) for e in expected]
    by_hand = [2 * stats.norm.sf(abs(math.sqrt(o / e) - 1) / s) for o, e, s in zip(observed, expected, spread, strict=True)]
    assert rate_funnel.p_values(observed, expected, found).tolist() == pytest.approx(by_hand)


@pytest.mark.parametrize(("observed", "expected"), [([1, np.nan], [2, 3]), ([-1], [2]), ([0], [0]), ([], []), ([1, 2], [3])])
def test_suppressed_or_impossible_rates_are_refused(observed, expected):
    with pytest.raises(ValueError, match=r"count|area"):
        rate_funnel.over_dispersion(observed, expected)


def test_variation_of_rates_is_found_again():
    generator = np.random.default_rng(12)
    people = generator.uniform(20_000, 300_000, 150)
    truth = generator.gamma(25, 0.005 / 25, 150)
    found = of_rates(generator.poisson(people * truth), people, np.random.default_rng(13))
    again = of_rates(generator.poisson(people * truth), people, np.random.default_rng(13))
    assert found.scv_interval.lower < found.scv < found.scv_interval.upper
    assert found.scv == pytest.approx(4, abs=1.5)  # the gamma's squared coefficient of variation is 1/25, × 100
    assert found.ratio_interval.lower < np.quantile(truth, 0.9) / np.quantile(truth, 0.1) < found.ratio_interval.upper
    assert again != found
    with pytest.raises(ValueError, match="single event"):
        of_rates([0, 0], [10, 10], generator)


def test_scv_as_in_the_plain_loop():
    x, n = [5, 9, 22, 40], [50, 60, 100, 300]
    pooled = sum(x) / sum(n)
    assert scv(x, [size * pooled for size in n]) == pytest.approx(plain.scv(x, n))
