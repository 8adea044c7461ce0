"""The variance between areas: a published meta-analysis, slow second implementations, and what robustness is for."""

import math
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special

from benchmarks import plain_areas as plain
from causeway.evidence.statistics.domain.between import CUT, consistency, fit, fits, robust
from causeway.evidence.statistics.domain.counted import Counted, Law, variance
from causeway.evidence.statistics.domain.heterogeneity import solved

# Thirteen trials of the BCG vaccine (Colditz and others 1994): tuberculosis and none, vaccinated and not.
BCG = [
    (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619), (33, 5036, 47, 5761),
    (180, 1361, 372, 1079), (8, 2537, 10, 619), (505, 87886, 499, 87892), (29, 7470, 45, 7232), (17, 1699, 65, 1600),
    (186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825),
]  # fmt: skip


# Paule and Mandel's estimator with Viechtbauer's interval (Statistics in Medicine 26 (2007) 37–52), by the search that the product uses.
@dataclass(frozen=True)
class Common:
    """The common mean, its standard error by Hartung and Knapp, the variance between areas and its 95% interval."""

    mean: float
    error: float
    tau_squared: float
    lower: float
    upper: float
    q: float  # Cochran's, on areas − 1 degrees of freedom
    areas: int


def _checked(values: list[float], variances: list[float]) -> tuple[np.ndarray, np.ndarray]:
    y, v = np.asarray(values, dtype=float), np.asarray(variances, dtype=float)
    if y.shape != v.shape or y.ndim != 1 or y.size < 2 or not (np.isfinite(y).all() and (v > 0).all()):
        raise ValueError("Random effects need at least two areas, each with a value and a variance above 0.")
    return y, v


def generalised_q(y: np.ndarray, v: np.ndarray, tau_squared: float) -> float:
    """Return the areas' squared distances from their weighted mean, each over its variance."""
    weights = 1 / (v + tau_squared)
    mean = (weights * y).sum() / weights.sum()
    return float((weights * (y - mean) ** 2).sum())


def paule_mandel(values: list[float], variances: list[float], level: float = 0.95) -> Common:
    """Estimate from each area's value and the variance chance gives it; raises ``ValueError`` for fewer than two areas."""
    y, v = _checked(values, variances)
    freedom, scale = y.size - 1, float(np.var(y) + v.mean())

    def at(tau_squared: float) -> float:
        return generalised_q(y, v, tau_squared)

    tau_squared = solved(at, freedom, scale)
    weights = 1 / (v + tau_squared)
    mean = float((weights * y).sum() / weights.sum())
    spread = generalised_q(y, v, tau_squared) / freedom
    ends = [2 * float(special.gammaincinv(freedom / 2, share)) for share in ((1 + level) / 2, (1 - level) / 2)]
    lower, upper = (solved(at, end, scale) for end in ends)
    return Common(mean, math.sqrt(spread / weights.sum()), tau_squared, lower, upper, at(0.0), y.size)


def log_risks():
    values = [math.log(a / (a + b) / (c / (c + d))) for a, b, c, d in BCG]
    variances = [1 / a - 1 / (a + b) + 1 / c - 1 / (c + d) for a, b, c, d in BCG]
    return values, variances


def test_the_vaccine_trials_as_metafor_publishes_them():
    # Viechtbauer, Journal of Statistical Software 36 (2010) no. 3: Q = 152.2330 on 12, interval of the variance 0.1197 to 1.1115.
    found = paule_mandel(*log_risks())
    assert found.q == pytest.approx(152.2330, abs=5e-4)
    assert (found.lower, found.upper) == pytest.approx((0.1197, 1.1115), abs=5e-5)
    assert found.tau_squared == pytest.approx(0.3181, abs=5e-5)
    assert (found.mean, found.error) == pytest.approx((-0.7150, 0.1809), abs=5e-5)


def test_the_interval_is_where_the_slow_sum_has_the_quantiles():
    values, variances = log_risks()
    found = paule_mandel(values, variances)
    assert plain.q_at(values, variances, found.tau_squared) == pytest.approx(12)
    for end, share in ((found.lower, 0.025), (found.upper, 0.975)):
        assert plain.chi_squared_above(plain.q_at(values, variances, end), 12) == pytest.approx(share, abs=1e-9)


def test_alike_values_have_no_variance_between_them():
    found = paule_mandel([1.0, 1.1, 0.9], [1.0, 1.0, 1.0])
    assert (found.tau_squared, found.lower) == (0.0, 0.0)
    with pytest.raises(ValueError, match="at least two"):
        paule_mandel([1.0], [1.0])


