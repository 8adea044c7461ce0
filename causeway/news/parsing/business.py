"""Parliament's bills, the inquiries of its committees, and petitions to it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from causeway.news.items.domain import Did, Found, Kind, Person
from causeway.news.parsing.answers import Answer, Asked, at, number, rows, word
from causeway.news.parsing.asking import address
from causeway.news.parsing.moments import day, moment
from causeway.news.parsing.questions import member_of
from causeway.news.parsing.words import extract_of, plain, title_of

BILLS, BILL_PAGE = "https://bills-api.parliament.uk/api/v1/Bills", "https://bills.parliament.uk/bills"
BUSINESS, WORK_PAGE = "https://committees-api.parliament.uk/api/CommitteeBusiness", "https://committees.parliament.uk/work"
PETITIONS, PETITION_PAGE = "https://petition.parliament.uk/petitions.json", "https://petition.parliament.uk/petitions"
PARLIAMENT = "UK Parliament"


def bill_addresses(asked: Asked, _today: dt.date) -> list[str]:
    """Return the search of bills, those changed last first."""
    return [address(asked, BILLS, [("SearchTerm", asked.query), ("SortOrder", "DateUpdatedDescending"), ("Take", 50)])]


def read_bills(asked: Asked, answer: Answer) -> Iterable[Found]:
    """Yield bills: one item for each stage of each, since a stage is news. One bill alone is read, too."""
    held = answer.json()
    for each in [held] if number(held, "billId") else rows(held, "items"):
        key, title, stage = number(each, "billId"), title_of(word(each, "shortTitle")), word(each, "currentStage", "description")
        if key is None or not title or at(each, "billWithdrawn"):
            continue
        house = word(each, "currentStage", "house") or word(each, "currentHouse")
        yield Found(
            key=f"{key} {number(each, 'currentStage', 'id') or stage}"[:100],
            kind=Kind.BILL,
            address=f"{BILL_PAGE}/{key}",
            title=f"{title}: {plain(stage, 80)}" if stage else title,
            extract=extract_of(word(each, "summary") or word(each, "longTitle")),
            text=plain(word(each, "summary") or word(each, "longTitle")),
            outlet=asked.outlet or PARLIAMENT,
            published_at=moment(word(each, "lastUpdate")),
            on=_next_sitting(each),
            people=_sponsors(each),
            facts={"house": house, "stage": plain(stage, 80), "act": at(each, "isAct") is True},
        )


def _next_sitting(bill: Mapping[str, Any]) -> dt.date | None:
    sittings = at(bill, "currentStage", "stageSittings")
    days = [day(word(each, "date")) for each in sittings] if isinstance(sittings, list) else []
    return max(filter(None, days), default=None)


def _sponsors(bill: Mapping[str, Any]) -> tuple[Person, ...]:
    sponsors = at(bill, "sponsors")
    members = [at(each, "member") for each in sponsors] if isinstance(sponsors, list) else []
    return tuple(member_of(each, Did.SPONSORS) for each in members if word(each, "name"))


def committee_addresses(asked: Asked, _today: dt.date) -> list[str]:
    """Return the search of inquiries; those that take evidence now, unless a source wants all."""
    accepting = "" if asked.settings.get("all") else "true"
    return [address(asked, BUSINESS, [("SearchTerm", asked.query), ("CurrentlyAcceptingEvidence", accepting), ("Take", 50)])]


def read_committees(asked: Asked, answer: Answer) -> Iterable[Found]:
    """Yield inquiries, with the day by which evidence is to be sent."""
    for each in rows(answer.json(), "items"):
        key, title = number(each, "id"), title_of(word(each, "title"))
        if key is None or not title:
            continue
        closes = day(word(each, "openSubmissionPeriods", 0, "endDate"))
        yield Found(
            key=str(key),
            kind=Kind.COMMITTEE,
            address=f"{WORK_PAGE}/{key}/",
            title=title,
            extract=extract_of(word(each, "scope") or word(each, "type", "name")),
            text=plain(word(each, "scope")),
            outlet=asked.outlet or PARLIAMENT,
            published_at=moment(word(each, "openDate")),
            on=closes,
            facts={"takes_evidence": closes is not None, "kind": plain(word(each, "type", "name"), 60)},
        )


def petition_addresses(asked: Asked, _today: dt.date) -> list[str]:
    """Return the search of petitions that can be signed."""
    return [address(asked, PETITIONS, [("q", asked.query), ("state", asked.setting("state") or "open")])]


def read_petitions(asked: Asked, answer: Answer) -> Iterable[Found]:
    """Yield petitions with how many signed. Who began one is a private person, and is not kept."""
    for each in rows(answer.json(), "data"):
        key, about = number(each, "id"), at(each, "attributes")
        title = title_of(word(about, "action"))
        if key is None or not title:
            continue
        yield Found(
            key=str(key),
            kind=Kind.PETITION,
            address=f"{PETITION_PAGE}/{key}",
            title=title,
            extract=extract_of(word(about, "background")),
            text=plain(f"{word(about, 'background')} {word(about, 'additional_details')}"),
            outlet=asked.outlet or PARLIAMENT,
            published_at=moment(word(about, "opened_at")) or moment(word(about, "created_at")),
            on=day(word(about, "scheduled_debate_date")),
            facts={"signatures": number(about, "signature_count"), "state": word(about, "state")[:20]},
        )
