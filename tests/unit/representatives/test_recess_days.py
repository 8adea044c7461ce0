import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from causeway.representatives.recess.domain import Away, Period, Recorded, on_day

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))


def period(rises, returns, *, completes_year=False):
    return Period(rises=rises, returns=returns, source="https://example.org/dates", checked=rises, completes_year=completes_year)


EXAMPLE = period(dt.date(2024, 3, 7), dt.date(2024, 3, 18))


@pytest.mark.parametrize(
    ("day", "away"),
    [(7, Away.UNKNOWN), (8, Away.RECESS), (17, Away.RECESS), (18, Away.UNKNOWN)],
)
def test_the_house_sits_on_the_day_it_rises_and_on_the_day_it_returns(day, away):
    assert on_day(dt.date(2024, 3, day), [EXAMPLE]).away is away


def test_only_a_complete_year_lets_us_say_there_is_no_recess():
    winter = period(dt.date(2024, 12, 19), dt.date(2025, 1, 6), completes_year=True)
    assert on_day(dt.date(2024, 5, 1), [EXAMPLE, winter]).away is Away.NO_RECESS
    assert on_day(dt.date(2025, 1, 3), [winter]).period == winter  # over the turn of the year
    assert on_day(dt.date(2025, 1, 6), [winter]).away is Away.UNKNOWN


@given(DAYS, DAYS, DAYS)
def test_a_day_is_in_recess_exactly_when_it_lies_between(first, second, day):
    if first == second:
        with pytest.raises(ValidationError):
            period(first, second)
        return
    rises, returns = sorted([first, second])
    assert (on_day(day, [period(rises, returns)]).away is Away.RECESS) == (rises < day < returns)


def test_a_year_is_not_both_complete_and_unknown():
    usual = {"source": "https://example.org/", "source_name": "Example"}
    whole = period(dt.date(2024, 12, 19), dt.date(2025, 1, 6), completes_year=True)
    assert Recorded(usual=usual, periods=[whole], unknown_years=[2025]).unknown_years == (2025,)
    with pytest.raises(ValidationError, match="2024"):
        Recorded(usual=usual, periods=[whole], unknown_years=[2024])
