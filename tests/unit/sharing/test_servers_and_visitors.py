"""What names a Mastodon server, and which requests are likely a person's."""

import pytest

from causeway.people.visitors import is_person
from causeway.sharing.domain.networks import NotAServer, server_of

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
        *(
            ("GET", f"Mozilla/5.0 ({inside}", "")
            for inside in (
                "X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/128.0.0.0 Safari/537.36",
                "compatible; Mimecast; +https://www.mimecast.com)",
                "compatible; Barracuda Sentinel (EE))",
                "compatible; Iframely/1.3.1; +https://iframely.com/docs/about)",
                "compatible; GoogleOther)",
                "Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 Chrome/128 Mobile Safari/537.36 (compatible; GoogleOther)",
                "compatible; meta-externalfetcher/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler))",
                "compatible; ms-office; MSOffice 16)",
                "Windows NT 10.0; Microsoft Outlook 16.0.5134; ms-office)",
                "Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
                "compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
                "compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
                "compatible; GPTBot/1.2; +https://openai.com/gptbot)",
                "X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)",
                "compatible; Google-InspectionTool/1.0;)",
                "compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)",
                "Macintosh) AppleWebKit/605.1.15 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)",
                "compatible; Discordbot/2.0; +https://discordapp.com)",
            )
        ),
    ],
)
def test_machines_are_not_counted(method, agent, purpose):
    assert not is_person(method, agent, purpose)


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36 Edg/128.0.0.0",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/328.0 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/128.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/480.0;]",
        "Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36",
    ],
)
def test_people_with_ordinary_browsers_are_counted(agent):
    assert is_person("GET", agent)


def test_people_are_counted_in_networks_own_browsers_too():
    assert is_person("GET", FIREFOX)
    assert is_person(
        "GET", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 [LinkedInApp]/9.1"
    )
