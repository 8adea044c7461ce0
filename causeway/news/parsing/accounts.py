"""Accounts of networks: Bluesky by its public API, Mastodon by its feeds. Of X there is a link, and nothing is read."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

from causeway.news.items.domain import Found, Kind
from causeway.news.parsing import feeds
from causeway.news.parsing.answers import Answer, Asked, at, rows, word
from causeway.news.parsing.asking import address
from causeway.news.parsing.moments import moment
from causeway.news.parsing.words import extract_of, plain, title_of

AUTHOR_FEED, BLUESKY = "https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed", "https://bsky.app/profile"
_URI = re.compile(r"at://(did:[a-z]+:[A-Za-z0-9._:-]{1,120})/app\.bsky\.feed\.post/([A-Za-z0-9._~-]{1,60})\Z")
_MASTODON = re.compile(r"@?([A-Za-z0-9_.]{1,64})@([A-Za-z0-9.-]{3,120}(?::\d{2,5})?)\Z")
_NAME = re.compile(r"@?([A-Za-z0-9_.-]{1,120})\Z")


def bluesky_addresses(asked: Asked, _today: dt.date) -> list[str]:
    """Return the account's posts, without its replies."""
    wanted = [("actor", asked.query.removeprefix("@")), ("filter", "posts_no_replies"), ("limit", 50)]
    return [address(asked, AUTHOR_FEED, wanted)]


def read_bluesky(asked: Asked, answer: Answer) -> Iterable[Found]:
    """Yield the account's own posts; what it passes on is somebody else's."""
    for each in rows(answer.json(), "feed"):
        post = at(each, "post")
        uri, said = _URI.match(word(post, "uri")), word(post, "record", "text")
        if uri is None or not said or at(each, "reason") is not None:
            continue
        yield Found(
            key=uri[0],
            kind=Kind.POST,
            address=f"{BLUESKY}/{uri[1]}/post/{uri[2]}",
            title=title_of("", said),
            extract=extract_of(said),
            text=plain(f"{said} {_linked(post)}"),
            outlet=asked.outlet or plain(word(post, "author", "displayName") or word(post, "author", "handle"), 140),
            published_at=moment(word(post, "record", "createdAt")),
        )


def _linked(post: Any) -> str:
    external = at(post, "embed", "external")
    return f"{word(external, 'title')} {word(external, 'description')}" if isinstance(external, Mapping) else ""


def mastodon_addresses(asked: Asked, _today: dt.date) -> list[str]:
    """Return the feed of an account written as "@name@server"."""
    named = _MASTODON.match(asked.query.strip())
    return [asked.address] if asked.address or named is None else [f"https://{named[2]}/@{named[1]}.rss"]


def read_mastodon(asked: Asked, answer: Answer) -> Iterable[Found]:
    """Yield posts; a feed of Mastodon's has no titles, so a post begins as its title."""
    return feeds.read(Asked(asked.kind, asked.address, asked.query, asked.outlet, {"makes": Kind.POST.value}), answer)


def page_of(kind: str, name: str) -> str:
    """Return the page of an account, for people; empty where its name is none."""
    if kind == "mastodon":
        named = _MASTODON.match(name.strip())
        return f"https://{named[2]}/@{named[1]}" if named else ""
    named = _NAME.match(name.strip())
    place = {"bluesky": BLUESKY, "x": "https://x.com"}.get(kind)
    return f"{place}/{named[1]}" if named and place else ""
