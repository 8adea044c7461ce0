"""Limits count visitors, not proxies, and keep no address."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from causeway.people.limits import client_address, over_limit

MINUTE = timedelta(minutes=1)


def test_the_limit_is_the_last_that_passes():
    assert [over_limit("test", "a@example.org", 2, MINUTE) for _ in range(4)] == [False, False, True, True]


def test_case_and_blanks_do_not_make_another_person_but_a_scope_does():
    assert not over_limit("one", "a@example.org", 1, MINUTE)
    assert over_limit("one", " A@Example.org ", 1, MINUTE)
    assert not over_limit("two", "a@example.org", 1, MINUTE)


def test_no_address_is_kept():
    over_limit("test", "192.0.2.7", 5, MINUTE)
    assert "192.0.2.7" not in str(list(cache._cache))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "198.51.100.1", "192.0.2.1"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        (2, "203.0.113.9, 198.51.100.1", "203.0.113.9"),
        (2, "198.51.100.1", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_only_our_own_proxies_are_believed(rf, settings, proxies, forwarded, expected):
    settings.TRUSTED_PROXIES = proxies
    assert client_address(rf.get("/", HTTP_X_FORWARDED_FOR=forwarded, REMOTE_ADDR="192.0.2.1")) == expected
