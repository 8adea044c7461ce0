"""Government's formats and accounts, against saved shapes."""

import datetime as dt
import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from causeway.news.items.domain import Kind as Item
from causeway.news.parsing.accounts import page_of
from causeway.news.parsing.answers import Answer, Asked, Unreadable
from causeway.news.parsing.kinds import FORMATS, addresses
from causeway.news.sources.domain import Kind

EXCERPTS = Path(__file__).parents[3] / "excerpts" / "news"
TODAY = dt.date(2026, 11, 30)


def read(kind, body, **asked):
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return list(FORMATS[kind].read(Asked(kind, **asked), Answer(raw)))


def saved(name):
    return (EXCERPTS / name).read_bytes()


RESULT = {
    "title": "SEND reform: putting children first",
    "link": "/government/consultations/send-example",
    "description": "We want your views &amp; evidence.",
    "content_store_document_type": "open_consultation",
    "public_timestamp": "2026-11-20T09:30:00Z",
    "end_date": "2027-02-12T23:45:00Z",
    "organisations": [{"title": "Department for Education", "slug": "department-for-education"}],
}


def test_a_consultation_in_govuks_search_has_the_day_on_which_it_closes():
    (found,) = read(Kind.GOVUK_SEARCH, {"results": [RESULT], "total": 1})
    assert found.kind is Item.CONSULTATION
    assert found.address == "https://www.gov.uk/government/consultations/send-example"
    assert (found.on, found.outlet) == (dt.date(2027, 2, 12), "Department for Education")
    assert found.extract == "We want your views & evidence."


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        ("press_release", Item.ARTICLE),
        ("official_statistics", Item.RELEASE),
        ("consultation_outcome", Item.CONSULTATION),
        ("", Item.ARTICLE),
    ],
)
def test_what_govuk_publishes_is_of_its_kind(document, kind):
    (found,) = read(Kind.GOVUK_SEARCH, {"results": [{**RESULT, "content_store_document_type": document}]})
    assert (found.kind, found.on) == (kind, None)


def test_govuks_search_is_asked_for_organisations_and_types():
    (asked,) = addresses(
        Asked(Kind.GOVUK_SEARCH, query="SEND", settings={"organisations": ["dfe", "dhsc"], "types": ["guidance"]}), TODAY
    )
    said = parse_qs(urlsplit(asked).query)
    assert said["filter_organisations[]"] == ["dfe", "dhsc"]
    assert said["filter_content_store_document_type[]"] == ["guidance"]
    assert said["order"] == ["-public_timestamp"]


def test_an_address_of_ones_own_takes_the_place_of_the_publishers():
    (asked,) = addresses(Asked(Kind.GOVUK_SEARCH, address="https://example.org/mirror?key=1", query="a b"), TODAY)
    assert asked.startswith("https://example.org/mirror?key=1&q=a+b&")


def test_a_page_of_govuk_is_an_item_for_each_change():
    (found,) = read(Kind.GOVUK_PAGE, saved("govuk_consultation.json"))
    assert found.key == "/government/consultations/postgraduate-doctoral-loans 2016-11-07T15:45:44.000+00:00"
    assert (found.kind, found.title) == (Item.CONSULTATION, "Postgraduate doctoral loans")
    assert found.on is None  # the saved page closes in 2216, which no page of GOV.UK does
    assert found.extract.startswith("Added sub-topic tag. We'd like your views")
    (release,) = read(Kind.GOVUK_PAGE, saved("govuk_press_release.json"))
    assert release.kind is Item.ARTICLE
    assert "First published" not in release.extract


@pytest.mark.parametrize("name", ["govuk_gone.json", "govuk_withdrawn.json"])
def test_a_page_that_is_gone_or_withdrawn_says_so_to_staff(name):
    with pytest.raises(Unreadable, match="taken this page off, or withdrawn"):
        read(Kind.GOVUK_PAGE, saved(name))


def test_a_page_is_asked_for_at_the_content_api():
    assert addresses(Asked(Kind.GOVUK_PAGE, address="https://www.gov.uk/government/x"), TODAY) == [
        "https://www.gov.uk/api/content/government/x"
    ]


def test_announced_figures_have_their_day_and_whether_it_is_sure():
    held = {
        "results": [
            {
                "title": "Education, health and care plans: England 2027",
                "link": "/government/statistics/announcements/ehc",
                "release_timestamp": "2027-06-10T08:30:00Z",
                "statistics_announcement_state": "confirmed",
            }
        ]
    }
    (found,) = read(Kind.GOVUK_RELEASES, held)
    assert (found.kind, found.on, found.facts["state"]) == (Item.RELEASE, dt.date(2027, 6, 10), "confirmed")
    (asked,) = addresses(Asked(Kind.GOVUK_RELEASES), TODAY)
    assert parse_qs(urlsplit(asked).query)["filter_release_timestamp"] == ["from:2026-11-30"]


def test_the_onss_calendar_says_what_is_provisional_and_what_is_cancelled():
    def release(name, **about):
        return {"uri": f"/releases/{name}", "description": {"title": name, "release_date": "2027-01-14T09:30:00.000Z", **about}}

    held = {
        "releases": [
            release("a", finalised=True),
            release("b", finalised=False),
            release("c", cancelled=True, finalised=True),
            {},
        ]
    }
    found = read(Kind.ONS_RELEASES, held)
    assert [each.facts["state"] for each in found] == ["confirmed", "provisional", "cancelled"]
    assert found[0].on == dt.date(2027, 1, 14)
    assert found[0].address == "https://www.ons.gov.uk/releases/a"


def post(uri, text, **more):
    author = {"did": "did:plc:abc", "handle": "example.org", "displayName": "Example <b>Union</b>"}
    return {"post": {"uri": uri, "author": author, "record": {"text": text, "createdAt": "2026-11-29T08:00:00.000Z"}}, **more}


def test_posts_on_bluesky_are_the_accounts_own():
    uri = "at://did:plc:abc/app.bsky.feed.post/3k"
    held = {
        "feed": [
            post(uri, "Waits grow.\nRead on <script>alert(1)</script>"),
            post("at://did:plc:z/app.bsky.feed.post/1", "passed on", reason={"$type": "app.bsky.feed.defs#reasonRepost"}),
            post("javascript:alert(1)", "odd"),
        ]
    }
    (found,) = read(Kind.BLUESKY, held)
    assert found.address == "https://bsky.app/profile/did:plc:abc/post/3k"
    assert found.title == "Waits grow. Read on"
    assert found.outlet == "Example Union"


MASTODON = b"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Example</title>
<item><guid isPermaLink="true">https://social.example/@a/1</guid><link>https://social.example/@a/1</link>
<pubDate>Sun, 29 Nov 2026 08:00:00 +0000</pubDate><description>&lt;p&gt;Waits &lt;a href="x"&gt;grow&lt;/a&gt;.&lt;/p&gt;</description></item>
</channel></rss>"""


def test_posts_on_mastodon_begin_as_their_titles():
    (found,) = read(Kind.MASTODON, MASTODON, query="@a@social.example")
    assert (found.kind, found.title, found.extract) == (Item.POST, "Waits grow.", "")
    assert addresses(Asked(Kind.MASTODON, query="@a@social.example"), TODAY) == ["https://social.example/@a.rss"]


def test_of_an_account_on_x_there_is_a_link_and_nothing_is_asked():
    assert addresses(Asked(Kind.X, query="@Example"), TODAY) == []
    assert page_of("x", "@Example") == "https://x.com/Example"
    assert page_of("x", "../../evil") == ""
