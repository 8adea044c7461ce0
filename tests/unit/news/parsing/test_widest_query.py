"""A search in our language at sources that speak only words and phrases."""

import datetime as dt

import pytest

from causeway.news.items.domain import Found, Kind
from causeway.news.parsing import govuk, searches
from causeway.news.parsing.answers import Asked
from causeway.news.parsing.widest import standing
from causeway.news.sources.domain import Kind as Speaks

TODAY = dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("children's mental health", ["children%27s+mental+health"]),
        ('"speech and language" NOT adult', ["%22speech+and+language%22"]),
        ("camhs OR salt", ["camhs+OR+salt"]),
        ("camhs -adult site:example.org", ["camhs+-adult+site%3Aexample.org"]),  # the source's own signs
        ('"not closed', ["%22not+closed"]),
    ],
)
def test_a_search_of_news_is_asked_the_widest_query(query, asked):
    address = "https://example.org/rss?q={query}"
    made = searches.addresses(Asked(Speaks.SEARCH, address, query), TODAY)
    assert made == [address.replace("{query}", each) for each in asked]


def test_a_source_without_or_is_asked_twice():
    made = govuk.search_addresses(Asked(Speaks.GOVUK_SEARCH, query="camhs OR salt"), TODAY)
    assert [address.partition("q=")[2].partition("&")[0] for address in made] == ["camhs", "salt"]


def test_only_what_the_query_denies_is_left_out():
    found = [Found(title, Kind.ARTICLE, "https://example.org/", title) for title in ("Adult CAMHS", "Something else", "CAMHS")]
    assert [each.title for each in standing(found, "camhs NOT adult")] == ["Something else", "CAMHS"]
    assert len(list(standing(found, "camhs -adult"))) == 3
