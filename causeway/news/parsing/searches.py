"""Saved live searches: a search of news that answers with a feed, at an address made of what is searched for."""

import datetime as dt
from collections.abc import Iterable
from urllib.parse import quote_plus

from causeway.news.items.domain import Found
from causeway.news.parsing import feeds
from causeway.news.parsing.answers import Answer, Asked

HERE = "{query}"


def addresses(asked: Asked, _today: dt.date) -> list[str]:
    """Return the address with the query in its place."""
    return [asked.address.replace(HERE, quote_plus(asked.query))]


def read(asked: Asked, answer: Answer) -> Iterable[Found]:
    """Yield what was found; its titles end in the name of the outlet."""
    return feeds.read(
        Asked(asked.kind, asked.address, asked.query, asked.outlet, {"outlet_in_title": True, **asked.settings}), answer
    )
