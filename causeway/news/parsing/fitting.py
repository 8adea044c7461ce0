"""Whether a source says what its kind has to know, and nothing that its kind does not understand."""

import re
from collections.abc import Iterator
from enum import StrEnum
from urllib.parse import urlsplit

from causeway.news.parsing.accounts import page_of
from causeway.news.parsing.answers import Asked
from causeway.news.parsing.kinds import FORMATS
from causeway.news.parsing.searches import HERE
from causeway.news.sources.domain import Kind

_ACCOUNTS = {Kind.BLUESKY: "bluesky", Kind.MASTODON: "mastodon", Kind.X: "x"}
_HOUSES = frozenset({"", "Commons", "Lords"})
_SPACE = re.compile(r"\s")


class Problem(StrEnum):
    """What is wrong; the value is the sentence for whoever writes a pack."""

    NO_ADDRESS = "this kind needs an address"
    NO_QUERY = "this kind needs what it asks for"
    NOT_ON_THE_WEB = "its address is no web address"
    NO_PLACE = "its address has no {query} where the search goes"
    NO_ACCOUNT = "its account is none of that network"
    NO_HOUSE = "the house is Commons or Lords"
    UNKNOWN = "this kind does not know one of its settings"


def problems(asked: Asked) -> Iterator[tuple[str, Problem]]:
    """Yield each field with what is wrong about it."""
    form = FORMATS.get(asked.kind)
    if form is not None and form.address and not asked.address:
        yield "address", Problem.NO_ADDRESS
    if asked.address and not _is_web(asked.address):
        yield "address", Problem.NOT_ON_THE_WEB
    elif asked.kind is Kind.SEARCH and asked.address and HERE not in asked.address:
        yield "address", Problem.NO_PLACE
    if (form is None or form.query) and not asked.query:
        yield "query", Problem.NO_QUERY
    elif asked.kind in _ACCOUNTS and not page_of(_ACCOUNTS[asked.kind], asked.query):
        yield "query", Problem.NO_ACCOUNT
    if set(asked.settings) - (form.settings if form else frozenset()):
        yield "settings", Problem.UNKNOWN
    if asked.setting("house") not in _HOUSES:
        yield "settings", Problem.NO_HOUSE


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0 and not _SPACE.search(address)
    except ValueError:
        return False


def seen_by_people(asked: Asked) -> str:
    """Return the page on which people see what a source reads, where there is one: an account's own, or its address."""
    if asked.kind in _ACCOUNTS:
        return page_of(_ACCOUNTS[asked.kind], asked.query)
    return asked.address if asked.kind in {Kind.FEED, Kind.GOVUK_PAGE} else ""
