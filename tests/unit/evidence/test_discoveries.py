"""Which of many differences stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.evidence.domain.discoveries import adjusted, discoveries


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
