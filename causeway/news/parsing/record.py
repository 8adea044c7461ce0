"""TheyWorkForYou's record of one day, as XML: questions with their answers, statements and speeches."""

import datetime as dt
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError, XMLParser, fromstring

from causeway.news.items.domain import Did, Found, Kind, Person
from causeway.news.parsing.answers import Answer, Asked, Unreadable
from causeway.news.parsing.charsets import harmless_xml
from causeway.news.parsing.moments import moment
from causeway.news.parsing.words import extract_of, plain, title_of

PLACE = "https://www.theyworkforyou.com"
_DTD = re.compile(r"<!DOCTYPE\s+publicwhip\s*\[[^\]]{0,20000}\]\s*>", re.IGNORECASE)
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]{1,30};")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})")
_SECTIONS = {"wrans": "wrans", "lords": "lords", "debate": "debates", "westminhall": "whall", "wms": "wms"}
_KINDS = {"ques": (Kind.QUESTION, Did.ASKED), "reply": (Kind.ANSWER, Did.ANSWERED), "speech": (Kind.SPEECH, Did.SPOKE)}
SHORTEST = 200  # characters; "Hear, hear" is no news


def addresses(asked: Asked, today: dt.date) -> list[str]:
    """Return the file's address; "{day}" in it is yesterday, the last day whose record is whole."""
    return [asked.address.replace("{day}", (today - dt.timedelta(days=1)).isoformat())]


@dataclass
class _Now:
    """Where in the record we are: its headings, and who asked last."""

    major: str = ""
    minor: str = ""
    askers: list[Person] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.minor or self.major


def tree(text: str) -> Element:
    """Return the record as a tree. Its document type only names characters, so it is taken off, and they are written out by us."""
    bare = harmless_xml(_NAMED.sub(lambda found: html.unescape(found[0]), _DTD.sub("", text, count=1)))
    try:
        return fromstring(bare, parser=XMLParser())  # noqa: S314  nothing with a document type comes this far
    except (ParseError, RecursionError) as error:
        raise Unreadable("It sent XML that cannot be read.") from error


def read(asked: Asked, answer: Answer) -> Iterable[Found]:
    """Yield what was asked, answered and said."""
    root = tree(answer.text)
    if root.tag != "publicwhip":
        raise Unreadable("It sent XML that is no record of TheyWorkForYou’s.")
    now = _Now()
    for part in root:
        if part.tag == "major-heading":
            now = _Now(major=_words(part))
        elif part.tag == "minor-heading":
            now = _Now(major=now.major, minor=_words(part))
        elif part.tag in _KINDS and (found := _found(asked, part, now)):
            yield found


def _words(part: Element) -> str:
    return plain(" ".join(part.itertext()))


def _found(asked: Asked, part: Element, now: _Now) -> Found | None:
    kind, did = _KINDS[part.tag]
    whole, said = part.get("id", ""), _words(part)
    where, _, gid = whole.removeprefix("uk.org.publicwhip/").partition("/")
    name = plain(part.get("speakername", ""), 140)
    if not gid or not name or (kind is Kind.SPEECH and len(said) < SHORTEST):
        return None
    person = Person(name=name, did=did)
    if kind is Kind.QUESTION:
        now.askers = [*now.askers, person]
    people = (*now.askers, person) if kind is Kind.ANSWER else (person,)
    return Found(
        key=whole,
        kind=kind,
        address=f"{PLACE}/{_SECTIONS.get(where, 'debates')}/?id={re.sub(r'[^A-Za-z0-9.-]', '', gid)}",
        title=title_of(now.title, said),
        extract=extract_of(said),
        text=said,
        outlet=asked.outlet or "TheyWorkForYou",
        published_at=moment(day[1]) if (day := _DAY.search(gid)) else None,
        people=people,
        facts={"section": now.major[:140]} if now.major else {},
    )
