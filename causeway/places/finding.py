"""From what a person typed to the places it may mean, and a kind sentence where it means none."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.areas.domain.answers import PostcodeAnswer, PostcodeStatus
from causeway.areas.models import Area, AreaKind
from causeway.areas.queries import look_up_postcode
from causeway.areas.search import Found, find
from causeway.representatives.members.queries import Seat, seat

LIMIT = 30


@dataclass(frozen=True)
class Doubt:
    """Seats that other postcodes of the same sector lie in: near a border, ours may be wrong."""

    seats: tuple[Area, ...]


@dataclass(frozen=True)
class Answer:
    """What a typed text leads to: one seat, several places, or a sentence with ways on."""

    typed: str
    seat: Seat | None = None
    postcode: str = ""
    doubt: Doubt | None = None
    matches: tuple[Found, ...] = ()
    sentence: str = ""


def _sentences() -> dict[PostcodeStatus, str]:
    return {
        PostcodeStatus.NORTHERN_IRELAND: _(
            "We have no postcodes for Northern Ireland yet. Choose your constituency by name instead."
        ),
        PostcodeStatus.CROWN_DEPENDENCY: _(
            "Jersey, Guernsey and the Isle of Man have parliaments of their own and elect no MP. If your school is elsewhere, look it up by name."
        ),
        PostcodeStatus.FORCES: _(
            "A forces address does not say which constituency you vote in. Choose it by name: it is where you are registered."
        ),
        PostcodeStatus.UNKNOWN: _(
            "That looks like a postcode, but we do not know it. It may be new: ours are of mid-2023. Check it, or choose your constituency by name."
        ),
    }


def answer(typed: str, on: dt.date) -> Answer:
    """Return what ``typed`` leads to on a day. Never raises for what a person may type."""
    text = typed.strip()
    looked_up = look_up_postcode(text)
    if looked_up.status is PostcodeStatus.KNOWN:
        return _of_postcode(text, looked_up, on)
    if looked_up.status is not PostcodeStatus.NOT_A_POSTCODE:
        near = tuple(Area.objects.filter(kind=AreaKind.CONSTITUENCY, code__in=looked_up.also_near).order_by("name"))
        return Answer(text, sentence=_sentences()[looked_up.status], doubt=Doubt(near) if near else None)
    matches = tuple(find(text, LIMIT))
    if not matches:
        return Answer(
            text,
            sentence=_("We found no place, school or MP of that name. Try fewer letters, or a postcode with no letter mistyped."),
        )
    return Answer(text, matches=matches)


def _of_postcode(text: str, looked_up: PostcodeAnswer, on: dt.date) -> Answer:
    if looked_up.constituency is None:
        return Answer(
            text,
            sentence=_("We know that postcode, but not its constituency. Choose your constituency by name."),
            postcode=looked_up.postcode,
        )
    near = tuple(Area.objects.filter(kind=AreaKind.CONSTITUENCY, code__in=looked_up.also_near).order_by("name"))
    return Answer(text, seat=seat(looked_up.constituency, on), postcode=looked_up.postcode, doubt=Doubt(near) if near else None)
