"""Saved live searches: a search of news that answers with a feed, at an address made of what is searched for."""

import datetime as dt
from collections.abc import Iterable
from urllib.parse import quote_plus

from causeway.news.items.domain import Found
from causeway.news.parsing import feeds
from causeway.news.parsing.answers import Answer, Asked
from causeway.news.parsing.widest import queries, standing
from causeway.searching.domain.widest import Speaks

HERE = "{query}"
SPEAKS = Speaks(phrases=True, either=True)


def addresses(asked: Asked, _today: dt.date) -> list[str]:
    """Return the address with the query in its place; searches of news know phrases and OR."""
    return [asked.address.replace(HERE, quote_plus(each)) for each in queries(asked.query, SPEAKS)]


def read(asked: Asked, answer: Answer) -> Iterable[Found]:
    """Yield what was found; its titles end in the name of the outlet."""
    settings = {"outlet_in_title": True, **asked.settings}
    return standing(feeds.read(Asked(asked.kind, asked.address, asked.query, asked.outlet, settings), answer), asked.query)
