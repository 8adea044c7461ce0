"""How far areas differ, and funnel limits: published points, slow second implementations, both sides of a share alike."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import plain_areas as plain
from causeway.evidence.domain.intervals import wilson
from causeway.evidence.statistics.domain.between import CUT, Between
from causeway.evidence.statistics.domain.counted import Counted, Law
from causeway.evidence.statistics.domain.heterogeneity import heterogeneity
from causeway.evidence.statistics.domain.limits import ALARM, ALERT, chance_limits, wide_limits
from causeway.evidence.statistics.domain.true_spread import true_spread


def binomial(x, n):
    return Counted.of(Law.BINOMIAL, x, n)


def slow_test(x, n):
    """Pearson's sum over areas and both cells."""
    pooled = sum(x) / sum(n)
    return sum(
        (a - m * pooled) ** 2 / (m * pooled) + (a - m * pooled) ** 2 / (m * (1 - pooled)) for a, m in zip(x, n, strict=True)
    )


def test_the_test_is_pearsons_of_a_table_with_two_columns():
    x, n = [55, 62, 80, 71, 90, 40], [200, 180, 210, 205, 230, 190]
    found = heterogeneity(binomial(x, n))
    assert found.chi_squared == pytest.approx(slow_test(x, n))
    assert found.p == pytest.approx(plain.chi_squared_above(found.chi_squared, 5), rel=0.03)


@given(st.lists(st.integers(0, 80), min_size=5, max_size=40))
@settings(max_examples=80, deadline=None)
def test_the_interval_reaches_none_exactly_where_the_test_finds_nothing(counts):
    areas = binomial(counts, [80] * len(counts))
    if not areas.varies:
        return
    found = heterogeneity(areas)
    if abs(found.p - 0.025) > 1e-6:
        assert (found.interval.lower == 0) == (found.p > 0.025)
    assert found.interval.lower <= found.scv <= found.interval.upper


def test_fourteen_boards_that_differ_are_not_said_to_differ_by_chance():
    # Chi-squared 193 on 13 degrees of freedom, and the page said "chance alone could": the variance was taken for the Poisson's.
    n = [900, 300, 350, 800, 700, 1200, 1500, 700, 1600, 900, 40, 30, 900, 25]
    share = [0.62, 0.45, 0.55, 0.60, 0.52, 0.50, 0.66, 0.58, 0.60, 0.49, 0.60, 0.50, 0.62, 0.55]
    x = [round(a * b) for a, b in zip(n, share, strict=True)]
    found = heterogeneity(binomial(x, n))
    assert found.chi_squared > 100
    assert found.p < 1e-12
    assert found.interval.lower > 0
    rare = heterogeneity(Counted.of(Law.POISSON, x, n))
    assert rare.chi_squared < 0.5 * found.chi_squared


def test_chance_alone_has_no_component():
    generator = np.random.default_rng(3)
    n = generator.integers(30, 400, 5000)
    x = generator.binomial(n, 0.6)
    assert heterogeneity(binomial(x, n)).scv == pytest.approx(0, abs=0.05)
    p = [heterogeneity(binomial(generator.binomial(30, 0.03, 42), [30] * 42)).p for _ in range(400)]
    assert sum(one <= 0.01 for one in p) / 400 < 0.03


def test_nothing_varies_where_all_are_at_an_edge():
    with pytest.raises(ValueError, match="do not vary"):
        heterogeneity(binomial([10, 10], [10, 10]))


def test_the_spread_of_true_values_is_narrower_than_of_published_ones():
    generator = np.random.default_rng(4)
    n = generator.integers(20, 80, 900)
    truth = generator.beta(12, 28, 900)
    x = generator.binomial(n, truth)
    found = true_spread(binomial(x, n), np.random.default_rng(5), draws=100)
    low, high = np.quantile(truth, [0.1, 0.9])
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.03)
    assert np.quantile(x / n, 0.9) - np.quantile(x / n, 0.1) > found.high - found.low + 0.05
    assert found.low_interval.lower < low < found.low_interval.upper
    assert found.high_interval.lower < high < found.high_interval.upper


def test_the_spread_as_in_the_slow_loop():
    x, n = [5, 19, 22, 40, 31, 60, 12, 44, 20, 33, 71, 18], [50, 60, 100, 120, 90, 110, 70, 80, 90, 75, 130, 66]
    mean, tau = plain.between(list(zip(x, n, strict=True)), CUT)
    drawn = []
    for a, m in zip(x, n, strict=True):
        kept = math.sqrt(tau / plain.spread(m, mean, tau, rates=False))
        drawn.append(mean + kept * (a / m - mean))
    found = true_spread(binomial(x, n))
    low, high = plain.quantile(drawn, 0.1), plain.quantile(drawn, 0.9)
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-4)
    assert found.ratio == pytest.approx(high / (1 - high) / (low / (1 - low)), rel=1e-3)


def test_how_many_times_is_the_same_for_the_complement():
    x, n = np.array([5, 19, 22, 40, 31, 60, 12, 44, 20, 33]), np.full(10, 100)
    assert true_spread(binomial(x, n)).ratio == pytest.approx(true_spread(binomial(n - x, n)).ratio, rel=1e-4)


def test_areas_that_may_be_at_none_have_no_ratio():
    generator = np.random.default_rng(6)
    x = [0, 0, 0, 0, 0, 7, 12, 3, 15, 6, 0, 11]
    assert true_spread(binomial(x, [30] * 12), generator).ratio is None


