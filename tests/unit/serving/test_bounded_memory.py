"""A cache in memory that ends by bytes: what was asked for last stays, and what is counted is what is held."""

import pickle
import uuid

import pytest

from causeway.serving.bounded_memory import BoundedMemory


@pytest.fixture
def cache():
    return BoundedMemory(uuid.uuid4().hex, {"OPTIONS": {"MAX_ENTRIES": 1000, "MAX_BYTES": 10_000}})


def really_held(cache):
    return sum(map(len, cache._cache.values()))


def test_it_never_holds_more_and_what_was_asked_for_last_stays(cache):
    cache.set("asked-for", b"x" * 1000)
    for number in range(100):
        cache.set(f"page{number}", b"x" * 1000)
        assert cache.get("asked-for") is not None
        assert cache.held == really_held(cache) <= 10_000
    assert cache.get("page0") is None
    assert cache.get("page99") is not None
    assert set(cache._cache) == set(cache._expire_info)


def test_what_is_replaced_deleted_counted_and_over_is_no_longer_held(cache):
    cache.set("a", b"x" * 3000)
    cache.set("a", b"x")
    cache.set("number", 1)
    assert cache.held == really_held(cache)
    assert cache.incr("number", 4) == 5
    cache.delete("a")
    cache.set("over", b"x" * 500, -1)
    assert cache.get("over") is None
    assert cache.held == really_held(cache) == len(pickle.dumps(5, pickle.HIGHEST_PROTOCOL))
    cache.clear()
    assert (cache.held, really_held(cache)) == (0, 0)


def test_one_thing_that_is_too_large_is_not_kept_and_takes_nothing_else_for_good(cache):
    cache.set("large", b"x" * 20_000)
    assert (cache.get("large"), cache.held) == (None, 0)
    cache.set("small", b"x")
    assert cache.get("small") == b"x"


def test_too_many_small_things_end_by_their_number():
    cache = BoundedMemory(uuid.uuid4().hex, {"OPTIONS": {"MAX_ENTRIES": 30, "MAX_BYTES": 10_000}})
    for number in range(100):
        cache.set(str(number), number)
    assert len(cache._cache) <= 30
    assert cache.get("99") == 99
    assert cache.held == really_held(cache)


def test_two_of_one_name_hold_one_store():
    name = uuid.uuid4().hex
    one, two = (BoundedMemory(name, {"OPTIONS": {"MAX_BYTES": 10_000}}) for _ in range(2))
    one.set("a", b"x" * 100)
    assert two.get("a") == b"x" * 100
    two.delete("a")
    assert (one.held, two.held) == (0, 0)
