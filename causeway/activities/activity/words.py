"""What the codes of this room are called where people read them."""

from typing import Protocol

from django.utils.translation import gettext as _

from causeway.activities.activity.domain.kinds import Kind, Mode, Need, Who
from causeway.activities.activity.domain.recurring import Repeats
from causeway.activities.activity.domain.states import State


class Placed(Protocol):
    """Whatever takes place somewhere."""

    mode: str
    place: str
    postcode: str
    seat_name: str


def kind(code: str) -> str:
    """Return what is done."""
    return {
        Kind.MP_VISIT: _("Visit by or to an MP"),
        Kind.MEETING: _("Meeting"),
        Kind.STALL: _("Stall or leafleting"),
        Kind.PETITION: _("Petition"),
        Kind.GOVERNORS: _("Motion in a governing body"),
        Kind.PARENTS: _("Parents’ assembly"),
        Kind.MEDIA: _("Something for the press"),
        Kind.ONLINE_DAY: _("Day of action online"),
    }[Kind(code)]


def mode(code: str) -> str:
    """Return where people meet."""
    return {Mode.PLACE: _("At a place"), Mode.SCHOOL: _("At a school"), Mode.ONLINE: _("Online")}[Mode(code)]


def who(code: str) -> str:
    """Return who may come."""
    return {
        Who.ANYONE: _("Anyone"),
        Who.PARENTS: _("Parents and carers"),
        Who.SCHOOL_STAFF: _("People who work in schools"),
        Who.MEMBERS: _("Members of the union"),
        Who.INVITED: _("Those who are invited"),
    }[Who(code)]


def need(code: str) -> str:
    """Return what would help."""
    return {
        Need.SPEAKER: _("A speaker"),
        Need.SLIDES: _("Slides and figures for our area"),
        Need.PRESS: _("Help with the press"),
        Need.PROMOTION: _("That more people hear of it"),
        Need.SOMEBODY: _("Somebody to talk it over with"),
    }[Need(code)]


def repeats(code: str) -> str:
    """Return how the days follow."""
    return {
        Repeats.NO: "",
        Repeats.WEEKLY: _("every week"),
        Repeats.FORTNIGHTLY: _("every two weeks"),
        Repeats.MONTHLY: _("every month, on the same weekday"),
    }[Repeats(code)]


def state(code: str, *, on_site: bool) -> str:
    """Return how an activity stands, as its host reads it."""
    if on_site and code == State.HELD:
        return _("on the site; your new words wait to be read")
    if on_site and code == State.RETURNED:
        return _("on the site with its old words; the new ones came back to you")
    return {
        State.ASKED: _("waits for you to confirm it by e-mail"),
        State.HELD: _("with the campaign’s staff"),
        State.PUBLISHED: _("on the site"),
        State.RETURNED: _("sent back to you"),
        State.WITHDRAWN: _("off the site"),
        State.CANCELLED: _("called off"),
    }[State(code)]


def where(placed: Placed, *, exact: bool) -> str:
    """Return where it is in a line: the exact place with its postcode, or only the constituency."""
    if placed.mode == Mode.ONLINE:
        return _("Online")
    if not exact:
        return _("%(seat)s; the exact place is told to those who sign up") % {"seat": placed.seat_name}
    postcode = placed.postcode if placed.postcode not in placed.place else ""
    return ", ".join(part for part in (placed.place, postcode) if part) or placed.seat_name
