"""RSS, Atom and JSON Feed: a fast parser, and a forgiving one behind it. Neither is handed what could harm it."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

import fastfeedparser
import feedparser

from causeway.news.items.domain import Found, Kind
from causeway.news.parsing.answers import Answer, Asked, Unreadable, rows, word
from causeway.news.parsing.charsets import harmless_xml
from causeway.news.parsing.moments import moment
from causeway.news.parsing.words import extract_of, plain, title_of

MOST = 300  # of one reading; a feed that holds its whole history has its newest first


def addresses(asked: Asked, _today: object) -> list[str]:
    """Return the feed's address."""
    return [asked.address]


def read(asked: Asked, answer: Answer) -> Iterable[Found]:
    """Yield the entries of a feed."""
    entries: Sequence[Mapping[str, Any]]
    if answer.text.lstrip()[:1] in {"{", "["}:
        entries = [_of_json(each) for each in rows(answer.json(), "items")][:MOST]
    else:
        entries = parsed(answer.text)[:MOST]
    for entry in entries:
        if found := _found(asked, entry, answer.url):
            yield found


def parsed(text: str) -> list[Mapping[str, Any]]:
    """Return the entries of an XML feed; raises :class:`Unreadable` for what is none and :class:`Hostile` for what is made to harm."""
    raw = harmless_xml(text).encode()
    if not raw.strip():
        raise Unreadable("It sent an empty answer.")
    try:
        entries = fastfeedparser.parse(raw).entries
    except Exception:  # noqa: BLE001  whatever the fast one says, the forgiving one is asked
        entries = []
    return list(entries) or _forgiving(raw)


def _forgiving(raw: bytes) -> list[Mapping[str, Any]]:
    feed = feedparser.parse(io.BytesIO(raw))
    if not feed.version and not feed.entries:
        raise Unreadable("It sent something that is no feed. Look whether the address leads to a page instead.")
    return list(feed.entries)


def _of_json(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": word(item, "id") or str(item.get("id", "")),
        "link": word(item, "url") or word(item, "external_url"),
        "title": word(item, "title"),
        "summary": word(item, "summary"),
        "content": [{"value": word(item, "content_html") or word(item, "content_text")}],
        "published": word(item, "date_published"),
        "updated": word(item, "date_modified"),
    }


def _content(entry: Mapping[str, Any]) -> str:
    pieces = entry.get("content") or []
    return next((str(each.get("value") or "") for each in pieces if isinstance(each, Mapping)), "")


def web_address(address: str, base: str) -> str:
    """Return a whole web address; empty for anything else, such as a script."""
    try:
        whole = urljoin(base, address.strip())
        parts = urlsplit(whole)
    except ValueError:
        return ""
    return whole if parts.scheme in {"http", "https"} and parts.netloc and not any(letter.isspace() for letter in whole) else ""


def _link(entry: Mapping[str, Any]) -> str:
    listed = [each.get("href") for each in entry.get("links") or [] if isinstance(each, Mapping)]
    return next((str(each) for each in (entry.get("link"), *listed, entry.get("id")) if each), "")


def _found(asked: Asked, entry: Mapping[str, Any], base: str) -> Found | None:
    address = web_address(_link(entry), base)
    summary, content = str(entry.get("summary") or entry.get("description") or ""), _content(entry)
    title = title_of(entry.get("title"), summary or content)
    if not address or not title:
        return None
    title, outlet = _split(title, entry) if asked.settings.get("outlet_in_title") else (title, asked.outlet)
    extract = extract_of(summary or content)
    return Found(
        key=str(entry.get("id") or address),
        kind=Kind(asked.setting("makes") or Kind.ARTICLE),
        address=address,
        title=title,
        extract="" if extract.startswith(title) and len(extract) < len(title) + 60 else extract,
        text=plain(content or summary),
        outlet=outlet or asked.outlet,
        published_at=moment(entry.get("published") or "") or moment(entry.get("updated") or ""),
    )


def _split(title: str, entry: Mapping[str, Any]) -> tuple[str, str]:
    """Return a title and its outlet, where a search of news writes "Title - Outlet"."""
    named = plain((entry.get("source") or {}).get("title") if isinstance(entry.get("source"), Mapping) else "", 140)
    head, dash, tail = title.rpartition(" - ")
    return (head, named or tail[:140]) if dash and head else (title, named)
