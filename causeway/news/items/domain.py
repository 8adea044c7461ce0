"""What an item is, who stands in it, and what tells one from another."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

LONGEST_KEY = 200
LONGEST_TITLE = 300
LONGEST_EXTRACT = 400


class Kind(StrEnum):
    """What came in."""

    ARTICLE = "article"
    QUESTION = "question"
    ANSWER = "answer"
    SPEECH = "speech"
    MOTION = "motion"
    BILL = "bill"
    PETITION = "petition"
    RELEASE = "release"
    CONSULTATION = "consultation"
    COMMITTEE = "committee"
    POST = "post"


class Did(StrEnum):
    """What somebody did in an item."""

    ASKED = "asked"
    ANSWERED = "answered"
    SPOKE = "spoke"
    MOVED = "moved"
    SIGNED = "signed"
    SPONSORS = "sponsors"


@dataclass(frozen=True)
class Person:
    """Somebody in public office, as the source names them. ``member`` is Parliament's own number, ``code`` the seat's GSS code."""

    name: str
    did: Did
    member: int | None = None
    party: str = ""
    seat: str = ""
    code: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return what is kept: only what is known."""
        return {name: value for name, value in asdict(self).items() if value not in {None, ""}}

    @classmethod
    def of(cls, held: Mapping[str, Any]) -> "Person":
        """Return the person that :meth:`as_json` kept."""
        return cls(**{**held, "did": Did(held["did"])})


@dataclass(frozen=True)
class Found:
    """What a source yields of one thing. ``text`` is read to compare near copies, and is not kept.

    ``on`` is a day ahead that counts: a consultation closes, figures are released, a committee meets. ``as_of`` is until when the source
    knew, where it says so. ``facts`` holds what else its kind knows, such as the department that answers.
    """

    key: str
    kind: Kind
    address: str
    title: str
    extract: str = ""
    text: str = ""
    outlet: str = ""
    published_at: dt.datetime | None = None
    on: dt.date | None = None
    as_of: dt.datetime | None = None
    people: tuple[Person, ...] = ()
    facts: Mapping[str, Any] | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values, to be handed from one process to another."""
        plain = {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in vars(self).items()}
        return {**plain, "people": [each.as_json() for each in self.people], "facts": dict(self.facts or {})}

    @classmethod
    def of(cls, held: Mapping[str, Any]) -> "Found":
        """Return what :meth:`as_json` wrote."""
        moments = {name: dt.datetime.fromisoformat(held[name]) if held[name] else None for name in ("published_at", "as_of")}
        on = dt.date.fromisoformat(held["on"]) if held["on"] else None
        people = tuple(Person.of(each) for each in held["people"])
        return cls(**{**held, **moments, "on": on, "kind": Kind(held["kind"]), "people": people})
