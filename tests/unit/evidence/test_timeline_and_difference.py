"""Periods without holes, and the difference of two values."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.evidence.domain.difference import Certainty, difference
from causeway.evidence.domain.intervals import Interval, wilson
from causeway.evidence.domain.timeline import timeline


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        (["2016", "2018", "2017"], ("2016", "2017", "2018")),
        (["2016", "2017", "2019"], ("2016", "2017", "2018", "2019")),
        (["2016", "2018", "2022"], ("2016", "2018", "2020", "2022")),
        (["2023-11", "2024-02", "2023-12"], ("2023-11", "2023-12", "2024-01", "2024-02")),
        (["2023-03", "2023-06", "2023-12"], ("2023-03", "2023-06", "2023-09", "2023-12")),
        (["2019-2020", "2021-2022", "2020-2021"], ("2019-2020", "2020-2021", "2021-2022")),
        (["2024"], ("2024",)),
        (["2024", "2024-09"], ("2024-09", "2024")),
        (["2015", "2018", "2020"], ("2015", "2016", "2017", "2018", "2019", "2020")),
    ],
)
def test_a_timeline_has_no_holes_and_keeps_its_step(periods, expected):
    assert timeline(periods) == expected


@given(st.sets(st.integers(1990, 2040), min_size=1, max_size=12))
def test_every_period_is_in_its_timeline(years):
    found = timeline(str(year) for year in years)
    assert {str(year) for year in years} <= set(found)
    assert list(found) == sorted(found)
    steps = {int(later) - int(earlier) for earlier, later in itertools.pairwise(found)}
    assert len(steps) <= 1


def test_the_published_example_of_the_method():
    # Newcombe (1998), table II, example (a), 56/70 − 48/80, method 10: 0.0524 to 0.3339
    found = difference(56 / 70, wilson(56, 70), 48 / 80, wilson(48, 80))
    assert found.value == pytest.approx(0.2)
    assert found.interval.lower == pytest.approx(0.0524, abs=5e-5)
    assert found.interval.upper == pytest.approx(0.3339, abs=5e-5)
    assert found.certainty is Certainty.CLEAR


def test_close_figures_are_not_clearly_different_and_without_an_interval_nothing_is_claimed():
    assert difference(50, Interval(45, 55), 52, Interval(47, 57)).certainty is Certainty.UNCLEAR
    untested = difference(50, None, 52, Interval(47, 57))
    assert (untested.certainty, untested.interval, untested.value) == (Certainty.UNKNOWN, None, -2)


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 50), st.integers(1, 50))
def test_turning_the_two_round_turns_the_interval_round(x, more, y, more_too):
    one, other = (x, x + more), (y, y + more_too)
    there = difference(one[0] / one[1], wilson(*one), other[0] / other[1], wilson(*other))
    back = difference(other[0] / other[1], wilson(*other), one[0] / one[1], wilson(*one))
    assert there.value == pytest.approx(-back.value)
    assert there.interval.lower == pytest.approx(-back.interval.upper)
    assert there.certainty is back.certainty
    assert there.interval.lower <= there.value <= there.interval.upper
