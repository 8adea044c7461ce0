"""The campaign pack: everything that is said in a campaign's own words, read from a folder of YAML and Markdown.

``campaign.yaml`` holds :class:`Identity`; ``issue.md`` the case in Markdown; ``asks.yaml``, ``questions.yaml``, ``actions.yaml``, ``facts.yaml``
and ``links.yaml`` lists; ``letter.yaml`` the words around composing a letter; ``papers.yaml`` (optional) those of printed papers;
``shares.yaml`` (optional) what people may post; ``priorities.yaml`` (optional) what leads a page about a place; ``motion.md``
(optional) the motion; ``pages/*.md`` plain pages. Every field a
campaign must give is required here, so a pack with a gap is refused by name before anything is shown.

A room that has words of its own keeps them in a file of its own, and reads it by :func:`section` with its own schema.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Protocol, Self, TypeVar

import yaml
from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field, HttpUrl, ValidationError, field_validator, model_validator

Nation = Annotated[str, Field(pattern=r"^[A-Z]\d{8}$")]
OFFICES = r"^[a-z][a-z-]{1,19}$"  # which there are, definitions/nations says; the letters room looks whether each is one


class PackError(Exception):
    """The pack cannot be read; the message names the file, the field and what to do."""


class Words(BaseModel):
    """Base of everything in a pack: frozen, and a misspelt field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @model_validator(mode="after")
    def _says_what_it_must(self) -> Self:
        fields = type(self).model_fields.items()
        if blank := [name for name, field in fields if field.is_required() and getattr(self, name) == ""]:
            raise ValueError(f"{', '.join(blank)} must not be empty")
        return self


class _InNations(Protocol):
    """What makes sense in some nations only, by their GSS codes; everywhere where it names none."""

    @property
    def nations(self) -> tuple[str, ...]:
        """Return the codes."""


class _Keyed(Protocol):
    """What is named by a key."""

    @property
    def key(self) -> str:
        """Return the key."""


_Some = TypeVar("_Some", bound=_InNations)
_Section = TypeVar("_Section", bound=BaseModel)


def in_nation(these: Iterable[_Some], nation: str) -> tuple[_Some, ...]:
    """Return those of a campaign's asks, questions or resolutions that make sense in a nation."""
    return tuple(one for one in these if not one.nations or nation in one.nations)


class Identity(Words):
    """Who campaigns for what."""

    name: str
    slug: str = Field(pattern=r"^[a-z0-9-]+$")
    owner: str = Field(description="the organisation whose campaign it is")
    owner_full: str
    owner_url: HttpUrl
    headline: str = Field(max_length=90, description="the first words on the first screen")
    summary: str = Field(max_length=320)
    services: tuple[str, ...] = Field(min_length=1, description="the services the campaign is about, as people say them")
    nations: tuple[Nation, ...] = Field(min_length=1, description="GSS codes of the nations it covers")
    handle: str = ""
    hashtags: tuple[str, ...] = ()
    contact_email: str = ""
    independent_note: str = Field(description="says plainly that this site is not the owner's own")
    imprint: str = ""


class Elsewhere(Words):
    """An ask as it stands in a paper about an area of several constituencies; ``{area}`` stands where its name goes."""

    title: str = Field(max_length=90)
    text: str


class Ask(Words):
    """One thing asked of an MP."""

    key: str = Field(pattern=r"^[a-z0-9-]+$")
    title: str = Field(max_length=90)
    text: str = Field(description="the request itself, as it may stand in a letter")
    why: str
    nations: tuple[Nation, ...] = Field(default=(), description="GSS codes where it makes sense; everywhere when empty")
    by_questions: bool = Field(default=False, description="in a letter the model questions stand in for it, where there are some")
    elsewhere: Elsewhere | None = Field(default=None, description="the same about a council or a board; as it is when empty")


class OfficeAsk(Ask):
    """One thing asked of somebody else than an MP, where they decide; it stands in ``asks.yaml`` and names the offices in ``to``."""

    to: tuple[Annotated[str, Field(pattern=OFFICES)], ...] = Field(min_length=1)


class Answered(Words):
    """A written question like it that was answered, so that a writer sees what comes of one."""

    text: str = Field(description="what was asked and what came of it, in our words")
    url: HttpUrl
    when: str
    checked: dt.date = Field(description="the day somebody last compared it with its source or our notes of it")


