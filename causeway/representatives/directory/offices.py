"""Who holds an office where somebody lives or works, as far as a directory says; where none does, the office itself."""

import datetime as dt
from functools import lru_cache
from hashlib import sha256

from django.db.models import Q
from django.utils.translation import gettext as _

from causeway.areas.domain.nations import Nation
from causeway.areas.models import Area
from causeway.areas.nations import nations
from causeway.representatives.addressees import posts
from causeway.representatives.addressees.addressee import Addressee, of_seat
from causeway.representatives.addressees.posts import Post
from causeway.representatives.addressees.words import SOMEWHERE
from causeway.representatives.directory.domain.offices import Office, Offices, of_nations
from causeway.representatives.directory.models import OfficeEntry
from causeway.representatives.members.domain import address
from causeway.representatives.members.queries import Seat


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


def post(key: str) -> Post:
    """Return the post that our rows write so: the MP for an empty key, an office for another, whether or not any file still has it."""
    if not key:
        return posts.the_mp()
    known = office(key)
    return posts.of_office(known) if known is not None else posts.unknown(key)


def _of(office: Office, area: Area) -> Q:
    return Q(seats=area) if office.is_devolved else Q(area=area)


def _key(office: Office, area: Area, name: str) -> str:
    """Return what tells this addressee from every other, in at most forty characters."""
    of = f"{area.code if not office.is_devolved else ''}/{name.casefold()}" if name else area.code
    return f"{office}:{sha256(of.encode()).hexdigest()[:16]}"


def _held(office: Office, area: Area, entry: OfficeEntry) -> Addressee:
    held, place = posts.of_office(office), entry.place or area.name
    return Addressee(
        held,
        held.words,
        area,
        place,
        _key(office, area, entry.name),
        name=entry.name,
        email=entry.email,
        salutation=_salutation(held, entry),
        envelope=tuple(filter(None, (entry.name, held.title, place))),
        source=entry.source,
        as_at=entry.checked,
    )


def _salutation(held: Post, entry: OfficeEntry) -> str:
    return entry.salutation or address.salutation(entry.name) if entry.name else _("Dear %(office)s") % {"office": held.title}


def _itself(office: Office, area: Area, place: str, *, knows_place: bool) -> Addressee:
    """Return the office itself, of whose holder we have neither name nor address."""
    held = posts.of_office(office)
    return Addressee(
        held,
        held.words if knows_place else SOMEWHERE,
        area,
        place,
        _key(office, area, ""),
        salutation=_("Dear %(office)s") % {"office": held.title},
        envelope=tuple(filter(None, (held.title, place if knows_place else ""))),
    )


def holders(office: Office, area: Area, on: dt.date) -> tuple[Addressee, ...]:
    """Return whoever holds an office for an area on a day, by name; never none: without an entry, the office itself."""
    entries = OfficeEntry.objects.in_force(on).filter(_of(office, area), office=office).order_by("name", "pk")
    found = tuple(_held(office, area, entry) for entry in entries)
    named = tuple(each for each in found if each.name)
    return named or found[:1] or (_itself(office, area, area.name, knows_place=not office.is_devolved),)


def holder(office: Office, area: Area, name: str, on: dt.date) -> Addressee:
    """Return the holder of that name; where none is, whoever holds it now if only one does, and else the office itself."""
    found = holders(office, area, on)
    if (same := next((each for each in found if each.name == name), None)) is not None:
        return same
    if len(found) == 1:
        return found[0]
    return _itself(office, area, found[0].place, knows_place=found[0].knows_place)


def addressee(key: str, area_code: str, name: str, seat: Seat, on: dt.date) -> Addressee:
    """Return whom a row means that says a post, the area it was asked for and who was chosen; ``seat`` is the writer's.

    An office that no file has any more, or whose area is no more, is the seat's MP again.
    """
    known = office(key)
    if known is None:
        return of_seat(seat)
    try:
        return holder(known, posts.of_office(known).area(area_code), name, on)
    except Area.DoesNotExist:
        return of_seat(seat)
