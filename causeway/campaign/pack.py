"""What more than one room says in the campaign's own words: who campaigns, what is asked of whom, what one can do, and the facts.

``campaign.yaml`` holds :class:`Identity`; ``issue.md`` the case; ``asks.yaml``, ``actions.yaml`` and ``facts.yaml`` are lists. Every field a
campaign must give is required here, so a pack with a gap is refused by name before anything is shown.

What one room says by itself is a :class:`~causeway.campaign.sections.Section` of that room, in a file of its own.
"""

import datetime as dt
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Self

from django.conf import settings
from django.utils.translation import gettext as _
from pydantic import AfterValidator, Field, HttpUrl, ValidationError, model_validator

from causeway.campaign.sections import gaps, text_of, yaml_of
from causeway.campaign.words import Nation, PackError, Words, with_keys_of_their_own

OFFICES = r"^[a-z][a-z-]{1,19}$"  # which there are, definitions/nations says; the letters room looks whether each is one


class Identity(Words):
    """Who campaigns for what."""

    name: str
    slug: str = Field(pattern=r"^[a-z0-9-]+$")
    owner: str = Field(description="the organisation whose campaign it is")
    owner_full: str
    owner_url: HttpUrl
    sender_name: str = Field(description="the name on mail that the campaign itself sends")
    headline: str = Field(max_length=90, description="the first words on the first screen")
    summary: str = Field(max_length=320)
    who: str = Field(default="", max_length=320, description="who asks and for what, to a reader who was handed a paper")
    services: tuple[str, ...] = Field(min_length=1, description="the services the campaign is about, as people say them")
    nations: tuple[Nation, ...] = Field(min_length=1, description="GSS codes of the nations it covers")
    handle: str = ""
    hashtags: tuple[str, ...] = ()
    contact_email: str = ""
    independent_note: str = Field(description="says plainly that this site is not the owner's own")
    imprint: str = ""

    @property
    def press_contact(self) -> str:
        """Whom the press may ask, as a line; a place to fill in where the pack names no address."""
        if self.contact_email:
            return _("Contact: %(address)s") % {"address": self.contact_email}
        return _("Contact: [name, telephone and e-mail of who will answer]")

    @property
    def introduced(self) -> str:
        """Who asks and for what, to somebody who knows nothing of the site."""
        return self.who or self.summary


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


class Action(Words):
    """One thing a supporter can do; ``link`` is a site path or an address, empty when it is described in place."""

    key: str = Field(pattern=r"^[a-z0-9-]+$")
    title: str
    text: str
    minutes: int | None = None
    link: str = ""
    link_text: str = ""
    kit: str = Field(default="", pattern=r"^[a-z0-9-]*$", max_length=60, description="the kit of the library that helps with it")


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


class Campaign(Identity):
    """Everything that more than one room says."""

    issue: str = Field(description="the case, in Markdown")
    asks: tuple[Ask, ...] = Field(min_length=1, description="what is asked of an MP")
    office_asks: tuple[OfficeAsk, ...] = ()
    actions: Annotated[tuple[Action, ...], AfterValidator(with_keys_of_their_own("actions"))] = ()
    facts: Annotated[tuple[Fact, ...], AfterValidator(with_keys_of_their_own("facts"))] = ()
    files: frozenset[str] = Field(default=frozenset(), description="the name, without its ending, of each file of the pack")

    @property
    def has(self) -> dict[str, bool]:
        """True under the name of each file of the pack, as templates ask it: ``campaign.has.shares``."""
        return dict.fromkeys(self.files, True)

    @model_validator(mode="after")
    def _asks_have_keys_of_their_own(self) -> Self:
        with_keys_of_their_own("asks")((*self.asks, *self.office_asks))
        return self

    def asks_of(self, office: str) -> tuple[Ask, ...]:
        """Return what is asked of whoever holds an office; the MP's is written as an empty key."""
        return tuple(ask for ask in self.office_asks if office in ask.to) if office else self.asks

    def ask(self, key: str) -> Ask | None:
        """Return the ask with this key, of an MP or of an office, or ``None``."""
        return next((ask for ask in (*self.asks, *self.office_asks) if ask.key == key), None)


def _is_of_office(ask: Any) -> bool:
    return isinstance(ask, dict) and "to" in ask


def _list(path: Path) -> Any:
    found = yaml_of(path) if path.exists() else []
    return [] if found is None else found


def read_pack(folder: Path) -> Campaign:
    """Read and check what more than one room says in ``folder``; raises :class:`PackError` with a sentence for whoever wrote it."""
    identity = yaml_of(folder / "campaign.yaml")
    if not isinstance(identity, dict) or not all(isinstance(name, str) for name in identity):
        raise PackError("campaign.yaml must be a list of names with values, beginning with name: and slug:.")
    asks = yaml_of(folder / "asks.yaml")
    if not isinstance(asks, list):
        raise PackError("asks.yaml must be a list of asks, each beginning with - key:.")
    try:
        Identity.model_validate(identity)  # a name that is told in a file of its own is none of campaign.yaml's
        return Campaign(
            **identity,
            issue=text_of(folder / "issue.md"),
            asks=[ask for ask in asks if not _is_of_office(ask)],
            office_asks=[ask for ask in asks if _is_of_office(ask)],
            actions=_list(folder / "actions.yaml"),
            facts=_list(folder / "facts.yaml"),
            files=frozenset(path.stem for path in folder.iterdir()),
        )
    except ValidationError as error:
        raise PackError(f"The campaign pack in {folder.name}/ is not complete: {gaps(error)}.") from error


@lru_cache(maxsize=4)
def _kept(folder: Path | str) -> Campaign:
    return read_pack(Path(folder))


def campaign() -> Campaign:
    """Return the campaign this site runs, from the folder in ``CAUSEWAY_CAMPAIGN``."""
    return _kept(settings.CAMPAIGN_PATH)
