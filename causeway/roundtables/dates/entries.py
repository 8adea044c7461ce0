"""A roundtable's calendar entry as it stands, and who should hold one."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from causeway.calendars.domain import Entry, Method, Person
from causeway.outbox import no_more
from causeway.roundtables.dates.calendar_models import EntrySent
from causeway.roundtables.dates.models import Availability
from causeway.roundtables.invitations.domain.invitations import Said
from causeway.roundtables.invitations.domain.invitations import State as Sent
from causeway.roundtables.invitations.models import Answer, Invitation
from causeway.roundtables.invitations.queries import answers_by_invitation
from causeway.roundtables.invitations.words import who_comes
from causeway.roundtables.table import deliveries, guest_links
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.table.domain.kinds import Can, Mode, Role
from causeway.roundtables.table.domain.states import State
from causeway.roundtables.table.guest_mail import ENTRY
from causeway.roundtables.table.guest_models import Guest
from causeway.roundtables.table.models import Roundtable

Answers = Mapping[int, Answer]  # by invitation; whoever asks several questions reads them once


def _heard(roundtable: Roundtable, answers: Answers | None) -> Answers:
    return answers_by_invitation(roundtable) if answers is None else answers


@dataclass(frozen=True)
class Holder:
    """Somebody to whom an entry goes: a guest, or an MP's office."""

    person: Person
    guest: Guest | None = None
    invitation: Invitation | None = None

    @property
    def link(self) -> str:
        """The address of a guest's own page; an office has its own letter's."""
        return guest_links.address(self.guest) if self.guest else ""

    @property
    def row(self) -> tuple[int | None, int | None]:
        """The keys of the guest and of the invitation: one of them is none."""
        return (self.guest.pk if self.guest else None, self.invitation.pk if self.invitation else None)

    @property
    def key(self) -> str:
        """What tells one holder from another."""
        return f"g{self.guest.pk}" if self.guest else f"m{self.invitation.pk if self.invitation else ''}"


def where(roundtable: Roundtable) -> str:
    """Return the place in a line; an online meeting says so."""
    lines = [" ".join(line.split()).rstrip(",") for line in (roundtable.venue, *roundtable.venue_place.splitlines())]
    place = ", ".join(line for line in lines if line)
    if roundtable.mode == Mode.ONLINE:
        return _("Online")
    if roundtable.mode == Mode.HYBRID:
        return _("%(place)s, and online") % {"place": place} if place else _("Online")
    return place


def entry(roundtable: Roundtable, date: CandidateDate, link: str = "", *, cancelled: bool = False) -> Entry:
    """Return what a calendar is to hold. Joining details stand in it, so it is only ever given to those invited."""
    owner = roundtable.organisers.get(role=Role.OWNER)
    words = [roundtable.joining, roundtable.venue_access and _("Access: %(words)s") % {"words": roundtable.venue_access}, link]
    return Entry(
        uid=f"{roundtable.calendar_uid}@{settings.MAIL_FROM_DOMAIN}",
        sequence=roundtable.wire_sequence,
        begins=date.starts_at,
        ends=date.ends_at(roundtable.minutes),
        title=roundtable.title,
        organiser=Person(owner.name or owner.email, owner.email),
        location=where(roundtable),
        words="\n\n".join(part for part in words if part),
        link=link,
        cancelled=cancelled,
    )


def on_a_page(roundtable: Roundtable, link: str) -> Entry | None:
    """Return the entry that anybody invited can take from their page: cancelled, under a higher number, once it is off or put off."""
    if roundtable.chosen is not None:
        return entry(roundtable, roundtable.chosen, link, cancelled=roundtable.state == State.CANCELLED)
    if roundtable.put_off_from is None:
        return None
    was = CandidateDate(roundtable=roundtable, starts_at=roundtable.put_off_from)
    return entry(roundtable, was, link, cancelled=True)


def invited(roundtable: Roundtable, date: CandidateDate, answers: Answers | None = None) -> list[Holder]:
    """Return who comes or may come on a date: guests who did not say no, and offices that come then and gave an address."""
    cannot = set(Availability.objects.filter(date=date, can=Can.NO).values_list("guest", flat=True))
    guests = roundtable.guests.filter(erased=False).exclude(email="").exclude(pk__in=cannot).exclude(comes=False)
    offices = [answer for answer in _heard(roundtable, answers).values() if comes(answer, date)]
    return [
        *(Holder(Person(guest.name or guest.email, guest.email), guest=guest) for guest in guests),
        *(Holder(Person(who_comes(answer), answer.email), invitation=answer.invitation) for answer in offices if answer.email),
    ]


def without_address(roundtable: Roundtable, date: CandidateDate, answers: Answers | None = None) -> list[Answer]:
    """Return the answers of offices that come on a date and gave no address: somebody has to tell them."""
    return [answer for answer in _heard(roundtable, answers).values() if comes(answer, date) and not answer.email]


def comes(answer: Answer, date: CandidateDate) -> bool:
    """Whether somebody from an office comes on a date; an office that named no dates comes on any."""
    dates = {each.pk for each in answer.dates.all()}
    return answer.said in {Said.ATTENDS, Said.SENDS} and (not dates or date.pk in dates)


def standing(roundtable: Roundtable) -> list[EntrySent]:
    """Return the last entry that went to each address and was not taken back there: these stand in calendars."""
    last: dict[tuple[int | None, int | None, str], EntrySent] = {}
    sent = roundtable.entries_sent.select_related("guest", "invitation__seat").order_by("at", "pk")
    for each in sent:
        last.pop((each.guest_id, each.invitation_id, ""), None)  # one whose address is not known went where this one goes
        last[each.guest_id, each.invitation_id, each.email.lower()] = each
    return [each for each in last.values() if each.method != Method.CANCEL]


