"""The Office for National Statistics: what is to be released, from its search API."""

import datetime as dt
from collections.abc import Iterable

from causeway.news.items.domain import Found, Kind
from causeway.news.parsing.answers import Answer, Asked, at, rows, word
from causeway.news.parsing.asking import address
from causeway.news.parsing.feeds import web_address
from causeway.news.parsing.moments import day
from causeway.news.parsing.words import extract_of, title_of

SEARCH, HOME = "https://api.beta.ons.gov.uk/v1/search/releases", "https://www.ons.gov.uk"


def addresses(asked: Asked, _today: dt.date) -> list[str]:
    """Return the search of what is to come, the nearest first."""
    wanted = [("query", asked.query), ("release-type", "type-upcoming"), ("sort", "release_date_asc"), ("limit", 50)]
    return [address(asked, SEARCH, wanted)]


def read(asked: Asked, answer: Answer) -> Iterable[Found]:
    """Yield what is to be released; a day that may still move says so."""
    for each in rows(answer.json(), "releases"):
        uri, about = word(each, "uri"), at(each, "description")
        link = web_address(uri, HOME)
        if not link or not word(about, "title"):
            continue
        state = (
            "cancelled" if at(about, "cancelled") is True else "confirmed" if at(about, "finalised") is True else "provisional"
        )
        yield Found(
            key=uri,
            kind=Kind.RELEASE,
            address=link,
            title=title_of(word(about, "title")),
            extract=extract_of(word(about, "summary")),
            outlet=asked.outlet or "Office for National Statistics",
            on=day(word(about, "release_date")),
            facts={"state": state, "said": word(about, "provisional_date")[:60]},
        )
