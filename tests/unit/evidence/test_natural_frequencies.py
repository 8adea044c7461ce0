"""Percentages as people say them, at every edge of the rules."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.evidence.domain.natural import About, Times, frequency, times
from causeway.evidence.findings.sentences import frequency_words


@pytest.mark.parametrize(
    ("percent", "said"),
    [
        (0, "none"),
        (0.01, "fewer than 1 in 100"),
        (0.499, "fewer than 1 in 100"),
        (0.529, "fewer than 1 in 100"),  # 1 of 189
        (0.86, "fewer than 1 in 100"),
        (0.87, "about 1 in every 100"),
        (1.17, "about 1 in every 100"),
        (1.18, "more than 1 in 100"),
        (1.49, "more than 1 in 100"),
        (1.5, "nearly 2 in 100"),
        (1.74, "about 2 in every 100"),
        (2.4, "more than 2 in 100"),
        (2.5, "nearly 3 in 100"),
        (3.2, "about 3 in every 100"),
        (5.49, "about 5 in every 100"),
        (5.5, "about 1 in 18"),
        (8.8, "about 1 in 11"),
        (10, "1 in 10"),
        (12.5, "1 in 8"),
        (18.1, "about 1 in 6"),
        (18.2, "about 1 in 5"),
        (20, "1 in 5"),
        (21.99, "about 1 in 5"),
        (22, "more than 1 in 5"),
        (23, "nearly a quarter"),
        (24.5, "about a quarter"),
        (25, "a quarter"),
        (25.5, "about a quarter"),
        (25.6, "just over a quarter"),
        (27.1, "more than a quarter"),
        (28, "nearly 3 in 10"),
        (33, "about a third"),
        (33.9, "just over a third"),
        (36, "more than a third"),
        (38, "nearly 2 in 5"),
        (42.1, "more than 2 in 5"),
        (45.99, "more than 2 in 5"),
        (46, "nearly half"),
        (46.4, "nearly half"),
        (49.5, "about half"),
        (50, "half"),
        (54, "just over half"),
        (54.1, "more than half"),
        (66.7, "about two thirds"),
        (71, "just over 7 in 10"),
        (75, "three quarters"),
        (85, "more than 4 in 5"),
        (88, "nearly 9 in 10"),
        (90, "9 in 10"),
        (94, "more than 9 in 10"),
        (95.1, "about 95 in every 100"),
        (99.49, "about 99 in every 100"),
        (99.5, "nearly all"),
        (100, "all"),
    ],
)
def test_each_rule_and_its_edges(percent, said):
    assert frequency_words(frequency(percent)) == said


@given(st.floats(0, 100))
def test_words_are_never_far_from_the_figure(percent):
    found = frequency(percent)
    off = percent - found.percent
    match found.about:
        case About.EXACTLY:
            assert abs(off) < 1e-9
        case About.FEWER_THAN:
            assert 0 < percent < found.percent
        case About.MORE_THAN:
            assert 0 < off < 10
        case About.NEARLY:
            assert -4 <= off < 0
        case About.JUST_OVER:
            assert 0 < off <= 4.0000001
        case About.ABOUT:
            assert abs(off) <= 2
            assert abs(off) <= 0.15 * percent


@pytest.mark.parametrize("percent", [-0.1, 100.1, math.nan])
def test_no_percentage_is_refused(percent):
    with pytest.raises(ValueError, match="between 0 and 100"):
        frequency(percent)


@pytest.mark.parametrize(
    ("value", "other", "expected"),
    [
        (100, 100, Times("same")),
        (105, 100, Times("same")),
        (106, 100, Times("more", 6)),
        (95, 100, Times("same")),
        (94, 100, Times("less", 6)),
        (112, 100, Times("more", 10)),
        (113, 100, Times("more", 15)),
        (189, 100, Times("more", 90)),
        (190, 100, Times("times", 2)),
        (220, 100, Times("times", 2)),
        (250, 100, Times("over times", 2)),
        (290, 100, Times("times", 3)),
        (330, 100, Times("over times", 3)),
        (50, 100, Times("half")),
        (44, 100, Times("less", 55)),
        (0, 100, None),
        (10, 0, None),
    ],
)
def test_how_many_times(value, other, expected):
    assert times(value, other) == expected
