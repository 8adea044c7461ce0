"""Parliament's written questions and answers, from its API for questions and statements."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from causeway.news.items.domain import Did, Found, Kind, Person
from causeway.news.parsing.answers import Answer, Asked, at, number, rows, word
from causeway.news.parsing.asking import address
from causeway.news.parsing.moments import day, moment
from causeway.news.parsing.words import extract_of, plain, title_of

OWN = "https://questions-statements-api.parliament.uk/api/writtenquestions/questions"
PAGE = "https://questions-statements.parliament.uk/written-questions/detail"
BACK = dt.timedelta(days=14)


def addresses(asked: Asked, today: dt.date) -> list[str]:
    """Return two searches: what was tabled of late, and what was answered of late, whenever it was tabled."""
    since = (today - BACK).isoformat()
    wanted = [
        ("searchTerm", asked.query),
        ("house", asked.setting("house")),
        *[("answeringBodies", each) for each in asked.listed("answering_bodies")],
        ("expandMember", "true"),
        ("take", 100),
    ]
    both = ([("tabledWhenFrom", since)], [("answered", "Answered"), ("answeredWhenFrom", since)])
    return [address(asked, OWN, [*wanted, *each]) for each in both]


def read(asked: Asked, answer: Answer) -> Iterable[Found]:
    """Yield each question, and beside it its answer once it has one that is more than "we will reply"."""
    for each in rows(answer.json(), "results"):
        held = at(each, "value")
        if isinstance(held, Mapping) and number(held, "id") and at(held, "isWithdrawn") is not True:
            yield from _both(asked, held)


def _both(asked: Asked, held: Mapping[str, Any]) -> Iterable[Found]:
    asker = _person(held, "asking", Did.ASKED)
    tabled, uin, house = word(held, "dateTabled"), word(held, "uin"), word(held, "house")
    link = f"{PAGE}/{day(tabled) or ''}/{uin}"
    facts = {"house": house, "uin": uin, "department": plain(word(held, "answeringBodyName"), 140)}
    outlet = asked.outlet or "UK Parliament"
    title = title_of(word(held, "heading"), word(held, "questionText"))
    if not title:
        return
    due = day(word(held, "dateForAnswer"))
    yield Found(
        key=f"question {number(held, 'id')}",
        kind=Kind.QUESTION,
        address=link,
        title=title,
        extract=extract_of(word(held, "questionText")),
        text=plain(word(held, "questionText")),
        outlet=outlet,
        published_at=moment(tabled),
        people=asker,
        facts={**facts, "due": due.isoformat()} if due else facts,
    )
    answered = moment(word(held, "dateAnswered"))
    if answered and word(held, "answerText") and at(held, "answerIsHolding") is not True:
        yield Found(
            key=f"answer {number(held, 'id')}",
            kind=Kind.ANSWER,
            address=link,
            title=title,
            extract=extract_of(word(held, "answerText")),
            text=plain(f"{word(held, 'questionText')} {word(held, 'answerText')}"),
            outlet=outlet,
            published_at=answered,
            people=(*asker, *_person(held, "answering", Did.ANSWERED)),
            facts={**facts, "tabled": str(day(tabled) or "")},
        )


def _person(held: Mapping[str, Any], which: str, did: Did) -> tuple[Person, ...]:
    about, member = at(held, f"{which}Member"), number(held, f"{which}MemberId")
    name = word(about, "name") or word(about, "nameDisplayAs")
    if not name and member is None:
        return ()
    return (member_of(about, did, name=name, member=member if member is not None else number(about, "id")),)


def member_of(about: Any, did: Did, *, name: str = "", member: int | None = None) -> Person:
    """Return a member as Parliament's APIs tell of one: "memberFrom" is a seat in the Commons, and a kind of peerage in the Lords."""
    commons = word(about, "house") != "Lords"
    return Person(
        name=plain(name or word(about, "name"), 140),
        did=did,
        member=member if member is not None else number(about, "memberId") or number(about, "id"),
        party=plain(word(about, "party"), 80),
        seat=plain(word(about, "memberFrom"), 140) if commons else "",
    )
