"""Exact tails, who is unusual, shrinkage and the nation: against slow sums and integrals, and the cases that were told wrongly."""

import math

import numpy as np
import pytest
import scipy

from benchmarks import plain_areas as plain
from causeway.evidence.statistics.domain.against_nation import against_nation, ratio_to
from causeway.evidence.statistics.domain.between import Between, fit
from causeway.evidence.statistics.domain.counted import Counted, Law
from causeway.evidence.statistics.domain.outlying import MOST, from_the_others, outlying, student
from causeway.evidence.statistics.domain.shrinkage import shrunk
from causeway.evidence.statistics.domain.tails import both_tails, precision


def binomial(x, n):
    return Counted.of(Law.BINOMIAL, x, n)


@pytest.mark.parametrize(("x", "n", "p"), [(0, 9, 0.4), (9, 9, 0.4), (3, 40, 0.2), (250, 400, 0.55)])
def test_without_variance_between_areas_tails_are_binomial(x, n, p):
    low, high = both_tails(binomial([x], [n]), p, 0.0)
    assert (low[0], high[0]) == pytest.approx(plain.binomial_tails(x, n, p))


@pytest.mark.parametrize(("x", "n"), [(0, 30), (7, 30), (30, 30), (120, 390)])
def test_beta_binomial_tails_are_the_sums(x, n):
    low, high = both_tails(binomial([x], [n]), 0.3, 0.01)
    a = 0.3 * precision(Law.BINOMIAL, 0.3, 0.01)
    b = a * 7 / 3
    mass = [plain.beta_binomial(k, n, a, b) for k in range(n + 1)]
    assert (low[0], high[0]) == pytest.approx((sum(mass[: x + 1]), sum(mass[x:])))


@pytest.mark.parametrize("x", [120, 360, 540, 900])
def test_of_many_cases_the_beta_distribution_stands_in(x):
    low, high = both_tails(binomial([x], [1500]), 0.3, 0.01)
    a = 0.3 * precision(Law.BINOMIAL, 0.3, 0.01)
    mass = [plain.beta_binomial(k, 1500, a, a * 7 / 3) for k in range(1501)]
    assert low[0] == pytest.approx(sum(mass[: x + 1]), rel=0.05, abs=1e-6)
    assert high[0] == pytest.approx(sum(mass[x:]), rel=0.05, abs=1e-6)


@pytest.mark.parametrize("x", [0, 3, 12, 40])
def test_gamma_poisson_tails_are_the_sums(x):
    low, high = both_tails(Counted.of(Law.POISSON, [x], [4000.0]), 0.003, 1e-6)
    held = precision(Law.POISSON, 0.003, 1e-6)
    mass = [plain.gamma_poisson(k, 4000, 0.003, held) for k in range(400)]
    assert (low[0], high[0]) == pytest.approx((sum(mass[: x + 1]), sum(mass[x:])), rel=1e-6)


def test_none_of_nine_is_not_beyond_chance():
    # Told as "beyond chance" by the arcsine, which does not hold at the edges; the exact two-sided probability was .065.
    generator = np.random.default_rng(2)
    n = np.concatenate([[9], generator.integers(200, 2000, 41)])
    x = np.concatenate([[0], generator.binomial(n[1:], 0.32)])
    found = outlying(binomial(x, n))
    assert found.p[0] > 0.05
    assert found.q[0] > 0.5
    assert 2 * plain.binomial_tails(0, 9, 0.32)[0] == pytest.approx(0.062, abs=1e-3)


def test_who_is_far_out_whatever_the_shape_is_found():
    generator = np.random.default_rng(3)
    n = generator.integers(200, 2000, 150)
    x = generator.binomial(n, np.clip(generator.normal(0.5, 0.08, 150), 0, 1))
    x[0] = int(0.05 * n[0])
    found = outlying(binomial(x, n))
    assert found.q[0] < 0.01
    assert found.z[0] < -4
    assert (found.q[1:] <= 0.05).sum() == 0


@pytest.mark.parametrize("rates", [False, True])
def test_the_distance_from_all_others_is_that_of_the_plain_loops(rates):
    generator = np.random.default_rng(7)
    n = generator.integers(200, 2000, 30).astype(float)
    x = (
        generator.poisson(n * generator.gamma(6, 0.05, 30))
        if rates
        else generator.binomial(n.astype(int), generator.beta(6, 14, 30))
    )
    areas = Counted.of(Law.POISSON if rates else Law.BINOMIAL, x, n)
    found = from_the_others(areas, np.array([0, 7]))
    for place, p in zip((0, 7), found, strict=True):
        others = [pair for at, pair in enumerate(zip(x.tolist(), n.tolist(), strict=True)) if at != place]
        mean, tau_squared = plain.between(others, 50.0, rates=rates)  # where nothing is cut off
        whole = plain.spread(n[place], mean, tau_squared, rates=rates)
        freedom = 28 / (tau_squared / whole) ** 2
        z = abs(x[place] / n[place] - mean) / math.sqrt(whole) / math.sqrt(1 + 1 / 29)
        assert p == pytest.approx(2 * scipy.stats.t.sf(z, freedom), rel=1e-4)