class Question(Words):
    """A model written question: ``{seat}`` in ``text`` is filled in with the constituency's name."""

    key: str = Field(pattern=r"^[a-z0-9-]+$", max_length=50)
    title: str = Field(max_length=90)
    text: str = Field(description="the question itself, as it may stand on the order paper, with {seat} where the place goes")
    to: str = Field(description="the minister or department that answers")
    why: str
    nations: tuple[Nation, ...] = Field(default=(), description="GSS codes where it makes sense; everywhere when empty")
    answered: Answered

    @field_validator("text")
    @classmethod
    def _names_the_place(cls, text: str) -> str:
        if text.replace("{seat}", "").count("{") or "{seat}" not in text:
            raise ValueError("a question names the place: write {seat} where the constituency's name goes, and no other {…}")
        return text


class Action(Words):
    """One thing a supporter can do; ``link`` is a site path or an address, empty when it is described in place."""

    key: str = Field(pattern=r"^[a-z0-9-]+$")
    title: str
    text: str
    minutes: int | None = None
    link: str = ""
    link_text: str = ""


class Fact(Words):
    """One published fact in our words, with its date and source."""

    key: str = Field(pattern=r"^[a-z0-9-]+$")
    number: str = Field(max_length=24, description="the figure as displayed")
    text: str
    when: str = Field(description="when it was true: a date, a survey's field dates")
    source: str
    url: HttpUrl
    checked: dt.date = Field(description="the day somebody last compared it with its source or our notes of it")
    indicator: str = Field(
        default="",
        pattern=r"^([a-z0-9_]+\.[a-z0-9_]+)?$",
        description="the indicator and measure whose newest figure of the nation it is",
    )
    also: tuple[str, ...] = Field(default=(), description="the measures whose newest figures its text tells besides")
    caveat: str = ""


class Link(Words):
    """One thing worth reading or watching."""

    title: str
    url: HttpUrl
    publisher: str
    kind: str = Field(pattern=r"^(report|video|link|account|search|news)$")
    when: str = ""
    note: str = ""


class Prompt(Words):
    """One question that draws out the writer's own words; ``roles`` says whom it is for (everyone when empty)."""

    key: str = Field(pattern=r"^[a-z0-9-]+$")
    question: str
    hint: str
    roles: tuple[str, ...] = ()


class LetterWords(Words):
    """The words around composing a letter. No sentence of the letter itself but the ask."""

    subject: str
    office_subject: str = Field(default="", description="the subject of a letter to an office; without it, the same as to an MP")
    intro: str
    prompts: tuple[Prompt, ...] = Field(min_length=1)
    child_safety: str = Field(description="how to write without identifying a child")
    confirm_subject: str
    sender_name: str = Field(description="the name on mail that the campaign itself sends")


class Resolved(Words):
    """One thing a governing body may resolve. Square brackets mark a place to fill in."""

    text: str
    nations: tuple[Nation, ...] = Field(default=(), description="GSS codes where it makes sense; everywhere when empty")


class Cost(Words):
    """Something that waiting costs a school, and what the school itself has to fill in; we have no figure for it."""

    what: str
    blank: str


class Risk(Words):
    """What may go wrong, and what is done about it."""

    risk: str
    answer: str


class GovernorsWords(Words):
    """The words of a paper for a governing body, and of a motion that it may pass. Square brackets mark a place to fill in."""

    purpose: str
    believes: tuple[str, ...]
    resolves: tuple[Resolved, ...] = Field(min_length=1)
    costs: tuple[Cost, ...]
    facts: tuple[str, ...] = Field(default=(), description="keys of facts that bear on what it costs schools")
    risks: tuple[Risk, ...]


class PaperWords(Words):
    """The words papers need and pages do not: who asks, for a reader who was handed a paper and knows nothing of the site."""

    who: str = Field(max_length=320)
    governors: GovernorsWords | None = None


PLACES_IN_A_SHARE = {"area", "figure", "link", "mp", "owner"}


def share_problem(text: str) -> str:
    """Return what is wrong with a text for sharing: it names its link once, and no other place than those we fill; empty when right."""
    named = re.findall(r"\{(\w*)\}", text)
    if named.count("link") != 1:
        return "a text names its link once: write {link} where it goes"
    if wrong := sorted(set(named) - PLACES_IN_A_SHARE):
        return f"we cannot fill {', '.join(wrong)}; the places are {{area}}, {{figure}}, {{link}}, {{mp}} and {{owner}}"
    return "a brace stands alone" if re.search(r"[{}]", re.sub(r"\{\w+\}", "", text)) else ""


