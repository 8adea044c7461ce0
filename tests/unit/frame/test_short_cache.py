"""What is kept for a few seconds is read once, and forgotten when it is told to be."""

import pytest
from django.core.cache import caches

from causeway.frame.short_cache import forget, short_cached


class Reads:
    def __init__(self, *gives):
        self.gives = list(gives)

    def __call__(self):
        return self.gives.pop(0)


def test_it_is_read_once():
    read = Reads("first", "second")
    assert [short_cached("x", read), short_cached("x", read)] == ["first", "first"]
    assert short_cached("y", read) == "second"


def test_what_is_forgotten_is_read_again():
    read = Reads("first", "second")
    short_cached("x", read)
    forget("x")
    assert short_cached("x", read) == "second"


def test_what_is_not_worth_keeping_is_read_each_time():
    read = Reads(0, 0, 3, 4)
    assert [short_cached("x", read, worth_keeping=lambda found: found > 0) for _ in range(4)] == [0, 0, 3, 3]


@pytest.mark.parametrize("seconds", [0, 60])
def test_it_is_kept_as_long_as_it_says(seconds):
    read = Reads("first", "second")
    short_cached("x", read, seconds=seconds)
    assert short_cached("x", read, seconds=seconds) == ("second" if seconds == 0 else "first")


def test_it_stays_in_this_process_whatever_the_shared_cache_is(settings):
    assert settings.CACHES["short"]["BACKEND"].endswith("BoundedMemory")
    short_cached("x", lambda: "first")
    caches["default"].clear()
    assert short_cached("x", lambda: "second") == "first"