@pytest.mark.parametrize("seed", [18, 114, 239])
def test_an_area_like_the_others_is_not_unusual_because_the_variance_came_out_small(seed):
    # 42 areas, the first put far out and the others drawn from one distribution, of which one or two were called unusual with it.
    generator = np.random.default_rng(seed)
    n = np.rint(np.exp(generator.uniform(np.log(50), np.log(3000), 42)))
    x = generator.binomial(n.astype(int), np.clip(generator.normal(0.45, 0.12, 42), 0.001, 0.999)).astype(float)
    n[0], x[0] = 400, 380
    assert np.flatnonzero(outlying(binomial(x, n)).q <= 0.05).tolist() == [0]


def test_with_few_areas_students_distribution_asks_for_more():
    size, share = np.array([3.0]), np.array([1.0])
    few, many = student(size, share, 14)[0], student(size, share, 650)[0]
    assert few > 0.015
    assert 0.0027 < many < 0.0035
    assert student(size, np.array([0.0]), 650)[0] == pytest.approx(0.0027, abs=1e-4)


@pytest.mark.parametrize(("x", "n", "nation"), [(3, 40, 0.3), (30, 60, 0.3), (700, 2000, 0.33)])
def test_the_probability_of_being_higher_is_the_integral(x, n, nation):
    between = Between(0.3, 0.01, 100)
    found = shrunk(binomial([x], [n]), between, nation)
    a = 0.3 * precision(Law.BINOMIAL, 0.3, 0.01)
    assert found.higher[0] == pytest.approx(plain.higher_than(x, n, a, a * 7 / 3, nation), abs=1e-5)
    assert found.values[0] == pytest.approx((x + a) / (n + a / 0.3))


def test_a_small_area_is_drawn_in_more_than_a_large_one():
    found = shrunk(binomial([10, 1000], [20, 2000]), Between(0.3, 0.01, 100), 0.3)
    assert 0.3 < found.values[0] < 0.45
    assert 0.49 < found.values[1] < 0.5
    rates = shrunk(Counted.of(Law.POISSON, [10, 1000], [20, 2000]), Between(0.3, 0.01, 100), 0.3)
    assert 0.3 < rates.values[0] < rates.values[1] < 0.5
    assert rates.higher.tolist() == pytest.approx([0.819, 1.0], abs=1e-3)


def test_where_areas_do_not_differ_nothing_is_known_of_one():
    found = shrunk(binomial([1, 50], [10, 100]), Between(0.3, 0.0, 2), 0.3)
    assert found.higher.tolist() == [0.5, 0.5]


def test_areas_are_told_apart_from_their_nation_only_by_a_margin():
    generator = np.random.default_rng(4)
    n = np.full(60, 30_000)
    true = np.clip(generator.normal(0.4, 0.05, 60), 0, 1)
    true[:2] = [0.41, 0.5]  # a hair above the nation, and well above
    found = against_nation(binomial(generator.binomial(n, true), n), 0.4)
    assert found.p[0] == 1.0
    assert found.p[1] < 1e-6
    assert found.ratio[1] == pytest.approx(1.5, rel=0.05)


def test_where_all_are_alike_nobody_differs_from_the_nation():
    generator = np.random.default_rng(5)
    n = generator.integers(20, 60, 150)
    x = generator.binomial(n, 0.1)
    assert (against_nation(binomial(x, n), x.sum() / n.sum()).p == 1).all()


def test_the_ratio_of_odds_is_the_same_for_the_complement():
    share, rest = ratio_to(Law.BINOMIAL, np.array([0.12]), 0.04), ratio_to(Law.BINOMIAL, np.array([0.88]), 0.96)
    assert share[0] == pytest.approx(1 / rest[0])
    assert ratio_to(Law.POISSON, np.array([0.02]), 0.01)[0] == pytest.approx(2)


def test_headline_proportions_flag_few():
    # Shares of councils as wide as those of plans on time: Winsorised over-dispersion called dozens unusual.
    generator = np.random.default_rng(6)
    n = generator.integers(100, 3000, 151)
    x = generator.binomial(n, generator.beta(1.6, 1.9, 151))
    assert (outlying(binomial(x, n)).q <= 0.05).sum() == 0
    assert fit(binomial(x, n)).tau_squared > 0.04


def test_among_very_many_areas_nobody_is_called_unusual():
    generator = np.random.default_rng(5)
    n = np.full(MOST + 1, 500.0)
    x = generator.binomial(500, 0.4, n.size).astype(float)
    x[0] = 490
    assert outlying(binomial(x[:MOST], n[:MOST])).q[0] <= 0.05
    assert outlying(binomial(x, n)).q.min() == 1.0
