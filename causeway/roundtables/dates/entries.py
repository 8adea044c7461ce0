"""A roundtable's calendar entry as it stands, and who should hold one."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from causeway.roundtables.dates.actions.guest_mail import ENTRY
from causeway.roundtables.dates.domain.calendars import Entry, Method, Person
from causeway.roundtables.dates.models import Availability, CandidateDate
from causeway.roundtables.invitations.domain.invitations import Said
from causeway.roundtables.invitations.models import Answer, Invitation
from causeway.roundtables.table import arriving, guest_links
from causeway.roundtables.table.domain.kinds import Can, Mode, Role
from causeway.roundtables.table.guest_models import Guest
from causeway.roundtables.table.models import Roundtable


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
    place = ", ".join(part for part in (roundtable.venue, " ".join(roundtable.venue_place.split())) if part)
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
        sequence=roundtable.sequence,
        begins=date.starts_at,
        ends=date.ends_at(roundtable.minutes),
        title=roundtable.title,
        organiser=Person(owner.name or owner.email, owner.email),
        location=where(roundtable),
        words="\n\n".join(part for part in words if part),
        link=link,
        cancelled=cancelled,
    )


def invited(roundtable: Roundtable, date: CandidateDate) -> list[Holder]:
    """Return who comes or may come on a date: guests who did not say no, and offices that come then and gave an address."""
    cannot = set(Availability.objects.filter(date=date, can=Can.NO).values_list("guest", flat=True))
    guests = roundtable.guests.filter(erased=False).exclude(email="").exclude(pk__in=cannot).exclude(comes=False)
    offices = [answer for answer in last_answers(roundtable) if comes(answer, date)]
    return [
        *(Holder(Person(guest.name or guest.email, guest.email), guest=guest) for guest in guests),
        *(
            Holder(Person(answer.who or answer.invitation.mp_name, answer.email), invitation=answer.invitation)
            for answer in offices
            if answer.email
        ),
    ]


def without_address(roundtable: Roundtable, date: CandidateDate) -> list[Answer]:
    """Return the answers of offices that come on a date and gave no address: somebody has to tell them."""
    return [answer for answer in last_answers(roundtable) if comes(answer, date) and not answer.email]


def last_answers(roundtable: Roundtable) -> list[Answer]:
    """Return the last answer of each office; that one counts."""
    answers = (
        Answer.objects.filter(invitation__roundtable=roundtable)
        .exclude(invitation__state="withdrawn")
        .select_related("invitation__seat")
        .prefetch_related("dates")
    )
    last = {answer.invitation_id: answer for answer in answers.order_by("at", "pk")}
    return list(last.values())


def comes(answer: Answer, date: CandidateDate) -> bool:
    """Whether somebody from an office comes on a date; an office that named no dates comes on any."""
    dates = {each.pk for each in answer.dates.all()}
    return answer.said in {Said.ATTENDS, Said.SENDS} and (not dates or date.pk in dates)


def holding(roundtable: Roundtable) -> list[Holder]:
    """Return who holds an entry that was not cancelled: to them every change goes, whatever they have said since."""
    last = {}
    sent = roundtable.entries_sent.select_related("guest", "invitation").order_by("sequence", "pk")
    for each in sent:
        last[each.guest_id, each.invitation_id] = each
    holders = []
    addresses = {answer.invitation_id: answer for answer in last_answers(roundtable) if answer.email}
    for each in last.values():
        if each.method == Method.CANCEL:
            continue
        if each.guest is not None and each.guest.email:
            holders.append(Holder(Person(each.guest.name or each.guest.email, each.guest.email), guest=each.guest))
        elif each.invitation is not None and each.invitation_id in addresses:
            answer = addresses[each.invitation_id]
            holders.append(Holder(Person(answer.who or each.invitation.mp_name, answer.email), invitation=each.invitation))
    return holders


def missing(roundtable: Roundtable) -> list[Holder]:
    """Return who comes and does not hold the entry as it stands."""
    if roundtable.chosen is None:
        return []
    there = set(roundtable.entries_sent.filter(sequence=roundtable.sequence).values_list("guest_id", "invitation_id"))
    return [each for each in invited(roundtable, roundtable.chosen) if each.row not in there]


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
    of_guests, of_offices = arriving.of(list(guests.values()), ENTRY), arriving.of(list(offices.values()), ENTRY)
    return [
        *(Lost(guests[key].name or guests[key].email, words) for key, words in of_guests.items()),
        *(Lost(offices[key].mp_name, words) for key, words in of_offices.items()),
    ]


def stamped(roundtable: Roundtable) -> dt.datetime:
    """Return when what stands in calendars was last changed."""
    return roundtable.changed
