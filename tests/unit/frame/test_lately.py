"""What is kept for a few seconds is read once, and forgotten when it is told to be."""

import pytest
from django.core.cache import caches

from causeway.frame.lately import forget, lately


class Reads:
    def __init__(self, *gives):
        self.gives = list(gives)

    def __call__(self):
        return self.gives.pop(0)


def test_it_is_read_once():
    read = Reads("first", "second")
    assert [lately("x", read), lately("x", read)] == ["first", "first"]
    assert lately("y", read) == "second"


def test_what_is_forgotten_is_read_again():
    read = Reads("first", "second")
    lately("x", read)
    forget("x")
    assert lately("x", read) == "second"


def test_what_is_not_worth_keeping_is_read_each_time():
    read = Reads(0, 0, 3, 4)
    assert [lately("x", read, worth_keeping=lambda found: found > 0) for _ in range(4)] == [0, 0, 3, 3]


@pytest.mark.parametrize("seconds", [0, 60])
def test_it_is_kept_as_long_as_it_says(seconds):
    read = Reads("first", "second")
    lately("x", read, seconds=seconds)
    assert lately("x", read, seconds=seconds) == ("second" if seconds == 0 else "first")


def test_it_stays_in_this_process_whatever_the_shared_cache_is(settings):
    assert settings.CACHES["lately"]["BACKEND"].endswith("LocMemCache")
    lately("x", lambda: "first")
    caches["default"].clear()
    assert lately("x", lambda: "second") == "first"
