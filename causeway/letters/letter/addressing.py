"""To whom a letter goes: the MP of the writer's seat, or the holder of an office where that office decides."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _

from causeway.areas.models import Area
from causeway.letters.letter.domain.composing import Role
from causeway.representatives.directory.offices import Held, area_of, holder
from causeway.representatives.directory.offices import office as office_with
from causeway.representatives.members.queries import Seat

HOUSE = ("House of Commons", "London", "SW1A 0AA")


class Addressed(Protocol):
    """What a draft and a letter keep of whom they are for. No ``office``: the MP."""

    @property
    def seat_code(self) -> str:
        """The writer's seat, by home or by school."""

    @property
    def office(self) -> str:
        """The office, empty for the MP."""

    @property
    def office_area(self) -> str:
        """The code of the area it was asked for."""

    @property
    def office_name(self) -> str:
        """The holder chosen, empty where the office itself is written to."""


@dataclass(frozen=True)
class To:
    """An addressee as of a day. ``seat`` is the writer's, whoever is written to; ``held`` the office, or none for the seat's MP."""

    seat: Seat
    held: Held | None = None

    @property
    def constituency(self) -> Area:
        """The writer's constituency."""
        return self.seat.constituency

    @property
    def is_there(self) -> bool:
        """Whether there is somebody to write to; an office always stands."""
        return self.held is not None or self.seat.mp is not None

    @property
    def paused(self) -> str:
        """Why nobody can be written to now; empty when somebody can."""
        return "" if self.is_there else (self.seat.explanation or _("Nobody holds this seat at the moment."))

    @property
    def name(self) -> str:
        """The person's name, or the office with its area where we hold no name."""
        if self.held is not None:
            return self.held.name or self.held.described
        return self.seat.mp.name if self.seat.mp else ""

    @property
    def described(self) -> str:
        """The name and what makes them the one to write to."""
        if self.held is not None:
            return self.held.described
        return described(self.name or "–", self.place)

    @property
    def place(self) -> str:
        """The area they act for."""
        return self.held.place if self.held is not None else self.constituency.name

    @property
    def email(self) -> str:
        """Where it is delivered; empty when we hold no address."""
        if self.held is not None:
            return self.held.email
        return self.seat.mp.email if self.seat.mp else ""

    @property
    def salutation(self) -> str:
        """The opening, without comma; empty while there is nobody."""
        if self.held is not None:
            return self.held.salutation
        return self.seat.mp.salutation.rstrip(",") if self.seat.mp else ""

    @property
    def envelope(self) -> tuple[str, ...]:
        """The lines above the letter on paper. We hold no postal address of an office."""
        if self.held is not None:
            return self.held.envelope
        return (self.seat.mp.envelope_name if self.seat.mp else _("The Member of Parliament"), *HOUSE)

    @property
    def member_id(self) -> int:
        """Parliament's id of the MP; none for an office."""
        return self.seat.mp.member_id if self.held is None and self.seat.mp else 0

    @property
    def office_key(self) -> str:
        """What tells an office's holder from every other; empty for an MP."""
        return self.held.key if self.held is not None else ""

    @property
    def kept(self) -> dict[str, object]:
        """What a letter keeps of whom it is for, by the names of its columns."""
        held = self.held
        return {
            "member_id": self.member_id,
            "addressee_name": self.name,
            "addressee_email": self.email,
            "office": held.office if held else "",
            "office_area": held.area_code if held else "",
            "office_place": held.place if held else "",
            "office_name": held.name if held else "",
            "office_key": self.office_key,
        }

    @property
    def without_address(self) -> str:
        """What a writer reads where nobody has published an e-mail address; empty where there is one."""
        if self.email:
            return ""
        if self.held is not None:
            return _(
                "We hold no e-mail address for %(office)s, so we cannot deliver your letter. It is kept: send it from your "
                "own mailbox, or print it."
            ) % {"office": self.held.described}
        return _(
            "Parliament lists no e-mail address for %(mp)s, so we cannot deliver your letter. It is kept. "
            "Print it and post it to the House of Commons, London SW1A 0AA."
        ) % {"mp": self.name}

    def standing(self, role: str) -> str:
        """Return the line that says what the writer, in this role, has to do with the seat or area."""
        leads = role == Role.LEADER
        if self.held is not None and not self.held.knows_place:
            said = (
                _("My school is in the Westminster constituency %(seat)s.")
                if leads
                else _("I live in the Westminster constituency %(seat)s.")
            )
        elif self.held is not None and not self.held.office.is_devolved:
            said = _("My school is in your area, %(seat)s.") if leads else _("I live in your area, %(seat)s.")
        else:
            said = _("My school is in your constituency, %(seat)s.") if leads else _("I live in your constituency, %(seat)s.")
        return said % {"seat": self.place}

    @property
    def as_at(self) -> dt.date | None:
        """The day up to which we know it."""
        return self.held.checked if self.held is not None else self.seat.as_at


def addressed(of: Addressed, seat: Seat, on: dt.date) -> To:
    """Return to whom a draft or a letter goes on a day; an office whose area is no more is the seat's MP again."""
    office = office_with(of.office)
    if office is None:
        return To(seat)
    try:
        return To(seat, holder(office, area_of(office, of.office_area), of.office_name, on))
    except Area.DoesNotExist:
        return To(seat)


def described(name: str, place: str, office: str = "") -> str:
    """Return name and function: "Ada Example, MP for Upper Example"."""
    if known := office_with(office):
        return _("%(name)s, %(office)s, %(place)s") % {"name": name, "office": known.called, "place": place}
    return _("%(mp)s, MP for %(seat)s") % {"mp": name, "seat": place}
