"""GOV.UK: its search API, its content API, and its calendar of statistics."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from causeway.news.items.domain import Found, Kind
from causeway.news.parsing.answers import Answer, Asked, Unreadable, at, rows, word
from causeway.news.parsing.asking import address
from causeway.news.parsing.feeds import web_address
from causeway.news.parsing.moments import day, moment
from causeway.news.parsing.widest import queries, standing
from causeway.news.parsing.words import extract_of, plain, title_of
from causeway.searching.domain.widest import Speaks

SEARCH = "https://www.gov.uk/api/search.json"
HOME = "https://www.gov.uk"
SPEAKS = Speaks(phrases=True)
FIELDS = ("title", "link", "description", "public_timestamp", "content_store_document_type", "organisations", "end_date")
OF_RELEASES = (
    "title",
    "link",
    "description",
    "release_timestamp",
    "statistics_announcement_state",
    "organisations",
    "display_type",
)
_CONSULTATIONS = frozenset({"open_consultation", "consultation", "call_for_evidence", "open_call_for_evidence"})
_OVER = frozenset({"closed_consultation", "consultation_outcome", "closed_call_for_evidence", "call_for_evidence_outcome"})
_FIGURES = frozenset({"statistics", "official_statistics", "national_statistics", "statistical_data_set"})


def search_addresses(asked: Asked, _today: dt.date) -> list[str]:
    """Return the search, the newest first."""
    wanted = [
        *[("filter_organisations[]", each) for each in asked.listed("organisations")],
        *[("filter_content_store_document_type[]", each) for each in asked.listed("types")],
        *[("fields", each) for each in FIELDS],
    ]
    newest = (("order", "-public_timestamp"), ("count", 50))
    return [address(asked, SEARCH, [("q", each), *newest, *wanted]) for each in queries(asked.query, SPEAKS)]


def read_search(asked: Asked, answer: Answer) -> Iterable[Found]:
    """Yield what was published, but for what the query denies."""
    return standing(_published(asked, answer), asked.query)


def _published(asked: Asked, answer: Answer) -> Iterable[Found]:
    for each in rows(answer.json(), "results"):
        kind = word(each, "content_store_document_type") or word(each, "format")
        link = web_address(word(each, "link"), HOME)
        if not link or not word(each, "title"):
            continue
        yield Found(
            key=word(each, "link"),
            kind=_kind(kind),
            address=link,
            title=title_of(word(each, "title")),
            extract=extract_of(word(each, "description")),
            text=plain(word(each, "description")),
            outlet=_publisher(each) or asked.outlet,
            published_at=moment(word(each, "public_timestamp")),
            on=day(word(each, "end_date")) if kind in _CONSULTATIONS else None,
            facts={"document": kind} if kind else {},
        )


def _kind(document: str) -> Kind:
    if document in _CONSULTATIONS | _OVER:
        return Kind.CONSULTATION
    return Kind.RELEASE if document in _FIGURES else Kind.ARTICLE


def _publisher(held: Mapping[str, Any]) -> str:
    return plain(word(held, "organisations", 0, "title"), 140)


def page_addresses(asked: Asked, _today: dt.date) -> list[str]:
    """Return the page's address in the content API, which is its own with ``/api/content`` before its path."""
    head, _, path = asked.address.partition("www.gov.uk/")
    return [f"{head}www.gov.uk/api/content/{path}" if path and not path.startswith("api/") else asked.address]


def read_page(asked: Asked, answer: Answer) -> Iterable[Found]:
    """Yield the page as it stands now: one item for each change of it that the publisher tells."""
    page = answer.json()
    path, document = word(page, "base_path"), word(page, "document_type")
    if not path:
        raise Unreadable("It sent something that is no page of the content API.")
    if document in {"gone", "redirect"} or word(page, "withdrawn_notice", "explanation"):
        raise Unreadable("GOV.UK has taken this page off, or withdrawn it.")
    changed = word(page, "public_updated_at")
    title, description = title_of(word(page, "title")), word(page, "description")
    note = _note(page)
    yield Found(
        key=f"{path} {changed}",
        kind=_kind(document),
        address=f"{HOME}{path}",
        title=title,
        extract=extract_of(f"{note} {description}" if note else description),
        text=plain(word(page, "details", "body")),
        outlet=plain(word(page, "links", "organisations", 0, "title"), 140) or asked.outlet,
        published_at=moment(changed),
        on=day(word(page, "details", "closing_date")) if document in _CONSULTATIONS else None,
        facts={"document": document},
    )


def _note(page: Any) -> str:
    history = at(page, "details", "change_history")
    newest = (
        max((each for each in history if isinstance(each, Mapping)), key=_when, default={}) if isinstance(history, list) else {}
    )
    said = plain(word(newest, "note"))
    return "" if said in {"", "First published."} else said


def _when(change: Mapping[str, Any]) -> str:
    return word(change, "public_timestamp")


def release_addresses(asked: Asked, today: dt.date) -> list[str]:
    """Return the calendar's search: announcements from today on."""
    wanted = [
        ("q", asked.query),
        ("filter_format", "statistics_announcement"),
        ("filter_release_timestamp", f"from:{today.isoformat()}"),
        ("order", "release_timestamp"),
        ("count", 50),
        *[("filter_organisations[]", each) for each in asked.listed("organisations")],
        *[("fields", each) for each in OF_RELEASES],
    ]
    return [address(asked, SEARCH, wanted)]


def read_releases(asked: Asked, answer: Answer) -> Iterable[Found]:
    """Yield figures that are announced; what is cancelled says so."""
    for each in rows(answer.json(), "results"):
        link = web_address(word(each, "link"), HOME)
        if not link or not word(each, "title"):
            continue
        yield Found(
            key=word(each, "link"),
            kind=Kind.RELEASE,
            address=link,
            title=title_of(word(each, "title")),
            extract=extract_of(word(each, "description")),
            outlet=_publisher(each) or asked.outlet,
            on=day(word(each, "release_timestamp")),
            facts={"state": word(each, "statistics_announcement_state")},
        )
