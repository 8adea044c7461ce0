import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.fetching.domain.addresses import is_public
from causeway.fetching.exceptions import FetchRefused
from causeway.fetching.probe import ask


@pytest.mark.parametrize("address", ["8.8.8.8", "151.101.1.69", "2606:4700::1111", "64:ff9b::808:808"])
def test_public_addresses(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "0.1.2.3",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "fec0::1",
        "2001:db8::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "::10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "",
        "example.org",
        "127.0.0.1 ",
    ],
)
def test_all_others_are_refused(address):
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_a_mapped_address_is_what_it_carries(address):
    for prefix in ("::ffff:", "64:ff9b::"):
        assert is_public(f"{prefix}{address}") == is_public(str(address))


@given(st.ip_addresses())
def test_nothing_private_is_ever_public(address):
    if address.is_private or address.is_loopback or address.is_link_local or address.is_multicast:
        carries_public = isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None
        assert carries_public or not is_public(str(address))


@given(st.text())
def test_any_text_gets_an_answer(text):
    assert is_public(text) in {True, False}


@pytest.mark.parametrize("address", ["http://xn--a/", "https://xn--a/x"])
def test_a_host_that_is_no_name_is_refused_with_a_sentence(address):
    with pytest.raises(FetchRefused, match="not a web address"):
        ask(address)
