"""What was said in Parliament: Hansard's search of contributions."""

import datetime as dt
import re
from collections.abc import Iterable

from causeway.news.items.domain import Did, Found, Kind, Person
from causeway.news.parsing.answers import Answer, Asked, number, rows, word
from causeway.news.parsing.asking import address
from causeway.news.parsing.moments import day, moment
from causeway.news.parsing.words import extract_of, plain, title_of

OWN = "https://hansard-api.parliament.uk/search/contributions/Spoken.json"
PAGE = "https://hansard.parliament.uk"
BACK = dt.timedelta(days=14)
_ID = re.compile(r"[A-Za-z0-9-]{8,60}\Z")
_OF = re.compile(r"\((?P<seat>[^()]+), (?P<party>[^(),]+)\)\s*\Z")


def addresses(asked: Asked, today: dt.date) -> list[str]:
    """Return the search of what was said of late."""
    wanted = [
        ("searchTerm", asked.query),
        ("house", asked.setting("house")),
        ("startDate", (today - BACK).isoformat()),
        ("endDate", today.isoformat()),
        ("orderBy", "SittingDateDesc"),
        ("take", 50),
    ]
    return [address(asked, OWN, [(f"queryParameters.{name}", value) for name, value in wanted])]


def read(asked: Asked, answer: Answer) -> Iterable[Found]:
    """Yield contributions."""
    for each in rows(answer.json(), "Results"):
        key, section = word(each, "ContributionExtId"), word(each, "DebateSectionExtId")
        on, said = day(word(each, "SittingDate")), word(each, "ContributionTextFull") or word(each, "ContributionText")
        if not _ID.match(key) or not _ID.match(section) or on is None or not plain(said):
            continue
        house = "Lords" if word(each, "House") == "Lords" else "Commons"
        yield Found(
            key=key,
            kind=Kind.SPEECH,
            address=f"{PAGE}/{house}/{on}/debates/{section}/debate#contribution-{key}",
            title=title_of(word(each, "DebateSection"), said),
            extract=extract_of(said),
            text=plain(said),
            outlet=asked.outlet or "Hansard",
            published_at=moment(word(each, "SittingDate")),
            people=_speaker(each),
            facts={"house": house, "where": plain(word(each, "Section"), 80), "column": plain(word(each, "HansardSection"), 60)},
        )


def _speaker(each: object) -> tuple[Person, ...]:
    name = plain(word(each, "MemberName"), 140)
    if not name:
        return ()
    of = _OF.search(plain(word(each, "AttributedTo"), 300))
    seat, party = (of["seat"], of["party"]) if of else ("", "")
    return (Person(name=name, did=Did.SPOKE, member=number(each, "MemberId"), seat=seat, party=party),)
