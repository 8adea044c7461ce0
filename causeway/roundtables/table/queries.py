"""Proposing who sits at the table: from a council, a region, seats, postcodes or schools to MPs, and which of them share a council."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from causeway.areas.domain.postcodes import last_in
from causeway.areas.models import Area, AreaKind, School
from causeway.areas.naming import in_sentence
from causeway.areas.queries import parts_of, wholes_of_any
from causeway.areas.search import Found, find
from causeway.representatives.members.queries import Seat as HeldSeat
from causeway.representatives.members.queries import seat, seat_table
from causeway.roundtables.table.domain.kinds import StartFrom
from causeway.words.domain.keys import key_in

SLIVER = 0.05  # a seat or council with less than this in common is not proposed
MOST_LINES, MOST_OTHERS, LOOKED_AT = 40, 4, 20
FEW = 8  # from here on, one look at the whole table of seats is cheaper than one look each
_WITH_SEATS = {AreaKind.REGION, AreaKind.UPPER_TIER, AreaKind.DISTRICT, AreaKind.ICB, AreaKind.HEALTH_BOARD}


@dataclass(frozen=True)
class ProposedSeat:
    """A seat that could be at the table; ``nobody`` says why it has no MP at the moment."""

    code: str
    name: str
    mp: str
    party: str
    member_id: int | None
    nobody: str
    because: str


@dataclass(frozen=True)
class ProposedSchool:
    """A school whose leader could be at the table, and the seat it stands in."""

    urn: int
    name: str
    town: str
    seat_code: str


@dataclass(frozen=True)
class Line:
    """What one typed line was read as, and what else it may mean."""

    typed: str
    read_as: str
    detail: str
    others: tuple[str, ...]  # each as it can be typed to mean it


@dataclass(frozen=True)
class Proposal:
    """Everything that was typed, read together."""

    lines: tuple[Line, ...]
    seats: tuple[ProposedSeat, ...]
    schools: tuple[ProposedSchool, ...]
    start_from: StartFrom
    area: Area | None


def proposed(held: HeldSeat, because: str) -> ProposedSeat:
    """Return a seat as it is proposed."""
    mp = held.mp
    return ProposedSeat(
        code=held.constituency.code,
        name=held.constituency.name,
        mp=mp.name if mp else "",
        party=mp.party if mp else "",
        member_id=mp.member_id if mp else None,
        nobody="" if mp else held.explanation,
        because=because,
    )


def _seats_of(found: Found, on: dt.date) -> list[tuple[str, str]]:
    """Return the codes of the seats something stands for, each with the reason."""
    if found.kind in {AreaKind.CONSTITUENCY, "mp"}:
        return [(found.constituency_code or found.key, "")]
    if found.kind == "postcode":
        return (
            [(found.constituency_code, _("the postcode %(postcode)s") % {"postcode": found.label})]
            if found.constituency_code
            else []
        )
    if found.kind == "school":
        code = School.objects.filter(pk=found.key).values_list("constituency__code", flat=True).first()
        return [(code, found.label)] if code else []
    if found.kind in _WITH_SEATS:
        area = Area.objects.get(kind=found.kind, code=found.key)
        return [
            (share.area.code, _whole_or_part(area, share.share))
            for share in parts_of(area, AreaKind.CONSTITUENCY, on)
            if share.share >= SLIVER
        ]
    return []


def _whole_or_part(area: Area, share: float) -> str:
    whole = 0.995  # what is left is more likely an error of placing than people
    there = in_sentence(area).located
    return there if share >= whole else _("partly %(there)s") % {"there": there}


def _start_from(kinds: Iterable[str]) -> StartFrom:
    kinds = set(kinds)
    for kind, start in (
        (AreaKind.REGION, StartFrom.REGION),
        (AreaKind.UPPER_TIER, StartFrom.AUTHORITY),
        ("school", StartFrom.SCHOOLS),
    ):
        if kind in kinds:
            return start
    return StartFrom.SEATS


def _held(codes: Sequence[str], on: dt.date) -> list[HeldSeat]:
    if len(codes) > FEW:
        table = seat_table(on)
        return [table[code] for code in codes if code in table]
    return [seat(code, on) for code in codes]


def _seats(read: Sequence[Found], on: dt.date) -> tuple[ProposedSeat, ...]:
    reasons: dict[str, list[str]] = defaultdict(list)
    for found in read:
        for code, because in _seats_of(found, on):
            reasons[code].append(because)
    held = sorted(_held(list(reasons), on), key=lambda each: each.constituency.name)
    return tuple(proposed(one, "; ".join(dict.fromkeys(filter(None, reasons[one.constituency.code])))) for one in held)


def _schools(read: Sequence[Found]) -> tuple[ProposedSchool, ...]:
    urns = [int(found.key) for found in read if found.kind == "school"]
    schools = School.objects.select_related("constituency").filter(urn__in=urns)
    return tuple(
        ProposedSchool(one.urn, one.name, one.town, one.constituency.code if one.constituency else "") for one in schools
    )


def propose(typed: str, on: dt.date) -> Proposal:
    """Read what was typed, one place a line, and return the seats and schools it stands for. Seats are by name, each once."""
    texts = list(dict.fromkeys(filter(None, map(str.strip, typed.splitlines()))))[:MOST_LINES]
    found = [(text, _find(text)) for text in texts]
    read = [each[0] for _text, each in found if each]
    area = next((each for each in read if each.kind in {AreaKind.REGION, AreaKind.UPPER_TIER}), None)
    return Proposal(
        tuple(_line(text, each) for text, each in found),
        _seats(read, on),
        _schools(read),
        _start_from(each.kind for each in read),
        Area.objects.get(kind=area.kind, code=area.key) if area else None,
    )


_NAMED = re.compile(r"(?P<label>.+?) \((?P<detail>[^()]+)\)")


def _find(text: str) -> list[Found]:
    """Return what a line may mean; a school's URN, or a name with its kind or town in brackets as we show it, means that alone."""
    if key_in(text) is not None and (school := school_meant(text)):
        seat_code = school.constituency.code if school.constituency else None
        return [Found("school", str(school.urn), school.name, f"{school.town}, {school.postcode}", seat_code)]
    if named := _NAMED.fullmatch(text):
        same = [each for each in find(named["label"], LOOKED_AT) if each.detail.casefold() == named["detail"].casefold()]
        if same:
            return same[:1]
    return find(text, MOST_OTHERS + 1)


