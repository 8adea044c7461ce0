import datetime as dt

import pytest

from causeway.limits.counting import tries
from causeway.people.limits import network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2::9", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::/48"),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_the_network_of_an_address(address, network):
    assert network_of(address) == network


def test_a_window_says_when_the_next_begins():
    hour = dt.timedelta(hours=1)
    first, second = tries("test.window", "Somebody", hour), tries("test.window", " somebody ", hour)
    assert (first.count, second.count) == (1, 2)
    assert dt.timedelta(0) < second.again_at - dt.datetime.now(dt.UTC) <= hour
