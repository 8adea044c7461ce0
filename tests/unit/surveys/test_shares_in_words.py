"""Shares of a survey as they are told: none and all are said only of none and of all."""

import pytest

from causeway.surveys.results.base import said


@pytest.mark.parametrize(
    ("part", "whole", "wanted"),
    [(0, 300, "0%"), (300, 300, "100%"), (11, 3000, "under 1%"), (2989, 3000, "over 99%"), (1, 8, "13%"), (129, 300, "43%")],
)
def test_a_share_denies_neither_who_gave_an_answer_nor_who_did_not(part, whole, wanted):
    assert said(part, whole) == wanted


def test_of_no_share_is_all_or_none_said_that_is_neither():
    wrong = [(part, whole) for whole in range(1, 400) for part in range(1, whole) if said(part, whole) in ("0%", "100%")]
    assert wrong == []
