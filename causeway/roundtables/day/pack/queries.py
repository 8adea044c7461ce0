"""What the papers for the day are made from: who sits at the table, the run sheet, who does what. Read once, and frozen."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.areas.models import AreaKind
from causeway.roundtables.dates import entries
from causeway.roundtables.day.duty_models import Duty, DutyHolder
from causeway.roundtables.day.sheet import queries as sheets
from causeway.roundtables.day.sheet.domain import Part as Kind
from causeway.roundtables.invitations.domain.invitations import Said
from causeway.roundtables.invitations.queries import last_answers
from causeway.roundtables.table import words
from causeway.roundtables.table.guest_models import Guest
from causeway.roundtables.table.models import Roundtable
from causeway.roundtables.table.retention import GUESTS_DAYS

LED_BY = {Kind.ARRIVE: Duty.HOST, Kind.BREAK: Duty.HOST}


@dataclass(frozen=True)
class Person:
    """Somebody with a place at the table; ``where`` is their school, body or constituency."""

    name: str
    post: str
    where: str


@dataclass(frozen=True)
class Speaker:
    """Somebody who speaks: under which theme, from when, and how many minutes the item has that they share; 0 where none is theirs."""

    person: Person
    theme: str
    begins: str
    minutes: int


@dataclass(frozen=True)
class Part:
    """One item of the run sheet, its times as a clock shows them."""

    begins: str
    ends: str
    minutes: int
    title: str
    theme: str
    leads: str
    mps_from_here: bool


@dataclass(frozen=True)
class Place:
    """An area that papers are about."""

    kind: str
    code: str
    name: str


@dataclass(frozen=True)
class Pack:
    """One roundtable as its papers tell it. ``when`` is empty while no date is settled: then the times are only an example."""

    title: str
    when: str
    where: str
    access: str
    themes: tuple[str, ...]
    ask: str
    people: tuple[Person, ...]
    speakers: tuple[Speaker, ...]
    duties: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    total: int
    seats: tuple[Place, ...]
    areas: tuple[Place, ...]  # the seats, and before them the authority or region it began from
    organisers: tuple[Person, ...]
    day: dt.date | None
    keep_days: int  # how long after the day those invited are known


def of(roundtable: Roundtable) -> Pack:
    """Return what the papers of a roundtable are made from."""
    sheet = sheets.of(roundtable)
    duties, guests = _duties(roundtable), _coming(roundtable)
    starts = timezone.localtime(roundtable.chosen.starts_at) if roundtable.chosen else None
    seats = tuple(Place(AreaKind.CONSTITUENCY.value, seat.code, seat.name) for seat in roundtable.seats.all())
    organisers = _organisers(roundtable)
    return Pack(
        title=roundtable.title,
        when=_when(starts, sheet) if starts else "",
        where=entries.where(roundtable),
        access=" ".join(roundtable.venue_access.split()),
        themes=tuple(str(theme) for theme in roundtable.themes),
        ask=roundtable.ask.strip(),
        people=_at_table(roundtable, guests, organisers),
        speakers=_speakers(guests, sheet),
        duties=tuple((duty.get_duty_display(), duty.name) for duty in duties),
        parts=tuple(_part(line, {duty.duty: duty.name for duty in duties}) for line in sheet.lines),
        total=sheet.total,
        seats=seats,
        areas=(*_began(roundtable), *seats),
        organisers=organisers,
        day=starts.date() if starts else None,
        keep_days=GUESTS_DAYS,
    )


def _when(starts: dt.datetime, sheet: sheets.Sheet) -> str:
    said = {"day": date_format(starts, "l j F Y"), "from": f"{starts:%H:%M}", "to": f"{sheet.ends:%H:%M}" if sheet.ends else ""}
    return (_("%(day)s, %(from)s to %(to)s") if sheet.ends else _("%(day)s, %(from)s")) % said


def _began(roundtable: Roundtable) -> tuple[Place, ...]:
    if roundtable.area_kind in {AreaKind.UPPER_TIER.value, AreaKind.REGION.value} and roundtable.area_code:
        return (Place(roundtable.area_kind, roundtable.area_code, roundtable.place),)
    return ()


def _duties(roundtable: Roundtable) -> list[DutyHolder]:
    order = list(Duty)
    held = roundtable.duties.select_related("organiser", "guest")
    return sorted((duty for duty in held if duty.name), key=lambda duty: order.index(Duty(duty.duty)))


def _at_table(
    roundtable: Roundtable, guests: dict[int, tuple[Guest, Person]], organisers: tuple[Person, ...]
) -> tuple[Person, ...]:
    """Return everybody with a place: MPs, guests, organisers; an organiser who is a guest too has one."""
    coming = sorted((person for _guest, person in guests.values()), key=lambda each: each.name.casefold())
    names = {each.name.casefold() for each in coming}
    return (*_mps(roundtable), *coming, *(each for each in organisers if each.name.casefold() not in names))


def _mps(roundtable: Roundtable) -> tuple[Person, ...]:
    """Return who comes for each seat: the MP, or whom the office sends. Who has not answered, or cannot, has no card."""
    there = []
    for answer in last_answers(roundtable):
        if roundtable.chosen is not None and not entries.comes(answer, roundtable.chosen):
            continue
        seat, mp = answer.invitation.seat.name, answer.invitation.mp_name
        if answer.said == Said.ATTENDS:
            there.append(Person(mp, _("Member of Parliament"), seat))
        elif answer.said == Said.SENDS:
            there.append(Person(answer.who or mp, _("for %(mp)s") % {"mp": mp} if answer.who else _("Office of the MP"), seat))
    return tuple(sorted(there, key=lambda each: each.where))


def _coming(roundtable: Roundtable) -> dict[int, tuple[Guest, Person]]:
    """Return the guests who did not say no, by their key, each as a person at the table."""
    fills = {role.guest_id: (words.role(role.key), role.body) for role in roundtable.partners.exclude(guest=None)}
    people = {}
    for guest in roundtable.guests.filter(erased=False).exclude(comes=False).exclude(name=""):
        role, body = fills.get(guest.pk, ("", ""))
        people[guest.pk] = guest, Person(guest.name, guest.post or role or words.guest_kind(guest.kind), guest.school or body)
    return people


def _organisers(roundtable: Roundtable) -> tuple[Person, ...]:
    there = roundtable.organisers.filter(revoked_at=None).exclude(name="")
    return tuple(Person(each.name, each.post or _("Organiser"), "") for each in there)


def _part(line: sheets.Line, duties: dict[str, str]) -> Part:
    item = line.item
    return Part(
        begins=f"{line.begins:%H:%M}",
        ends=f"{line.ends:%H:%M}",
        minutes=item.minutes,
        title=item.title,
        theme=item.theme,
        leads=item.speaker.name if item.speaker and item.speaker.name else _leads(Kind(item.kind), duties),
        mps_from_here=line.first_with_mps,
    )


def _leads(kind: Kind, duties: dict[str, str]) -> str:
    if kind is Kind.SPEAKERS:
        return _("Speakers")
    if kind is Kind.MPS_ANSWER:
        return _("MPs")
    duty = LED_BY.get(kind, Duty.CHAIR)
    return duties.get(duty) or str(duty.label)


def _speakers(guests: dict[int, tuple[Guest, Person]], sheet: sheets.Sheet) -> tuple[Speaker, ...]:
    """Return who speaks, in the order of the sheet: who leads an item as its speaker, and whoever speaks on a theme."""
    found: dict[int, Speaker] = {}
    for line in sheet.lines:
        if (key := line.item.speaker_id) in guests and key not in found:
            found[key] = Speaker(guests[key][1], line.item.theme, f"{line.begins:%H:%M}", line.item.minutes)
    items = {line.item.theme: line for line in reversed(sheet.lines) if line.item.kind == Kind.SPEAKERS}
    for key, (guest, person) in guests.items():
        if guest.speaks_on and key not in found:
            item = items.get(guest.speaks_on)
            begins, minutes = (f"{item.begins:%H:%M}", item.item.minutes) if item else ("", 0)
            found[key] = Speaker(person, guest.speaks_on, begins, minutes)
    return tuple(sorted(found.values(), key=lambda each: each.begins or "~"))
