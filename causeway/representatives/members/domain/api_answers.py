"""Reading what Parliament's Members API answers: a page of a search, and one member's contact details.

Only the fields that are used are named; others may come and go. Anything else than expected raises :class:`NotAnAnswer`.
"""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field, ValidationError

HOUSE_OF_COMMONS = 1
PARLIAMENTARY_OFFICE = 1


class NotAnAnswer(Exception):  # noqa: N818  it says what it is
    """The text is not an answer of the Members API."""


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)


class _Party(_Answer):
    name: str


class _Status(_Answer):
    active: bool = Field(alias="statusIsActive")


class _Membership(_Answer):
    seat: str = Field(alias="membershipFrom")
    house: int
    start: dt.datetime | None = Field(default=None, alias="membershipStartDate")
    status: _Status | None = Field(default=None, alias="membershipStatus")


class _Member(_Answer):
    id: int = Field(gt=0, lt=2**31)
    list_as: str = Field(alias="nameListAs", max_length=160)
    display_as: str = Field(alias="nameDisplayAs", min_length=1, max_length=120)
    full_title: str = Field(alias="nameFullTitle", max_length=160)
    party: _Party = Field(alias="latestParty")
    membership: _Membership = Field(alias="latestHouseMembership")


class _Item(_Answer):
    value: _Member


class _Search(_Answer):
    items: list[_Item]
    total: int = Field(alias="totalResults", ge=0)


class _Contact(_Answer):
    type_id: int | None = Field(default=None, alias="typeId")
    type: str | None = None
    email: str | None = None
    line1: str | None = None


class _Contacts(_Answer):
    value: list[_Contact]


@dataclass(frozen=True)
class Found:
    """One member as the search gives them; the seat by name, since the API has no GSS codes."""

    member_id: int
    name: str
    full_title: str
    surname: str
    party: str
    seat: str
    since: dt.date | None


@dataclass(frozen=True)
class Page:
    """One page of the search, and how many members there are on all pages."""

    members: tuple[Found, ...]
    items: int
    total: int


def _found(member: _Member) -> Found:
    start = member.membership.start
    return Found(
        member_id=member.id,
        name=member.display_as,
        full_title=member.full_title or member.display_as,
        surname=member.list_as.partition(",")[0].strip(),
        party=member.party.name,
        seat=member.membership.seat,
        since=start.date() if start else None,
    )


def _sits(member: _Member) -> bool:
    status = member.membership.status
    return member.membership.house == HOUSE_OF_COMMONS and (status is None or status.active)


def read_page(text: str | bytes) -> Page:
    """Return the members of one page of a search that sit in the Commons now; ``items`` counts all rows of the page."""
    try:
        page = _Search.model_validate_json(text)
    except ValidationError as error:
        raise NotAnAnswer(f"not a page of members ({error.error_count()} fields are missing or wrong)") from error
    return Page(tuple(_found(item.value) for item in page.items if _sits(item.value)), len(page.items), page.total)


def _contacts(text: str | bytes) -> list[_Contact]:
    try:
        return _Contacts.model_validate_json(text).value
    except ValidationError as error:
        raise NotAnAnswer("not a member's contact details") from error


_ON_X = re.compile(r"https?://(?:www\.|mobile\.)?(?:x|twitter)\.com/@?([A-Za-z0-9_]{1,15})/?(?:[?#].*)?", re.IGNORECASE)
_NO_NAMES = {"home", "i", "intent", "search", "share", "hashtag"}


def read_x_name(text: str | bytes) -> str:
    """Return the member's name on X, without its @, where Parliament lists their page there; else ``""``."""
    found = [match[1] for contact in _contacts(text) if (match := _ON_X.fullmatch((contact.line1 or "").strip()))]
    return next((name for name in found if name.lower() not in _NO_NAMES), "")


def read_email(text: str | bytes) -> str:
    """Return the public e-mail address among a member's contact details, that of the office in Parliament first; else ``""``."""
    with_email = [contact for contact in _contacts(text) if contact.email]
    first = sorted(with_email, key=lambda contact: contact.type_id != PARLIAMENTARY_OFFICE)
    # Some offices publish two addresses in one field; the first is the one they name first.
    return (first[0].email or "").replace(",", ";").split(";")[0].strip().lower() if first else ""


def seat_key(name: str) -> str:
    """Return a seat's name so that two spellings of it (accents, "and" or "&", hyphens, case) are the same."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    kept = "".join(letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.split())