# Public Health England's PHEindicatormethods, its own test table of ratio funnels: observed events, then the expected events at which
# they lie on the lower and the upper line at 95%, and at 99.8%.
RATIOS = {
    1: (5.571644585, 0.025317898, 9.233410143, 0.001000547), 2: (7.224687515, 0.242209467, 11.22886836, 0.04540199),
    5: (11.6683331, 1.623486324, 16.45474478, 0.739371928), 10: (18.39035799, 4.795387629, 24.13397235, 2.960519925),
    20: (30.88838097, 12.21651877, 38.04188668, 8.958211233), 50: None, 100: (121.6268111, 81.36400699, 134.9243187, 71.92139974),
    452: (495.6543475, 411.285779, 521.6311089, 389.1394739), 716: (770.4222128, 664.5083011, 802.60414, 636.1521174),
}  # fmt: skip


@pytest.mark.parametrize("observed", [key for key, value in RATIOS.items() if value])
def test_limits_of_counts_pass_through_the_ratio_funnels_published_points(observed):
    # Theirs are found by halving to seven places of a share, so that large ones are good to about four.
    low_95, high_95, low_998, high_998 = RATIOS[observed]
    for level, below, above in ((ALERT, low_95, high_95), (ALARM, low_998, high_998)):
        assert below * chance_limits(Law.POISSON, [below], 1.0, level).lower[0] == pytest.approx(observed, rel=3e-3)
        assert above * chance_limits(Law.POISSON, [above], 1.0, level).upper[0] == pytest.approx(observed, rel=3e-3)


# The same package's table of a funnel of proportions around 80.642448%: size, 95% limits, 99.8% limits.
PROPORTIONS = {
    18: (62.390093, 98.894803, 51.864359, 100), 102: (72.974925, 88.309971, 68.553233, 92.731663),
    1008: (78.203374, 83.081521, 76.796814, 84.488082), 110000: (80.408963, 80.875933, 80.274317, 81.010578),
}  # fmt: skip


@pytest.mark.parametrize("size", PROPORTIONS)
def test_published_funnels_of_proportions_are_where_our_interval_reaches_the_nation(size):
    low, high, far_low, far_high = (one / 100 for one in PROPORTIONS[size])
    for z, below, above in ((1.959963984540054, low, high), (3.090232306167813, far_low, far_high)):
        assert wilson(below * size, size, z).upper == pytest.approx(0.80642448, abs=2e-7)
        if above < 1:
            assert wilson(above * size, size, z).lower == pytest.approx(0.80642448, abs=2e-7)


@given(n=st.integers(5, 120), p=st.floats(0.05, 0.95), level=st.sampled_from([ALERT, ALARM]))
@settings(max_examples=60, deadline=None)
def test_a_whole_count_is_outside_exactly_if_its_own_tail_is_below_the_level(n, p, level):
    limits = chance_limits(Law.BINOMIAL, [n], p, level)
    tail = (1 - level) / 2
    for x in range(n + 1):
        few, many = plain.binomial_tails(x, n, p)
        if min(abs(few - tail), abs(many - tail)) < 1e-9:
            continue
        assert (x / n < limits.lower[0] - 1e-12) == (few < tail)
        assert (x / n > limits.upper[0] + 1e-12) == (many < tail)


def test_limits_are_spiegelhalters_between_two_counts():
    # Of 30 around 0.4: P(X ≤ 6) = .0172, P(X ≤ 7) = .0435, so the lower 2.5% lies at 7 − (.0435 − .025)/.0263 events.
    (few, _), (more, _) = plain.binomial_tails(6, 30, 0.4), plain.binomial_tails(7, 30, 0.4)
    limits = chance_limits(Law.BINOMIAL, [30], 0.4, ALERT)
    assert limits.lower[0] * 30 == pytest.approx(7 - (more - 0.025) / (more - few))
    mirrored = chance_limits(Law.BINOMIAL, [30], 0.6, ALERT)
    assert limits.upper[0] == pytest.approx(1 - mirrored.lower[0])


@given(expected=st.floats(0.5, 60), level=st.sampled_from([ALERT, ALARM]))
@settings(max_examples=60, deadline=None)
def test_limits_of_counts_agree_with_the_exact_tails(expected, level):
    limits = chance_limits(Law.POISSON, [expected], 1.0, level)
    tail = (1 - level) / 2
    mass = [math.exp(k * math.log(expected) - expected - math.lgamma(k + 1)) for k in range(200)]
    for x in range(120):
        few, many = math.fsum(mass[: x + 1]), 1 - math.fsum(mass[:x])
        if min(abs(few - tail), abs(many - tail)) < 1e-9:
            continue
        assert (x < limits.lower[0] * expected - 1e-9) == (few < tail)
        if many > 1e-9:
            assert (x > limits.upper[0] * expected + 1e-9) == (many < tail)


@pytest.mark.parametrize("law", Law)
def test_wide_limits_hold_as_many_as_they_say_and_stay_in_range(law):
    generator = np.random.default_rng(8)
    n = generator.integers(50, 2000, 4000).astype(float)
    held = 0.1 * 0.9 / 0.06**2 - 1
    truth = (
        generator.beta(0.1 * held, 0.9 * held, 4000)
        if law is Law.BINOMIAL
        else generator.gamma(0.1**2 / 0.06**2, 0.06**2 / 0.1, 4000)
    )
    x = generator.binomial(n.astype(int), truth) if law is Law.BINOMIAL else generator.poisson(n * truth)
    limits = wide_limits(law, n, Between(0.1, 0.06**2, 4000), ALERT)
    assert np.mean((x / n < limits.lower) | (x / n > limits.upper)) == pytest.approx(0.05, abs=0.015)
    assert (limits.lower >= 0).all()


def test_what_chance_cannot_move_has_no_limits():
    with pytest.raises(ValueError, match="chance can move"):
        chance_limits(Law.BINOMIAL, [10], 1.0, ALERT)
