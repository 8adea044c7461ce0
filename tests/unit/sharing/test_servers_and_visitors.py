"""What names a Mastodon server, and which requests are likely a person's."""

import pytest

from causeway.sharing.domain.networks import NotAServer, server_of
from causeway.sharing.visitors import is_person

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.mark.parametrize(
    ("typed", "server"),
    [
        ("example.social", "example.social"),
        (" Example.Social ", "example.social"),
        ("https://example.social/@somebody", "example.social"),
        ("@somebody@example.social", "example.social"),
        ("Bücher.example", "xn--bcher-kva.example"),
    ],
)
def test_a_server_by_its_name_its_address_or_somebodys_name_there(typed, server):
    assert server_of(typed) == server


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "example",
        "a b.org",
        "javascript:alert(1)",
        "127.0.0.1",
        "example.org:8443",
        "x.org?y",
        "x.org#y",
        "-a.org",
        "a..org",
        "a" * 70 + ".org",
    ],
)
def test_anything_else_is_no_server(typed):
    with pytest.raises(NotAServer):
        server_of(typed)


@pytest.mark.parametrize(
    ("method", "agent", "purpose"),
    [
        ("HEAD", FIREFOX, ""),
        ("GET", "", ""),
        ("GET", FIREFOX, "prefetch;prerender"),
        ("GET", "WhatsApp/2.23.20.0", ""),
        ("GET", "http.rb/5.1.1 (Mastodon/4.2.0; +https://example.social/)", ""),
        ("GET", "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", ""),
        ("GET", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", ""),
        ("GET", "Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)", ""),
        ("GET", "curl/8.5.0", ""),
    ],
)
def test_machines_are_not_counted(method, agent, purpose):
    assert not is_person(method, agent, purpose)


def test_people_are_counted_in_networks_own_browsers_too():
    assert is_person("GET", FIREFOX)
    assert is_person(
        "GET", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 [LinkedInApp]/9.1"
    )
