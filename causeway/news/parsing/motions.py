"""Motions: Parliament's early day motions from its API, and tables of motions as mySociety publishes them."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping
from typing import Any

from causeway.news.items.domain import Did, Found, Kind, Person
from causeway.news.parsing.answers import Answer, Asked, Unreadable, at, number, rows, word
from causeway.news.parsing.asking import address
from causeway.news.parsing.moments import moment
from causeway.news.parsing.words import extract_of, plain, title_of

OWN = "https://oralquestionsandmotions-api.parliament.uk/EarlyDayMotions/list"
PAGE = "https://edm.parliament.uk/early-day-motion"
RECORD = "https://www.theyworkforyou.com"
BACK = dt.timedelta(days=60)
MOST_ROWS = 20_000
COLUMNS = frozenset({"gid", "date", "motion_title", "motion_text", "chamber"})
_CHAMBERS = {"house-of-commons": ("debates", "House of Commons"), "scottish-parliament": ("sp", "Scottish Parliament")}


def addresses(asked: Asked, today: dt.date) -> list[str]:
    """Return the list of motions tabled of late; signatures are added for weeks."""
    wanted = [
        ("searchTerm", asked.query),
        ("tabledStartDate", (today - BACK).isoformat()),
        ("orderBy", "DateTabledDesc"),
        ("take", 100),
    ]
    return [address(asked, OWN, [(f"parameters.{name}", value) for name, value in wanted])]


def read(asked: Asked, answer: Answer) -> Iterable[Found]:
    """Yield early day motions that stand, with who moved each and how many have signed."""
    for each in rows(answer.json(), "Response"):
        key, title = number(each, "Id"), title_of(word(each, "Title"), word(each, "MotionText"))
        if key is None or not title or at(each, "Status") in {1, "Withdrawn"}:
            continue
        yield Found(
            key=str(key),
            kind=Kind.MOTION,
            address=f"{PAGE}/{key}",
            title=title,
            extract=extract_of(word(each, "MotionText")),
            text=plain(word(each, "MotionText")),
            outlet=asked.outlet or "UK Parliament",
            published_at=moment(word(each, "DateTabled")),
            people=_signed(each),
            facts={"number": number(each, "UIN"), "signatures": number(each, "SponsorsCount")},
        )


def _signed(each: Mapping[str, Any]) -> tuple[Person, ...]:
    """Return who moved it, and who signed where the list says so."""
    first = [(at(each, "PrimarySponsor"), Did.MOVED)]
    others = at(each, "Sponsors")
    signed = (
        [(at(one, "Member"), Did.SIGNED) for one in others if at(one, "IsWithdrawn") is not True]
        if isinstance(others, list)
        else []
    )
    found: dict[str, Person] = {}
    for about, did in [*first, *signed]:
        if name := plain(word(about, "Name"), 140):
            seat, party = plain(word(about, "Constituency"), 140), plain(word(about, "Party"), 80)
            found.setdefault(name, Person(name=name, did=did, member=number(about, "MnisId"), party=party, seat=seat))
    return tuple(found.values())


def file_addresses(asked: Asked, _today: dt.date) -> list[str]:
    """Return the table's address."""
    return [asked.address]


def read_file(asked: Asked, answer: Answer) -> Iterable[Found]:
    """Yield the motions of a table, the newest first."""
    table = csv.DictReader(io.StringIO(answer.text))
    try:
        if not set(table.fieldnames or ()) >= COLUMNS:
            raise Unreadable(f"Its table lacks columns of a list of motions: {', '.join(sorted(COLUMNS))}.")
        held = [row for row, _ in zip(table, range(MOST_ROWS), strict=False)]
    except csv.Error as error:
        raise Unreadable("It sent a table that cannot be read.") from error
    for row in sorted(held, key=lambda row: row["date"] or "", reverse=True):
        kind, _, gid = (row["gid"] or "").rpartition("/")
        title = title_of(row["motion_title"], row["motion_text"])
        if not kind or not title:
            continue
        where, chamber = _CHAMBERS.get(row["chamber"] or "", ("debates", ""))
        yield Found(
            key=row["gid"],
            kind=Kind.MOTION,
            address=f"{RECORD}/{where}/?id={_speech(gid)}",
            title=title,
            extract=extract_of(row["motion_text"]),
            text=plain(row["motion_text"]),
            outlet=asked.outlet or chamber,
            published_at=moment(row["date"]),
        )


def _speech(gid: str) -> str:
    """Return the number of the speech in which a motion stands: its own without the paragraph."""
    return "".join(letter for letter in gid.rpartition(".")[0] or gid if letter.isalnum() or letter in ".-")
