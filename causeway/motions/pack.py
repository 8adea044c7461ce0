"""The campaign's words on motions: ``motions.yaml`` in its pack, with the conference's motion, the models, and help for standing orders."""

import datetime as dt
from collections.abc import Iterable
from typing import Self

from pydantic import Field, HttpUrl, model_validator

from causeway.campaign.sections import Section
from causeway.campaign.words import Words, in_nation
from causeway.motions.wording.domain import Clause, Part

KEY = r"^[a-z][a-z0-9-]{1,29}$"


class Done(Words):
    """One thing that was done about a part of the motion, in our words."""

    text: str
    when: str = Field(description="a date, or since when")
    source: str
    url: HttpUrl
    checked: dt.date = Field(description="the day somebody last compared it with its source or our notes of it")
    nations: tuple[str, ...] = Field(default=(), description="GSS codes of the nations it is about; all when empty")


class ConferencePart(Words):
    """One part of the motion: what it asks, what was done about it, and what is open."""

    key: str = Field(pattern=KEY)
    title: str = Field(max_length=90)
    text: str
    done: tuple[Done, ...] = ()
    still_open: str = Field(description="what nobody has done, or what we do not know")


class Conference(Words):
    """The motion of the owner's conference: where it stands to read, what we know of its status, and its parts in our words."""

    title: str
    url: HttpUrl
    publisher: str
    when: str
    status: str
    parts: tuple[ConferencePart, ...] = Field(min_length=1)


class AskOfMotions(Words):
    """What clauses ask for, as the family tree counts it."""

    key: str = Field(pattern=KEY)
    title: str = Field(max_length=80)


class Order(Words):
    """One sentence of help with a body's rules, and where it is written."""

    text: str
    source: str = ""
    url: HttpUrl | None = None
    nations: tuple[str, ...] = ()


class Model(Words):
    """A kind of body and how the model speaks in its name. ``notice_to`` is whom it tells what it passed, as a letter begins."""

    key: str = Field(pattern=KEY)
    title: str = Field(max_length=60, description="the kind of body: “A governing body”")
    body: str = Field(max_length=40, description="how it speaks of itself: “This governing body”")
    bodies: dict[str, str] = Field(default={}, description="the same in a nation that says otherwise, by GSS code")
    named: str = Field(description="what to write for its name, with an example")
    who: str = Field(description="who can bring it there, in a sentence or two")
    orders: tuple[Order, ...] = ()
    whole_council: bool = Field(default=False, description="it speaks for its whole council's area, not for one seat of it")
    impartiality: bool = Field(default=False, description="whether the law's rules for schools are shown beside it")

    def speaks(self, nation: str) -> str:
        """Return how the body speaks of itself in a nation."""
        return self.bodies.get(nation, self.body)


class ModelClause(Words):
    """One clause of the model; ``bodies`` are the keys of those it is for, all when empty."""

    id: str = Field(pattern=KEY)
    part: Part
    text: str
    ask: str = ""
    bodies: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()


class MotionWords(Words):
    """Everything a campaign says on motions."""

    title: str = Field(max_length=90, description="of the motion itself")
    intro: str
    draft_note: str = Field(description="says whose draft it is, and that it is nobody's policy")
    conference: Conference
    asks: tuple[AskOfMotions, ...] = Field(min_length=1)
    models: tuple[Model, ...] = Field(min_length=1)
    clauses: tuple[ModelClause, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_fit(self) -> Self:
        for what, keys in (("clauses", [one.id for one in self.clauses]), ("models", [one.key for one in self.models])):
            if len(set(keys)) < len(keys):
                raise ValueError(f"two {what} have one key; give each its own")
        asks, bodies = {one.key for one in self.asks}, {one.key for one in self.models}
        if stray := {one.ask for one in self.clauses if one.ask} - asks:
            raise ValueError(f"clauses ask for {', '.join(sorted(stray))}, which asks do not have")
        if stray := {body for one in self.clauses for body in one.bodies} - bodies:
            raise ValueError(f"clauses are for {', '.join(sorted(stray))}, which models do not have")
        return self

    def model(self, key: str) -> Model | None:
        """Return the model for a kind of body, or ``None``."""
        return next((one for one in self.models if one.key == key), None)

    def text(self, model: Model, nation: str) -> tuple[Clause, ...]:
        """Return the clauses of a model as they stand in a nation."""
        those: Iterable[ModelClause] = (one for one in self.clauses if not one.bodies or model.key in one.bodies)
        return tuple(Clause(one.id, one.part, one.text, one.ask) for one in in_nation(those, nation))


# Its words are ``None`` where the campaign says nothing on motions, and then the room is closed.
MOTIONS = Section[MotionWords | None]("motions.yaml", MotionWords, instead_of="motion.md")


def has_motions() -> bool:
    """Return whether this campaign has a model motion."""
    return MOTIONS.words() is not None
