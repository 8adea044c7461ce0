"""The offices a writer may write to instead of the MP: those that decide where they live, and where their school is.

Only offices that the campaign has an ask for are offered: a letter to somebody who can do nothing about it helps nobody.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from causeway.areas import queries as areas
from causeway.areas.models import Area, AreaKind
from causeway.areas.nations import nation_code
from causeway.areas.typed import school
from causeway.campaign.pack import campaign
from causeway.campaign.words import in_nation
from causeway.letters.letter.domain.composing import Role
from causeway.letters.letter.models import Draft
from causeway.letters.letter.places import areas_of_address
from causeway.representatives.addressees.addressee import Addressee
from causeway.representatives.directory.domain.offices import Office
from causeway.representatives.directory.offices import holders, offices, offices_of


@dataclass(frozen=True)
class Choice:
    """One addressee on offer, and as what the writer may write: as somebody who lives there, whose school is there, or either."""

    to: Addressee
    roles: tuple[Role, ...]

    @property
    def key(self) -> str:
        """What the form sends."""
        return f"{self.to.area.code}/{self.to.key}"

    @property
    def kept(self) -> Mapping[str, str]:
        """What a draft keeps of this choice."""
        return {"office": self.to.post.key, "office_area": self.to.area.code, "holder_name": self.to.name}


@dataclass(frozen=True)
class Group:
    """One office with its choices, and what is decided there."""

    office: Office
    choices: tuple[Choice, ...]

    @property
    def knows_place(self) -> bool:
        """Whether we know of which constituency of the Senedd or the Assembly the Members are."""
        return all(choice.to.knows_place for choice in self.choices)

    @property
    def unheld(self) -> bool:
        """Whether we hold neither a name nor an address of any of them, so that it is said once."""
        return not any(choice.to.name or choice.to.email for choice in self.choices)


def groups(of: Draft, on: dt.date) -> tuple[Group, ...]:
    """Return the offices for this draft's places, one group each; none where we have nobody to offer."""
    found: dict[Office, dict[str, Choice]] = {}
    for role, office, area in _asked(of, on):
        for to in holders(office, area, on):
            choices = found.setdefault(office, {})
            before = choices.get(to.key)
            roles = before.roles if before else ()
            choices[to.key] = Choice(before.to if before else to, roles if role in roles else (*roles, role))
    return tuple(Group(office, tuple(found[office].values())) for office in offices().values() if office in found)


def chosen(of: Draft, among: tuple[Group, ...]) -> str:
    """Return the key of the choice a draft stands on; empty for the MP, and where its choice is no longer offered."""
    of_office = (choice for group in among for choice in group.choices if group.office == of.office)
    here = [choice for choice in of_office if choice.to.area.code == of.office_area]
    same = next((choice for choice in here if choice.to.name == of.holder_name), None) or next(iter(here), None)
    return same.key if same else ""


def roles_for(of: Draft, on: dt.date) -> tuple[Role, ...]:
    """Return as what the writer may write to whom their draft is for; the address they give then says whether it fits."""
    seats, office = _seats(of), offices().get(of.office)
    if office is None:
        return tuple(seats)
    fitting = tuple(
        role
        for role, seat in seats.items()
        if of.office_area in {area.code for area in (*_areas(of, role, seat, office, on), *_touched(seat, office, on))}
    )
    return fitting or tuple(seats)


def _seats(of: Draft) -> dict[Role, str]:
    return {role: code for role, code in ((Role.CONSTITUENT, of.home_code), (Role.LEADER, of.school_code)) if code}


def _asked(of: Draft, on: dt.date) -> Iterator[tuple[Role, Office, Area]]:
    for role, seat_code in _seats(of).items():
        for office in _asked_something(seat_code):
            for area in _areas(of, role, seat_code, office, on):
                yield role, office, area


def _asked_something(seat_code: str) -> tuple[Office, ...]:
    """Return the offices of a seat's nation that the campaign asks something of."""
    nation = nation_code(seat_code)
    return tuple(office for office in offices_of(nation) if in_nation(campaign().asks_of(office), nation))


def _areas(of: Draft, role: Role, seat_code: str, office: Office, on: dt.date) -> list[Area]:
    """Return the areas of an office that a home or a school is in: exactly where we can tell, all that the seat touches where not."""
    if office.is_devolved:
        return _touched(seat_code, office, on)
    exact = _of_school(of, office, on) if role is Role.LEADER else areas_of_address(of.address, seat_code, office.area_kind, on)
    return exact or _touched(seat_code, office, on)


def _touched(seat_code: str, office: Office, on: dt.date) -> list[Area]:
    seat = Area.objects.get(kind=AreaKind.CONSTITUENCY, code=seat_code)
    return [seat] if office.is_devolved else [share.area for share in areas.wholes_of(seat, office.area_kind, on)]


def _of_school(of: Draft, office: Office, on: dt.date) -> list[Area]:
    known = school(of.school_urn)
    if known is None:
        return []
    candidates = (known.authority,) if office.area_kind == AreaKind.UPPER_TIER else (known.icb_2026, known.icb_2023)
    keys = [area.pk for area in candidates if area is not None]
    return list(Area.objects.filter(pk__in=keys, kind=office.area_kind).as_at(on)[:1])
