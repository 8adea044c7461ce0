"""Periods read, said, and placed in time."""

import datetime as dt

import pytest

from causeway.evidence.domain import periods


@pytest.mark.parametrize(
    ("period", "said", "day"),
    [
        ("2024", "2024", dt.date(2024, 12, 31)),
        ("2024-09", "September 2024", dt.date(2024, 9, 30)),
        ("2024-02", "February 2024", dt.date(2024, 2, 29)),
        ("2024-2025", "2024–25", dt.date(2025, 3, 31)),
        ("1999-2000", "1999–00", dt.date(2000, 3, 31)),
    ],
)
def test_a_period_is_said_and_placed(period, said, day):
    assert (periods.words(period), periods.last_day(period)) == (said, day)


@pytest.mark.parametrize("text", ["", "24", "2024-13", "2024-00", "2024-2026", "2024-25x", "2024/25", "٢٠٢٤", "2024\n"])
def test_anything_else_is_refused_in_a_sentence(text):
    with pytest.raises(periods.NotAPeriod, match="not a period"):
        periods.words(text)
