"""Each kind of source: where it is asked, how its answer is read, and what staff have to say of it."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from causeway.news.items.domain import Found
from causeway.news.parsing import accounts, business, feeds, govuk, hansard, motions, ons, questions, record, searches
from causeway.news.parsing.answers import Answer, Asked
from causeway.news.sources.domain import Kind


@dataclass(frozen=True)
class Format:
    """How a kind of source is asked and read. ``address`` and ``query`` say whether it must have them."""

    addresses: Callable[[Asked, dt.date], list[str]]
    read: Callable[[Asked, Answer], Iterable[Found]]
    address: bool = False
    query: bool = False
    settings: frozenset[str] = frozenset()


_HOUSE = frozenset({"house"})
FORMATS: Mapping[Kind, Format] = {
    Kind.FEED: Format(feeds.addresses, feeds.read, address=True, settings=frozenset({"makes"})),
    Kind.SEARCH: Format(
        searches.addresses, searches.read, address=True, query=True, settings=frozenset({"outlet_in_title", "makes"})
    ),
    Kind.GOVUK_SEARCH: Format(govuk.search_addresses, govuk.read_search, settings=frozenset({"organisations", "types"})),
    Kind.GOVUK_PAGE: Format(govuk.page_addresses, govuk.read_page, address=True),
    Kind.QUESTIONS: Format(questions.addresses, questions.read, settings=_HOUSE | {"answering_bodies"}),
    Kind.HANSARD: Format(hansard.addresses, hansard.read, query=True, settings=_HOUSE),
    Kind.EARLY_DAY_MOTIONS: Format(motions.addresses, motions.read),
    Kind.MOTIONS_FILE: Format(motions.file_addresses, motions.read_file, address=True),
    Kind.BILLS: Format(business.bill_addresses, business.read_bills),
    Kind.COMMITTEES: Format(business.committee_addresses, business.read_committees, settings=frozenset({"all"})),
    Kind.PETITIONS: Format(business.petition_addresses, business.read_petitions, settings=frozenset({"state"})),
    Kind.THEYWORKFORYOU: Format(record.addresses, record.read, address=True),
    Kind.GOVUK_RELEASES: Format(govuk.release_addresses, govuk.read_releases, settings=frozenset({"organisations"})),
    Kind.ONS_RELEASES: Format(ons.addresses, ons.read),
    Kind.BLUESKY: Format(accounts.bluesky_addresses, accounts.read_bluesky, query=True),
    Kind.MASTODON: Format(accounts.mastodon_addresses, accounts.read_mastodon, query=True),
}


def addresses(asked: Asked, today: dt.date) -> list[str]:
    """Return what is asked of a source, in its order; nothing for what is a mere link."""
    found = FORMATS.get(asked.kind)
    return found.addresses(asked, today) if found else []
