"""Waits grow, stay within bounds, and end."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.outbox.domain.waiting import FIRST, GIVE_UP_AFTER, LONGEST, next_wait, past_giving_up

NOW = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)


def test_the_first_waits_double():
    assert [next_wait(tries, 0) / FIRST for tries in (1, 2, 3, 4)] == [1, 2, 4, 8]


@given(st.integers(0, 10**6), st.floats(0, 1))
def test_a_wait_is_never_shorter_than_most_of_the_first_nor_longer_than_the_longest(tries, jitter):
    assert FIRST * 0.75 <= next_wait(tries, jitter) <= LONGEST


@given(st.integers(1, 100), st.floats(0, 1))
def test_waits_do_not_shrink_for_the_same_jitter(tries, jitter):
    assert next_wait(tries, jitter) <= next_wait(tries + 1, jitter)


@pytest.mark.parametrize("jitter", [-0.01, 1.01])
def test_jitter_outside_its_range_is_a_mistake(jitter):
    with pytest.raises(ValueError, match="Jitter"):
        next_wait(1, jitter)


def test_giving_up_is_days_away():
    assert not past_giving_up(NOW - GIVE_UP_AFTER + dt.timedelta(seconds=1), NOW)
    assert past_giving_up(NOW - GIVE_UP_AFTER, NOW)