def _line(text: str, found: Sequence[Found]) -> Line:
    others = tuple(f"{each.label} ({each.detail})" for each in found[1:])
    return Line(text, found[0].label, found[0].detail, others) if found else Line(text, "", "", ())


def without(proposal: Proposal, codes: Iterable[str], urns: Iterable[int]) -> Proposal:
    """Return a proposal without the seats and schools that are at the table already."""
    seats, schools = set(codes), set(urns)
    return replace(
        proposal,
        seats=tuple(each for each in proposal.seats if each.code not in seats),
        schools=tuple(each for each in proposal.schools if each.urn not in schools),
    )


def school_meant(text: str) -> School | None:
    """Return the school somebody typed: by its URN, a postcode only one has, its whole name, or a name and town only one has."""
    schools = School.objects.select_related("constituency").filter(listed=True)
    if (urn := key_in(text)) is not None:
        return schools.filter(pk=urn).first()
    if postcode := last_in(text):
        there = list(schools.filter(postcode=postcode)[:2])
        return there[0] if len(there) == 1 else None
    found = [each for each in find(text, MOST_OTHERS + 1) if each.kind == "school"]
    same = [each for each in found if each.label.casefold() == text.casefold()] or found
    return schools.filter(pk=same[0].key).first() if len(same) == 1 else None


@dataclass(frozen=True)
class Shared:
    """A council that several seats of a roundtable have in common."""

    council: str
    seats: tuple[str, ...]


def shared_councils(codes: Sequence[str], on: dt.date) -> tuple[Shared, ...]:
    """Return the councils that two or more of these seats lie in, with the names of those seats."""
    seats = list(Area.objects.filter(kind=AreaKind.CONSTITUENCY, code__in=codes))
    found: dict[str, list[str]] = defaultdict(list)
    for one in sorted(seats, key=lambda each: each.name):
        for council in wholes_of_any([one], AreaKind.UPPER_TIER, on, SLIVER):
            found[council.name].append(one.name)
    return tuple(Shared(council, tuple(names)) for council, names in sorted(found.items()) if len(names) > 1)


def bodies_of(codes: Sequence[str], kind: str, on: dt.date) -> list[str]:
    """Return the names of the councils or boards that the seats lie in."""
    seats = list(Area.objects.filter(kind=AreaKind.CONSTITUENCY, code__in=codes))
    return [area.name for area in wholes_of_any(seats, kind, on, SLIVER)] if seats else []
