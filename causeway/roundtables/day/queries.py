"""Reads for the day's page: who is awaited and who came, the notes by theme, the promises."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.roundtables.dates import entries
from causeway.roundtables.day.models import Attendance, Note
from causeway.roundtables.invitations.domain.invitations import Said, State
from causeway.roundtables.invitations.models import Answer, Invitation
from causeway.roundtables.table.domain import editing
from causeway.roundtables.table.models import Roundtable

EARLY = dt.timedelta(hours=12)  # the page may be tried on the morning of the day


def its_day_has_come(roundtable: Roundtable, now: dt.datetime) -> bool:
    """Whether a roundtable takes place within hours, or should have."""
    return roundtable.chosen is not None and now >= roundtable.chosen.starts_at - EARLY


@dataclass(frozen=True)
class Awaited:
    """Somebody on the list; ``came`` is ``None`` until somebody has said."""

    name: str
    what: str
    came: bool | None
    guest: int | None = None
    invitation: int | None = None


def awaited(roundtable: Roundtable) -> list[Awaited]:
    """Return the MPs and then the guests, each with whether they came.

    A guest who said no is not awaited, and can still walk in. An MP who said no stands last among the MPs: some come after all, and what
    they then promise is theirs.
    """
    there = list(Attendance.objects.filter(roundtable=roundtable))
    by_guest = {each.guest_id: each.came for each in there if each.guest_id}
    by_office = {each.invitation_id: each.came for each in there if each.invitation_id}
    said = {answer.invitation_id: answer for answer in entries.last_answers(roundtable)}
    mps = [
        Awaited(each.mp_name, _what(each, said.get(each.pk)), by_office.get(each.pk), invitation=each.pk)
        for each in roundtable.invitations.exclude(state__in=[State.DRAFT, State.WITHDRAWN]).select_related("seat")
    ]
    guests = [
        Awaited(guest.name or guest.school, guest.school if guest.name else guest.post, by_guest.get(guest.pk), guest=guest.pk)
        for guest in roundtable.guests.filter(erased=False)
        if guest.comes is not False or guest.pk in by_guest
    ]
    declined = {key for key, answer in said.items() if answer.said == Said.CANNOT}
    return [*sorted(mps, key=lambda each: each.invitation in declined), *sorted(guests, key=lambda each: each.name)]


def _what(invitation: Invitation, answer: Answer | None) -> str:
    """Return who an MP is, and what their office said where that matters at the door."""
    seat = {"seat": invitation.seat.name, "who": answer.who if answer else ""}
    if answer is not None and answer.said == Said.SENDS and answer.who:
        return _("%(who)s comes for the MP for %(seat)s") % seat
    if answer is not None and answer.said == Said.CANNOT:
        return _("MP for %(seat)s; the office said no") % seat
    return _("MP for %(seat)s") % seat


def walked_in(roundtable: Roundtable) -> list[Attendance]:
    """Return who came and was not on the list."""
    return list(roundtable.attendance.filter(guest=None, invitation=None).order_by("pk"))


def came(roundtable: Roundtable) -> int:
    """Return how many came."""
    return roundtable.attendance.filter(came=True).count()


@dataclass(frozen=True)
class Theme:
    """The notes of one theme, each with what its form was opened with."""

    name: str
    notes: tuple[tuple[Note, str], ...]


def themes(roundtable: Roundtable) -> list[Theme]:
    """Return the notes by theme: those of the plan first, then any other, then what belongs to none."""
    notes = list(roundtable.notes.all())
    planned = [str(theme) for theme in roundtable.themes]
    names = list(dict.fromkeys([*planned, *(note.theme for note in notes if note.theme), ""]))
    return [
        Theme(name, tuple((note, editing.seen({"text": note.text})) for note in notes if note.theme == name)) for name in names
    ]