def test_without_the_factor_a_third_of_the_variance_would_be_lost():
    assert consistency(1.2815515655446004) == pytest.approx(0.68, abs=0.005)
    assert consistency(CUT) == pytest.approx(plain.consistency(CUT), abs=1e-9)
    assert consistency(math.inf) == 1.0


@pytest.mark.parametrize("law", Law)
@pytest.mark.parametrize("seed", range(3))
def test_robust_between_areas_as_in_the_slow_loop(law, seed):
    generator = np.random.default_rng(seed)
    n = generator.integers(40, 900, 25)
    true = np.clip(generator.normal(0.3, 0.03 + 0.04 * seed, 25), 0.02, 0.9)
    x = generator.binomial(n, true) if law is Law.BINOMIAL else generator.poisson(n * true)
    found = fit(Counted.of(law, x, n))
    mean, tau_squared = plain.between(list(zip(x.tolist(), n.tolist(), strict=True)), CUT, rates=law is Law.POISSON)
    assert found.mean == pytest.approx(mean, rel=1e-4)
    assert found.tau_squared == pytest.approx(tau_squared, rel=1e-3, abs=1e-7)


@pytest.mark.parametrize("many", [14, 42, 150])
@pytest.mark.parametrize("true", [0.05, 0.12])
def test_the_true_spread_is_found_again(many, true):
    generator = np.random.default_rng(7)
    n = generator.integers(50, 3000, (300, many)).astype(float)
    held = 0.3 * 0.7 / true**2 - 1
    x = generator.binomial(n.astype(int), generator.beta(0.3 * held, 0.7 * held, (300, many))).astype(float)
    _mean, tau_squared = fits(Law.BINOMIAL, x, n)
    assert math.sqrt(np.median(tau_squared)) == pytest.approx(true, rel=0.06)


def test_a_few_extreme_areas_widen_nothing_for_the_others():
    generator = np.random.default_rng(8)
    n = generator.integers(100, 2000, 150)
    x = generator.binomial(n, np.clip(generator.normal(0.5, 0.1, 150), 0, 1))
    calm = fit(Counted.of(Law.BINOMIAL, x, n))
    x[:5] = (0.02 * n[:5]).astype(int)
    wild = fit(Counted.of(Law.BINOMIAL, x, n))
    plainly = fit(Counted.of(Law.BINOMIAL, x, n), cut=math.inf)
    assert math.sqrt(wild.tau_squared / calm.tau_squared) < 1.15
    assert math.sqrt(plainly.tau_squared / calm.tau_squared) > 1.2


@given(st.lists(st.integers(0, 60), min_size=3, max_size=30))
@settings(max_examples=60, deadline=None)
def test_whatever_the_counts_the_answer_is_a_share_and_a_variance(counts):
    found = fit(Counted.of(Law.BINOMIAL, counts, [60] * len(counts)))
    assert 0 < found.mean < 1
    assert 0 <= found.tau_squared <= 0.25


def test_robust_on_another_scale():
    generator = np.random.default_rng(9)
    chance = np.full(400, 0.04)
    found = robust(generator.normal(2, math.sqrt(0.13), 400), chance)
    assert found.mean == pytest.approx(2, abs=0.06)
    assert found.tau_squared == pytest.approx(0.09, abs=0.025)
    assert robust(np.array([1.0, 1.0, 1.0]), np.array([1.0, 1.0, 1.0])).tau_squared == 0


@pytest.mark.parametrize(
    ("law", "x", "n"),
    [
        (Law.BINOMIAL, [3], [2]), (Law.POISSON, [-1], [2]), (Law.POISSON, [1], [0]), (Law.BINOMIAL, [], []),
        (Law.BINOMIAL, [1, math.nan], [2, 3]), (Law.BINOMIAL, [1, 2], [3]),
    ],
)  # fmt: skip
def test_what_cannot_be_counts_is_refused(law, x, n):
    with pytest.raises(ValueError, match=r"area|numerator"):
        Counted.of(law, x, n)


def test_the_variance_of_one_case_is_the_laws_own():
    # Of one case a beta-binomial is a plain draw, whatever the variance between areas.
    assert variance(Law.BINOMIAL, np.array([1.0]), 0.3, 0.05)[0] == pytest.approx(0.21)
    assert variance(Law.POISSON, np.array([2.0]), 0.3, 0.05)[0] == pytest.approx(0.2)


def test_where_many_lie_far_out_they_are_how_areas_differ():
    # Half of the boards have nobody waiting so long and the others many: cut off, the variance would make outsiders of half of them.
    n = np.full(14, 200.0)
    x = np.array([0, 0, 1, 0, 2, 0, 1, 0, 80, 70, 60, 90, 40, 75])
    found = fit(Counted.of(Law.BINOMIAL, x, n))
    assert math.sqrt(found.tau_squared) > 0.15