def _address_now(sent: EntrySent, answers: Answers) -> str:
    """Return where an entry should stand now: at its guest's address, or the one the office gave last. Empty: nowhere any more."""
    if sent.guest is not None:
        return sent.guest.email
    if sent.invitation is None or sent.invitation.state == Sent.WITHDRAWN:
        return ""
    answer = answers.get(sent.invitation.pk)
    return (answer.email if answer else "") or sent.email


def _holder(sent: EntrySent, answers: Answers, address: str) -> Holder:
    if sent.guest is not None:
        return Holder(Person(sent.guest.name or address, address), guest=sent.guest)
    answer = answers.get(sent.invitation_id or 0)
    name = who_comes(answer) if answer else sent.invitation.mp_name if sent.invitation else address
    return Holder(Person(name, address), invitation=sent.invitation)


def holding(roundtable: Roundtable, answers: Answers | None = None, stands: list[EntrySent] | None = None) -> list[Holder]:
    """Return who holds an entry that was not cancelled: to them every change goes, whatever they have said since."""
    answers = _heard(roundtable, answers)
    found: dict[tuple[int | None, int | None, str], Holder] = {}
    for sent in standing(roundtable) if stands is None else stands:
        if address := _address_now(sent, answers):
            found.setdefault((sent.guest_id, sent.invitation_id, address.lower()), _holder(sent, answers, address))
    return list(found.values())


@dataclass(frozen=True)
class Astray:
    """An entry in a calendar where it no longer belongs: at ``holder``'s old address. ``moved_to`` is who gets it now, if anybody."""

    holder: Holder
    moved_to: Holder | None


def astray(roundtable: Roundtable) -> list[Astray]:
    """Return the entries that stand at an address its owner gave up, or with an office whose invitation was taken back.

    Where the address was not kept, or was erased, nothing is known to be taken out.
    """
    answers = answers_by_invitation(roundtable)
    found = []
    for sent in standing(roundtable):
        address = _address_now(sent, answers)
        erased = sent.guest is not None and (sent.guest.erased or not address)
        if sent.email and not erased and address.lower() != sent.email.lower():
            moved = _holder(sent, answers, address) if address else None
            found.append(Astray(_holder(sent, answers, sent.email), moved))
    return found


def of_guest(roundtable: Roundtable, guest: Guest) -> list[Holder]:
    """Return where a guest's entry stands; at the address they have now where it was not kept where it went."""
    addresses = {
        (each.email or guest.email).lower(): each.email or guest.email
        for each in standing(roundtable)
        if each.guest_id == guest.pk
    }
    return [Holder(Person(guest.name or address, address), guest=guest) for address in addresses.values() if address]


def not_asked(roundtable: Roundtable, date: CandidateDate, answers: Answers | None = None) -> list[Answer]:
    """Return the answers of offices that come on other dates and had answered before this one was offered: they have not said no."""
    return [
        answer
        for answer in _heard(roundtable, answers).values()
        if answer.said in {Said.ATTENDS, Said.SENDS} and not comes(answer, date) and date.added_at and answer.at < date.added_at
    ]


def missing(roundtable: Roundtable, answers: Answers | None = None, stands: list[EntrySent] | None = None) -> list[Holder]:
    """Return who comes and does not hold the entry as it stands."""
    if roundtable.chosen is None:
        return []
    sent = standing(roundtable) if stands is None else stands
    there = {(each.guest_id, each.invitation_id) for each in sent if each.sequence == roundtable.sequence}
    return [each for each in invited(roundtable, roundtable.chosen, answers) if each.row not in there]


@dataclass(frozen=True)
class Unsent:
    """Who does not have the news as it stands: those it can be sent to, and guests who want no more mail and are told by a person."""

    to_send: tuple[Holder, ...]
    to_tell: tuple[Holder, ...]


def unsent(roundtable: Roundtable, answers: Answers | None = None) -> Unsent:
    """Return who comes and does not hold the entry as it stands, and in whose calendar stands what we may not change any more."""
    answers, stands = _heard(roundtable, answers), standing(roundtable)
    old = {(each.guest_id, each.invitation_id) for each in stands if each.sequence != roundtable.sequence}
    come = {each.row: each for each in missing(roundtable, answers, stands)}
    behind = come | {each.row: each for each in holding(roundtable, answers, stands) if each.row in old}
    wants_none = no_more.wanted_by(each.person.email for each in behind.values() if each.guest)
    refused = {row for row, each in behind.items() if each.guest and each.person.email in wants_none}
    return Unsent(
        to_send=tuple(each for row, each in come.items() if row not in refused),
        to_tell=tuple(behind[row] for row in behind if row in refused),
    )


@dataclass(frozen=True)
class Lost:
    """Somebody whose entry, or the news that it changed or is called off, did not arrive, or of whom that is not known."""

    name: str
    arrival: str


def lost(roundtable: Roundtable) -> list[Lost]:
    """Return those whose last calendar entry has something to be said of its arrival."""
    sent = roundtable.entries_sent.select_related("guest", "invitation").order_by("pk")
    guests = {each.guest.pk: each.guest for each in sent if each.guest is not None and each.guest.email}
    offices = {each.invitation.pk: each.invitation for each in sent if each.invitation is not None}
    of_guests, of_offices = deliveries.of(list(guests.values()), ENTRY), deliveries.of(list(offices.values()), ENTRY)
    return [
        *(Lost(guests[key].name or guests[key].email, words) for key, words in of_guests.items()),
        *(Lost(offices[key].mp_name, words) for key, words in of_offices.items()),
    ]


def stamped(roundtable: Roundtable) -> dt.datetime:
    """Return when what stands in calendars was last changed."""
    return roundtable.changed
