import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.fetching.domain.retrying import LONGEST_WAIT_SECONDS, TRIES, asked_to_wait, wait_before

NOW = dt.datetime(2026, 6, 27, 12, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("5", 5),
        (" 0 ", 0),
        ("Sat, 27 Jun 2026 12:00:30 GMT", 30),
        ("Sat, 27 Jun 2026 11:00:00 GMT", 0),
        ("", None),
        ("soon", None),
        ("-3", None),
    ],
)
def test_the_wish_of_the_server_is_read(header, seconds):
    assert asked_to_wait(header, NOW) == seconds


def test_without_a_wish_the_wait_doubles_and_ends():
    assert [wait_before(attempt, "", NOW) for attempt in range(1, TRIES + 1)] == [1, 2, 4, None]


def test_a_wish_beyond_a_minute_ends_it():
    assert wait_before(1, "60", NOW) == 60
    assert wait_before(1, "61", NOW) is None


@given(st.text(max_size=40), st.integers(1, 10))
def test_no_header_breaks_it(header, attempt):
    wait = wait_before(attempt, header, NOW)
    assert wait is None or 0 <= wait <= LONGEST_WAIT_SECONDS
