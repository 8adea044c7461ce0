"""Reads for the day's page: who is awaited and who came, the notes by theme, the promises."""

import datetime as dt
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from causeway.roundtables.day.for_seats import at_the_door, came_instead, sent
from causeway.roundtables.day.models import Attendance, Note
from causeway.roundtables.invitations.domain.invitations import Said, State
from causeway.roundtables.invitations.models import Answer, Invitation
from causeway.roundtables.invitations.queries import answers_by_invitation
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
    invitation: int | None = None
    key: str = ""  # as the tick names it: g7 a guest, m7 the MP of an invitation, s7 somebody for that MP
    other: "Awaited | None" = None  # for the same seat: the MP where the office sends somebody, and the other way round


def awaited(roundtable: Roundtable) -> list[Awaited]:
    """Return the MPs and then the guests, each with whether they came.

    A guest who said no is not awaited, and can still walk in. An MP who said no stands last among the MPs: some come after all, and what
    they then promise is theirs.
    """
    there = list(Attendance.objects.filter(roundtable=roundtable))
    by_guest = {each.guest_id: each.came for each in there if each.guest_id}
    by_office = {each.invitation_id: each for each in there if each.invitation_id}
    said = answers_by_invitation(roundtable)
    mps = [
        _of_seat(each, by_office.get(each.pk), said.get(each.pk))
        for each in roundtable.invitations.exclude(state__in=[State.DRAFT, State.WITHDRAWN]).select_related("seat")
    ]
    guests = [
        Awaited(
            guest.name or guest.school,
            guest.school if guest.name else guest.post,
            by_guest.get(guest.pk),
            key=f"g{guest.pk}",
        )
        for guest in roundtable.guests.filter(erased=False)
        if guest.comes is not False or guest.pk in by_guest
    ]
    declined = {key for key, answer in said.items() if answer.said == Said.CANNOT}
    return [*sorted(mps, key=lambda each: each.invitation in declined), *sorted(guests, key=lambda each: each.name)]


def _of_seat(invitation: Invitation, there: Attendance | None, answer: Answer | None) -> Awaited:
    """Return who is awaited for a seat, as the office said, and beside them who else could stand at the door for it."""
    by_office, stood = sent(answer), came_instead(there, answer)
    rows = {
        instead: _at_the_door(invitation, answer, instead=instead, came=there.came and stood is instead if there else None)
        for instead in (False, True)
    }
    return replace(rows[by_office], other=rows[not by_office])


def _at_the_door(invitation: Invitation, answer: Answer | None, *, instead: bool, came: bool | None) -> Awaited:
    who = at_the_door(invitation, answer, instead=instead)
    what = (
        _("comes for %(mp)s, MP for %(seat)s") % {"mp": who.mp, "seat": invitation.seat.name}
        if instead
        else _what(invitation, answer)
    )
    return Awaited(who.name, what, came, invitation=invitation.pk, key=f"{'s' if instead else 'm'}{invitation.pk}")


def _what(invitation: Invitation, answer: Answer | None) -> str:
    """Return who an MP is, and that their office said no where it did."""
    seat = {"seat": invitation.seat.name}
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
