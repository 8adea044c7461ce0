"""Reads for the letters of thanks: who is thanked, by which words, and how many are still to be."""

import datetime as dt
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.roundtables.after.note import queries as noting
from causeway.roundtables.after.note.models import DayNote
from causeway.roundtables.after.thanks.domain import OF_MPS, Group, Parts, compose, group_of_guest, group_of_mp
from causeway.roundtables.after.thanks.models import Thanks
from causeway.roundtables.day.for_seats import came_for_seats
from causeway.roundtables.day.models import Attendance
from causeway.roundtables.invitations.domain.invitations import State
from causeway.roundtables.invitations.models import Answer, Invitation
from causeway.roundtables.invitations.queries import answers_by_invitation
from causeway.roundtables.promises.domain import State as Kept
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.table import deliveries, words
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.kinds import GuestKind
from causeway.roundtables.table.guest_mail import THANKS
from causeway.roundtables.table.guest_models import Guest
from causeway.roundtables.table.models import Organiser, Roundtable
from causeway.words.safe_words import identifies_a_child


@dataclass(frozen=True)
class Person:
    """Somebody who is thanked: a guest who came, or an invited MP. ``arrival`` says where our letter did not arrive."""

    key: str
    group: Group
    name: str
    what: str
    email: str
    office: str = ""  # the address an MP’s office gave, where the note may have gone
    guest: Guest | None = None
    invitation: Invitation | None = None
    row: Thanks | None = None
    arrival: str = ""

    @property
    def own(self) -> str:
        """The organisers' own words to them."""
        return self.row.own if self.row else ""

    @property
    def thanked(self) -> bool:
        """Whether a letter went, by us or by an organiser."""
        return self.row is not None and self.row.went_at is not None


def people(roundtable: Roundtable) -> list[Person]:
    """Return everybody to be thanked: MPs by their seat, then guests by name. Nobody, while nobody has said who came.

    Who walked in gave their address for the note alone, and who organises is not written to by themselves.
    """
    came = list(Attendance.objects.filter(roundtable=roundtable, came=True))
    if not came:
        return []
    rows = list(roundtable.thanks.all())
    said = deliveries.of([row for row in rows if row.by_us], THANKS)
    found = [*_mps(roundtable), *_guests(roundtable, {each.guest_id for each in came})]
    by_key = {f"m{row.invitation_id}" if row.invitation_id else f"g{row.guest_id}": row for row in rows}
    return [_with(each, by_key[each.key], said) if each.key in by_key else each for each in found]


def _with(each: Person, row: Thanks, said: dict[int, str]) -> Person:
    return replace(each, row=row, arrival=said.get(row.pk, ""))


def _mps(roundtable: Roundtable) -> list[Person]:
    answers = answers_by_invitation(roundtable)
    came = came_for_seats(roundtable, answers)
    invited = roundtable.invitations.exclude(state__in=[State.DRAFT, State.WITHDRAWN]).select_related("seat")
    found = []
    for each in invited:
        answer, there = answers.get(each.pk), came.get(each.pk)
        group = group_of_mp(came=there is not None, instead=there is not None and there.instead)
        what = _("MP for %(seat)s") % {"seat": each.seat.name}
        if there is not None and there.who:
            what = _("%(what)s; %(who)s was to come for them") % {"what": what, "who": there.who}
        office = answer.email if answer else ""
        found.append(Person(f"m{each.pk}", group, each.mp_name, what, each.mp_email or office, office, invitation=each))
    return found


def _guests(roundtable: Roundtable, came: set[int | None]) -> list[Person]:
    ours = {email.lower() for email in roundtable.organisers.exclude(email="").values_list("email", flat=True)}
    fills = {role.guest_id: words.role(role.key) for role in roundtable.partners.exclude(guest=None)}
    found = []
    for each in roundtable.guests.filter(pk__in=[key for key in came if key], erased=False).order_by("name", "pk"):
        if each.email.lower() in ours:
            continue
        group = group_of_guest(GuestKind(each.kind), fills_role=each.pk in fills)
        what = ", ".join(part for part in (each.post or fills.get(each.pk, ""), each.school if each.name else "") if part)
        found.append(Person(f"g{each.pk}", group, each.name or each.school, what, each.email, guest=each))
    return found


