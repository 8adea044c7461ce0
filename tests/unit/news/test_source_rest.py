"""How long a source rests between readings."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from causeway.news.sources.domain import LONGEST_REST, rest

HOUR = dt.timedelta(hours=1)


def test_a_source_that_fails_rests_twice_as_long_each_time_up_to_a_day():
    assert [rest(HOUR, failures, 0) for failures in range(7)] == [HOUR * n for n in (1, 2, 4, 8, 16, 24, 24)]


@given(minutes=st.integers(15, 20_000), failures=st.integers(0, 65_000), key=st.integers(0, 10**9))
def test_a_source_never_rests_less_than_its_period_nor_much_longer_than_a_day_or_its_period(minutes, failures, key):
    every = dt.timedelta(minutes=minutes)
    assert every <= rest(every, failures, key) <= max(every, LONGEST_REST) * 1.1
