"""What was kept of a roundtable that its story can tell: who came, what was said, what was promised. No guest is named."""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.roundtables.after.note import queries as noting
from causeway.roundtables.day import queries as sitting
from causeway.roundtables.day.for_seats import ForSeat, came_for_seats
from causeway.roundtables.promises import queries as ledger
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.kinds import GuestKind
from causeway.roundtables.table.models import Roundtable

_SCHOOL = {GuestKind.HEAD, GuestKind.SENCO, GuestKind.GOVERNOR}


@dataclass(frozen=True)
class Spoken:
    """What was written down on a theme."""

    theme: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Material:
    """What stands beside the form. ``later`` are promises both agreed to publish whose makers still have time to answer."""

    came: tuple[str, ...]
    said: tuple[Spoken, ...]
    promises: tuple[str, ...]
    later: tuple[str, ...]


def of(roundtable: Roundtable, now: dt.datetime) -> Material:
    """Return what was kept. Promises stand here only where organisers and staff agreed to publish them."""
    today = day_of(now)
    agreed = [
        each
        for each in Promise.objects.filter(roundtable=roundtable).exclude(words="").order_by("pk")
        if ledger.public_from(each) is not None
    ]
    themes = [(theme.name, tuple(note.text for note, _seen in theme.notes if note.text)) for theme in sitting.themes(roundtable)]
    return Material(
        came=_came(roundtable),
        said=tuple(Spoken(name or _("Also said"), notes) for name, notes in themes if notes),
        promises=tuple(noting.promised(each.who, each.words, each.due) for each in agreed if ledger.is_public(each, today)),
        later=tuple(_later(each) for each in agreed if not ledger.is_public(each, today)),
    )


def draft(roundtable: Roundtable, now: dt.datetime) -> str:
    """Return the day, who came and what was promised in public, as a text to write on."""
    kept = of(roundtable, now)
    day = _("We met on %(day)s.") % {"day": _day(day_of(roundtable.chosen.starts_at))} if roundtable.chosen else ""
    blocks = [(_("Who came:"), kept.came), (_("What was promised:"), kept.promises)]
    return "\n\n".join([*filter(None, [day]), *("\n".join([head, *lines]) for head, lines in blocks if lines)])


def _came(roundtable: Roundtable) -> tuple[str, ...]:
    """Return who came: MPs by name and seat, people from schools by how many schools, and how many others."""
    rows = list(roundtable.attendance.filter(came=True).select_related("guest", "invitation__seat").order_by("pk"))
    seats = came_for_seats(roundtable)
    mps = [_mp(seats[row.invitation.pk]) for row in rows if row.invitation is not None]
    of_schools = {row.guest.school or f"guest {row.guest.pk}" for row in rows if row.guest and row.guest.kind in _SCHOOL}
    others = sum(row.invitation is None and (row.guest is None or row.guest.kind not in _SCHOOL) for row in rows)
    schools = ngettext("People from %(n)s school", "People from %(n)s schools", len(of_schools)) % {"n": len(of_schools)}
    more = ngettext("%(n)s other person", "%(n)s other people", others) % {"n": others}
    return (*mps, *([schools] if of_schools else []), *([more] if others else []))


def _mp(came: ForSeat) -> str:
    """Name the MP; whoever came for one is not named."""
    words = _("Somebody for %(mp)s, MP for %(seat)s") if came.instead else _("%(mp)s, MP for %(seat)s")
    return words % {"mp": came.mp, "seat": came.invitation.seat.name}


def _later(promise: Promise) -> str:
    begins = ledger.public_from(promise)
    return _("%(who)s: public from %(day)s") % {"who": promise.who, "day": _day(begins)} if begins else promise.who


def _day(day: dt.date) -> str:
    return date_format(day, "j F Y")