def not_thanked() -> QuerySet[Attendance]:
    """Return those who came, can be written to by us, and are still to be thanked. Whoever could not come is not among them."""
    gone = Thanks.objects.filter(went_at__isnull=False)
    ours = Organiser.objects.filter(roundtable=OuterRef("roundtable"), email__iexact=OuterRef("guest__email"))
    answered = Answer.objects.filter(invitation=OuterRef("invitation")).exclude(email="")
    guests = Q(guest__erased=False) & ~Q(guest__email="") & ~Exists(gone.filter(guest=OuterRef("guest"))) & ~Exists(ours)
    written_to = Q(invitation__isnull=False) & ~Q(invitation__state__in=[State.DRAFT, State.WITHDRAWN])
    mps = written_to & (~Q(invitation__mp_email="") | Exists(answered)) & ~Exists(gone.filter(invitation=OuterRef("invitation")))
    return Attendance.objects.filter(guests | mps, came=True)


def due(roundtable: Roundtable) -> int:
    """Return how many are :func:`not_thanked` of a roundtable."""
    return not_thanked().filter(roundtable=roundtable).count()


def title_of(group: Group) -> str:
    """Return what a group is called on the page."""
    return {
        Group.MPS: _("MPs who came"),
        Group.OFFICES: _("MPs who sent somebody"),
        Group.GUESTS: _("Guests from schools"),
        Group.PARTNERS: _("Partners"),
        Group.ABSENT: _("MPs who were not there"),
    }[group]


def subject_of(roundtable: Roundtable, group: Group) -> str:
    """Return the subject of a letter of thanks; to those who were not there, of a letter that tells what happened."""
    said = _("What happened at “%(title)s”") if group is Group.ABSENT else _("Thank you: %(title)s")
    return said % {"title": roundtable.title}


def held_on(roundtable: Roundtable) -> dt.date | None:
    """Return the day it took place: the date settled on, else the day on which somebody was first ticked as there."""
    if roundtable.chosen is not None:
        return day_of(roundtable.chosen.starts_at)
    first = roundtable.attendance.order_by("at").first()
    return day_of(first.at) if first else None


def _shown(day: dt.date | None) -> str:
    return date_format(day, "l j F Y") if day else ""


def draft(roundtable: Roundtable, group: Group, everybody: list[Person]) -> str:
    """Return the words to a group with which the organisers begin."""
    said = {"title": roundtable.title, "day": _shown(held_on(roundtable))}
    if group is Group.ABSENT:
        return " ".join(
            [_("We met on %(day)s for “%(title)s”, and you could not be with us.") % said, _who_met(roundtable, everybody)]
        )
    return {
        Group.MPS: _("Thank you for coming to “%(title)s” on %(day)s, and for the time you gave to the schools here."),
        Group.OFFICES: _("Thank you for sending somebody to “%(title)s” on %(day)s to hear what the schools here live with."),
        Group.GUESTS: _("Thank you for coming to “%(title)s” on %(day)s, and for telling what your school lives with."),
        Group.PARTNERS: _("Thank you for coming to “%(title)s” on %(day)s and taking part in the conversation."),
    }[group] % said


def _who_met(roundtable: Roundtable, everybody: list[Person]) -> str:
    number = roundtable.attendance.filter(came=True).count()
    names = [each.name for each in everybody if each.group is Group.MPS]
    if not names:
        return ngettext("%(number)s person came.", "%(number)s people came.", number) % {"number": number}
    return ngettext("%(number)s person came, among them %(names)s.", "%(number)s people came, among them %(names)s.", number) % {
        "number": number,
        "names": get_text_list(names, _("and")),
    }


@dataclass(frozen=True)
class Common:
    """The words to a group as they stand; ``version`` is 0 while they are the draft."""

    text: str
    version: int


