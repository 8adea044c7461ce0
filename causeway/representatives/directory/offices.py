"""Who holds an office where somebody lives or works, as far as a directory says; where none does, the office itself."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from django.db.models import Q
from django.utils.translation import gettext as _

from causeway.areas.domain.nations import Nation
from causeway.areas.models import Area
from causeway.areas.nations import nations
from causeway.representatives.directory.domain.offices import Office, Offices, of_nations
from causeway.representatives.directory.models import OfficeEntry
from causeway.representatives.members.domain import address


@dataclass(frozen=True)
class Held:
    """An office in an area. ``name`` and ``email`` are empty where we hold none: then the office is written to.

    ``area_code`` is the code of the council, the board or, for a devolved office, the Westminster seat it was asked for. ``knows_place``
    is false where we do not know which constituency of the Senedd or the Assembly that seat is in; ``place`` is then the seat's name.
    """

    office: Office
    area_code: str
    place: str
    knows_place: bool = True
    name: str = ""
    email: str = ""
    own_salutation: str = ""
    source: str = ""
    checked: dt.date | None = None

    @property
    def title(self) -> str:
        """What the office is called."""
        return self.office.called

    @property
    def described(self) -> str:
        """Who it is, as a sentence names them: the person with their office, or the office with its area."""
        if not self.knows_place:
            return _("your %(office)s") % {"office": self.title}
        if not self.name:
            return _("the %(office)s, %(place)s") % {"office": self.title, "place": self.place}
        return _("%(name)s, %(office)s, %(place)s") % {"name": self.name, "office": self.title, "place": self.place}

    @property
    def salutation(self) -> str:
        """The opening of a letter, without comma."""
        if not self.name:
            return _("Dear %(office)s") % {"office": self.title}
        return self.own_salutation or address.salutation(self.name)

    @property
    def envelope(self) -> tuple[str, ...]:
        """The lines above a letter on paper, as far as we hold them."""
        return tuple(filter(None, (self.name, self.title, self.place if self.knows_place else "")))

    @property
    def key(self) -> str:
        """What tells this addressee from every other, in at most forty characters."""
        of = f"{self.area_code if not self.office.is_devolved else ''}/{self.name.casefold()}" if self.name else self.area_code
        return f"{self.office}:{sha256(of.encode()).hexdigest()[:16]}"


@lru_cache(maxsize=4)
def _made(of: tuple[Nation, ...]) -> Offices:
    return of_nations(of)


def offices() -> Offices:
    """Return every office by its key, in order."""
    return _made(nations())


def office(key: str) -> Office | None:
    """Return the office with this key; ``None`` where none has it, as for the MP."""
    return offices().get(key)


def offices_of(nation: str) -> tuple[Office, ...]:
    """Return the offices we can offer in a nation, by its code."""
    return tuple(each for each in offices().values() if each.nation.code == nation)


def _of(office: Office, area: Area) -> Q:
    return Q(seats=area) if office.is_devolved else Q(area=area)


def _from(entry: OfficeEntry, office: Office, area: Area) -> Held:
    return Held(
        office=office,
        area_code=area.code,
        place=entry.place or area.name,
        name=entry.name,
        email=entry.email,
        own_salutation=entry.salutation,
        source=entry.source,
        checked=entry.checked,
    )


def holders(office: Office, area: Area, on: dt.date) -> tuple[Held, ...]:
    """Return whoever holds an office for an area on a day, by name; never none: without an entry, the office itself."""
    entries = OfficeEntry.objects.in_force(on).filter(_of(office, area), office=office).order_by("name", "pk")
    found = tuple(_from(entry, office, area) for entry in entries)
    named = tuple(held for held in found if held.name)
    return named or found[:1] or (Held(office, area.code, area.name, knows_place=not office.is_devolved),)


def holder(office: Office, area: Area, name: str, on: dt.date) -> Held:
    """Return the holder of that name; where none is, whoever holds it now if only one does, and else the office itself."""
    found = holders(office, area, on)
    if (same := next((held for held in found if held.name == name), None)) is not None:
        return same
    if len(found) == 1:
        return found[0]
    first = found[0]
    return Held(office, area.code, first.place, first.knows_place)


def area_of(office: Office, code: str) -> Area:
    """Return the area an office was asked for; raises ``Area.DoesNotExist``."""
    return Area.objects.get(kind=office.area_kind, code=code)


def sources(found: Iterable[Held]) -> tuple[str, ...]:
    """Return the pages that a list of holders was read from, each once."""
    return tuple(dict.fromkeys(held.source for held in found if held.source))
