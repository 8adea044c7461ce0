"""The size of a postcode lottery, and which differences stand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.evidence.domain.discoveries import adjusted, discoveries
from causeway.evidence.domain.variation import of_proportions, scv


def test_scv_by_hand():
    # ((12-10)/10)² - 1/10 = -0.06; ((5-10)/10)² - 1/10 = 0.15; the mean of the two is 0.045.
    assert scv([12, 5], [10, 10]) == pytest.approx(4.5)


def test_chance_alone_has_no_systematic_component():
    generator = np.random.default_rng(3)
    expected = generator.uniform(20, 400, 5000)
    assert scv(generator.poisson(expected), expected) == pytest.approx(0, abs=0.15)


def test_true_variation_is_found_again_and_its_interval_holds_it():
    generator = np.random.default_rng(4)
    n = generator.integers(300, 3000, 153)
    truth = np.clip(generator.normal(0.5, 0.1, 153), 0.05, 0.95)
    found = of_proportions(generator.binomial(n, truth), n, np.random.default_rng(5))
    assert found.scv_interval.lower < found.scv < found.scv_interval.upper
    assert found.ratio_interval.lower < np.quantile(truth, 0.9) / np.quantile(truth, 0.1) < found.ratio_interval.upper
    assert found.areas == 153


def test_areas_at_zero_have_no_ratio():
    found = of_proportions([0, 0, 5, 9], [10, 10, 10, 10], np.random.default_rng(6))
    assert found.ratio is None
    assert found.ratio_interval is None


@pytest.mark.parametrize(("observed", "expected"), [([1.0], [0.0]), ([], []), ([np.nan], [1.0])])
def test_what_cannot_be_compared_is_refused(observed, expected):
    with pytest.raises(ValueError, match="suppressed"):
        scv(observed, expected)


def test_the_example_of_benjamini_and_hochberg_themselves():
    # The fifteen p-values of section 4.1 of their paper: at 5% exactly the first four stand.
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    assert discoveries(p).tolist() == [True] * 4 + [False] * 11


def slow_step_up(p: list[float], rate: float) -> list[bool]:
    ranked = sorted(p)
    cut = max((value for rank, value in enumerate(ranked, 1) if value <= rate * rank / len(p)), default=-1.0)
    return [value <= cut for value in p]


@given(st.lists(st.floats(0, 1), max_size=40))
def test_the_same_stand_as_in_the_step_up_procedure(p):
    assert adjusted(p).tolist() == pytest.approx(adjusted(p).tolist())
    close = [abs(value - 0.05 * rank / len(p)) < 1e-12 for rank, value in enumerate(sorted(p), 1)]
    if not any(close):
        assert discoveries(p).tolist() == slow_step_up(p, 0.05)