class Letters:
    """What the letters of one roundtable are made from, read once; ``by`` is the organiser who writes."""

    def __init__(self, roundtable: Roundtable, by: Organiser) -> None:
        self.roundtable, self.by = roundtable, by
        self.people = people(roundtable)
        promises = Promise.objects.filter(roundtable=roundtable).exclude(words="").exclude(state=Kept.WITHDRAWN).order_by("pk")
        # What was written down in haste may name a child; that goes into no letter.
        self._promises = [each for each in promises if not identifies_a_child(each.words)]
        self._note = DayNote.objects.filter(roundtable=roundtable).first()
        copies = self._note.copies.exclude(email="") if self._note else ()
        self._copies = {copy.email.lower(): copy for copy in copies}
        self._words = {each.group: each for each in roundtable.thanks_words.exclude(text="")}

    @property
    def promises(self) -> list[str]:
        """What was promised, in the words it was written down in."""
        return [each.words for each in self._promises]

    def of(self, group: Group) -> list[Person]:
        """Return the people of a group."""
        return [each for each in self.people if each.group is group]

    def one(self, key: str) -> Person | None:
        """Return one person."""
        return next((each for each in self.people if each.key == key), None)

    def common(self, group: Group) -> Common:
        """Return the words to a group."""
        kept = self._words.get(group)
        return Common(kept.text, kept.version) if kept else Common(draft(self.roundtable, group, self.people), 0)

    def to(self, person: Person) -> str:
        """Return the whole letter to somebody: as it went, else as it would go."""
        if person.row is not None and person.row.text:
            return person.row.text
        return compose(
            Parts(
                salutation=self._salutation(person),
                common=self.common(person.group).text,
                own=person.own,
                promised=self._promised(person),
                note=self._noted(person),
                answer=_("If you want to add something, answer this message: it reaches %(name)s.") % {"name": self.by.name},
                signed=self.roundtable.signed or "\n".join(part for part in (self.by.name, self.by.post) if part),
            )
        )

    def _salutation(self, person: Person) -> str:
        if person.invitation is not None and person.invitation.salutation:
            return person.invitation.salutation
        return _("Dear %(name)s") % {"name": person.name}

    def _promised(self, person: Person) -> str:
        """Return what an MP promised themselves; to everybody else, all that was promised in the room."""
        if person.invitation is None or person.group is Group.ABSENT:
            return _listed(_("What was promised:"), self._promises)
        own = [each for each in self._promises if each.seat_id == person.invitation.seat_id]
        title = _("What you said you would do:") if person.group is Group.MPS else _("What was promised for you:")
        return _listed(title, own, person.name)

    def _noted(self, person: Person) -> str:
        """Return where the note of the day is, by the link to their own copy where they had one."""
        note = self._note
        if note is None or note.sent_at is None:
            if person.group is Group.ABSENT:
                return _("If you would like to have the note of the day, tell us.")
            return _("The note of the day follows.")
        copy = self._copies.get(person.email.lower()) or self._copies.get(person.office.lower())
        if copy is None:
            return _("The note of the day is written. If you would like to have it, tell us.")
        if note.final_at is not None:
            said = _("The final note of the day went to you on %(day)s. You can read it here:") % {"day": _date(note.final_at)}
        else:
            said = _("The note of the day went to you on %(day)s. You can read and correct it here:") % {
                "day": _date(note.sent_at)
            }
        return f"{said}\n{noting.link_of(copy)}"


def _date(moment: dt.datetime) -> str:
    return date_format(day_of(moment), "j F Y")


def _listed(title: str, promises: list[Promise], reader: str = "") -> str:
    lines = [f"- {noting.promised('' if each.who == reader else each.who, each.words, each.due)}" for each in promises]
    return "\n".join([title, *lines]) if lines else ""


def lane_of(person: Person) -> tuple[str, str]:
    """Return the lane in which letters to an MP go, and its title; nothing for everybody else."""
    if person.invitation is None or person.group not in OF_MPS:
        return "", ""
    return f"mp:{person.invitation.member_id}", person.invitation.mp_name