class ShareText(Words):
    """One text to post. ``{figure}`` is a sentence about the area, ``{owner}`` the campaign's handle on X and its owner elsewhere.

    ``{mp}`` is the MP's name on X, where Parliament lists it, and the MP's name elsewhere.
    """

    key: str = Field(pattern=r"^[a-z]{2,20}$")
    text: str = Field(max_length=1500)

    @field_validator("text")
    @classmethod
    def _can_be_filled(cls, text: str) -> str:
        if problem := share_problem(text):
            raise ValueError(problem)
        return text


class ShareAct(Words):
    """One thing to tell others about, with texts to choose from; the first is offered first."""

    key: str = Field(pattern=r"^[a-z]{2,20}$", description="stands in links, so it does not change")
    title: str = Field(max_length=60)
    subject: str = Field(max_length=120, description="of an e-mail; {area} may stand in it")
    to: str = Field(default="", pattern=r"^(/\S*)?$", description="where the link leads on this site; the area's page when empty")
    texts: tuple[ShareText, ...] = Field(min_length=1)


class ShareWords(Words):
    """What people may post, by what they tell others about."""

    acts: tuple[ShareAct, ...] = Field(min_length=1)


class PlainPage(Words):
    """A page of plain content in Markdown."""

    slug: str = Field(pattern=r"^[a-z0-9-]+$")
    title: str
    summary: str
    in_footer: bool = True
    body: str


GRAVITY = (
    ("legal limit", 1.0), ("wait", 1.0), ("refusal", 0.9), ("unmet need", 0.8), ("workforce", 0.5), ("spend", 0.3), ("share", 0.2),
    ("context", 0.0),
)  # fmt: skip


class Priorities(Words):
    """What leads a page about a place: how grave each kind of thing is for a child, and what the campaign asks about."""

    gravity: tuple[tuple[str, Annotated[float, Field(ge=0, le=1, strict=True)]], ...] = Field(
        default=GRAVITY, description="kind of thing, as the definitions name it → 0 to 1"
    )
    why: str = Field(default="", description="why it weighs so; shown beside the weights")
    asked: tuple[str, ...] = Field(default=(), description="keys of indicators that bear on what the campaign asks for")

    @field_validator("gravity", mode="before")
    @classmethod
    def _weighs_every_kind(cls, gravity: object) -> object:
        kinds = [kind for kind, _weight in GRAVITY]
        if not isinstance(gravity, Mapping) or set(gravity) != set(kinds):
            raise ValueError(
                f"priorities weigh each of {', '.join(kinds)}, and nothing else: a name, a colon and its weight on a line each"
            )
        return tuple(gravity.items())  # a pack is frozen, and what is kept by it must stay so

    def weight(self, kind: str) -> float:
        """Return how grave a kind of thing is; raises ``KeyError`` for one there is not."""
        return dict(self.gravity)[kind]


class Campaign(Identity):
    """A whole pack."""

    issue: str = Field(description="Markdown")
    motion: str = Field(default="", description="Markdown")
    asks: tuple[Ask, ...] = Field(min_length=1, description="what is asked of an MP")
    office_asks: tuple[OfficeAsk, ...] = ()
    questions: tuple[Question, ...] = ()
    actions: tuple[Action, ...] = ()
    facts: tuple[Fact, ...] = ()
    links: tuple[Link, ...] = ()
    letter: LetterWords
    papers: PaperWords | None = None
    shares: ShareWords | None = None
    priorities: Priorities = Priorities()
    pages: tuple[PlainPage, ...] = ()

    @model_validator(mode="after")
    def _papers_tell_known_facts(self) -> Self:
        told = self.papers.governors.facts if self.papers and self.papers.governors else ()
        if unknown := set(told) - {fact.key for fact in self.facts}:
            raise ValueError(f"papers.yaml names facts that facts.yaml does not have: {', '.join(sorted(unknown))}")
        return self

    def ask(self, key: str) -> Ask | None:
        """Return the ask with this key, of an MP or of an office, or ``None``."""
        return next((ask for ask in (*self.asks, *self.office_asks) if ask.key == key), None)

    @model_validator(mode="after")
    def _all_have_keys_of_their_own(self) -> Self:
        keyed: dict[str, Iterable[_Keyed]] = {
            "asks": (*self.asks, *self.office_asks),
            "questions": self.questions,
            "actions": self.actions,
            "facts": self.facts,
            "prompts": self.letter.prompts,
            "acts of sharing": self.shares.acts if self.shares else (),
        }
        for name, each in keyed.items():
            keys = [one.key for one in each]
            if twice := sorted({key for key in keys if keys.count(key) > 1}):
                raise ValueError(f"two {name} have the key {', '.join(twice)}; give each its own")
        return self


def _yaml(path: Path, *, optional: bool = False) -> Any:
    if optional and not path.exists():
        return []
    found = _parse(_text(path), path.name)
    return [] if optional and found is None else found


def _parse(text: str, name: str) -> Any:
    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:  # a day that no calendar has is no YAMLError
        raise PackError(f"{name} in the campaign pack is not valid YAML: {error}") from error


def _text(path: Path, *, optional: bool = False) -> str:
    if optional and not path.exists():
        return ""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise PackError(f"The campaign pack has no {path.name}. Add it to {path.parent.name}/.") from None
    except UnicodeDecodeError as error:
        raise PackError(f"{path.name} in the campaign pack is not UTF-8 text. Save it as UTF-8.") from error


def _is_of_office(ask: Any) -> bool:
    return isinstance(ask, dict) and "to" in ask


def _page(path: Path) -> dict[str, Any]:
    name = f"pages/{path.name}"
    parts = _text(path).split("---\n", 2)
    front = _parse(parts[1], name) if len(parts) == 3 and not parts[0].strip() else None  # noqa: PLR2004  nothing, front matter, body
    if not isinstance(front, dict):
        raise PackError(
            f"{name} in the campaign pack must begin with front matter (title: and summary:) between two lines of ---."
        )
    return {"slug": path.stem, **front, "body": parts[2]}


def read_pack(folder: Path) -> Campaign:
    """Read and check the pack in ``folder``; raises :class:`PackError` with a sentence for whoever wrote it."""
    identity = _yaml(folder / "campaign.yaml")
    if not isinstance(identity, dict) or not all(isinstance(name, str) for name in identity):
        raise PackError("campaign.yaml must be a list of names with values, beginning with name: and slug:.")
    asks = _yaml(folder / "asks.yaml")
    if not isinstance(asks, list):
        raise PackError("asks.yaml must be a list of asks, each beginning with - key:.")
    try:
        Identity.model_validate(identity)  # a name that is told in a file of its own is none of campaign.yaml's
        return Campaign(
            **identity,
            issue=_text(folder / "issue.md"),
            motion=_text(folder / "motion.md", optional=True),
            asks=[ask for ask in asks if not _is_of_office(ask)],
            office_asks=[ask for ask in asks if _is_of_office(ask)],
            questions=_yaml(folder / "questions.yaml", optional=True),
            actions=_yaml(folder / "actions.yaml", optional=True),
            facts=_yaml(folder / "facts.yaml", optional=True),
            links=_yaml(folder / "links.yaml", optional=True),
            letter=_yaml(folder / "letter.yaml"),
            papers=_yaml(folder / "papers.yaml", optional=True) or None,
            shares=_yaml(folder / "shares.yaml", optional=True) or None,
            priorities=_yaml(folder / "priorities.yaml", optional=True) or {},
            pages=[_page(path) for path in sorted((folder / "pages").glob("*.md"))],
        )
    except ValidationError as error:
        raise PackError(f"The campaign pack in {folder.name}/ is not complete: {_gaps(error)}.") from error


def _gaps(error: ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, gap['loc']))}: {gap['msg']}" for gap in error.errors())


@lru_cache(maxsize=32)
def read_section(path: Path, schema: type[_Section]) -> _Section | None:
    """Read and check a room's own file; ``None`` where the pack has none. Raises :class:`PackError` with a sentence for its writer."""
    if not path.exists():
        return None
    try:
        return schema.model_validate(_yaml(path))
    except ValidationError as error:
        raise PackError(f"{path.name} in the campaign pack is not complete: {_gaps(error)}.") from error


def section(name: str, schema: type[_Section]) -> _Section | None:
    """Return a room's own words in the campaign this site runs: the file ``name`` by the room's schema; ``None`` where there is none."""
    return read_section(Path(settings.CAMPAIGN_PATH) / name, schema)


@lru_cache(maxsize=4)
def _cached(folder: Path) -> Campaign:
    return read_pack(folder)


def campaign() -> Campaign:
    """Return the campaign this site runs, from the folder in ``CAUSEWAY_CAMPAIGN``."""
    return _cached(Path(settings.CAMPAIGN_PATH))
