"""Keeping calendars in step with the list: an entry is taken out of a calendar it no longer belongs in, and put where it does."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.roundtables.dates import entries
from causeway.roundtables.dates.actions.confirming import send_one
from causeway.roundtables.dates.actions.entry_mail import post_entry
from causeway.roundtables.dates.acts import Noted
from causeway.roundtables.dates.entries import Astray, Holder
from causeway.roundtables.screening.actions import must_be_clear
from causeway.roundtables.screening.queries import TO_GUESTS, said
from causeway.roundtables.table import guest_mail, mail
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.actions import planning
from causeway.roundtables.table.domain.states import State
from causeway.roundtables.table.guest_models import Guest
from causeway.roundtables.table.models import Roundtable


def _ahead(roundtable: Roundtable, now: dt.datetime) -> bool:
    return roundtable.state == State.CONFIRMED and roundtable.chosen is not None and roundtable.chosen.starts_at > now


@transaction.atomic
def remove_guest(desk: Desk, key: int, now: dt.datetime) -> None:
    """Take a guest off the list and erase what was held about them; their calendar loses the entry."""
    roundtable = Roundtable.held(desk.roundtable.pk)
    guest = roundtable.guests.filter(pk=key).first()
    if guest is not None and _ahead(roundtable, now):
        for holder in entries.of_guest(roundtable, guest):
            _take_out(roundtable, holder, now, moved=False)
    planning.remove_guest(desk, key, now)


def save_guest(
    desk: Desk, key: int | None, values: Mapping[str, object], now: dt.datetime, *, seen: str = "", fills: int | None = None
) -> Guest:
    """Add or change a guest as :func:`planning.save_guest` does; an entry at an address they gave up moves to the new one."""
    if key and _moves(desk.roundtable, key, values) and _ahead(desk.roundtable, now):
        words = said(desk.organiser, desk.roundtable, TO_GUESTS) | {"guest": str(values.get("name", ""))}
        must_be_clear(desk.organiser, words, now)
    return _save_guest(desk, key, values, now, seen=seen, fills=fills)


def _moves(roundtable: Roundtable, key: int, values: Mapping[str, object]) -> bool:
    """Whether a guest's address is another than it was."""
    return roundtable.guests.filter(pk=key).exclude(email__iexact=str(values.get("email", ""))).exists()


@transaction.atomic
def _save_guest(
    desk: Desk, key: int | None, values: Mapping[str, object], now: dt.datetime, *, seen: str, fills: int | None
) -> Guest:
    guest = planning.save_guest(desk, key, values, now, seen=seen, fills=fills)
    if key:
        settle(desk.roundtable.pk, now)
    return guest


@transaction.atomic
def settle(key: int, now: dt.datetime) -> int:
    """Take the entries of a roundtable out of calendars they no longer belong in, and send them where they do.

    Returns of how many calendars somebody is told.
    """
    roundtable = Roundtable.held(key)
    if not _ahead(roundtable, now):
        return 0
    told = sum(_move(roundtable, each, now) for each in entries.astray(roundtable))
    if told:
        record(Noted.ENTRIES_MOVED_TO_OTHER_CALENDARS, actor="system", subject=roundtable, detail={"entries": told})
    return told


def _move(roundtable: Roundtable, each: Astray, now: dt.datetime) -> bool:
    """Take one entry out, and send it where it belongs now; returns whether anybody is told."""
    out = _take_out(roundtable, each.holder, now, moved=each.moved_to is not None)
    if each.moved_to is None or roundtable.chosen is None:
        return out
    return send_one(roundtable, roundtable.chosen, each.moved_to, now) or out


def settle_entries(now: dt.datetime) -> int:
    """Do so for every roundtable ahead: an office may give another address, and an invitation may be taken back, at any time."""
    ahead = Roundtable.objects.filter(state=State.CONFIRMED, chosen__starts_at__gt=now, entries_sent__isnull=False).distinct()
    return sum(settle(key, now) for key in ahead.values_list("pk", flat=True))


def _take_out(roundtable: Roundtable, holder: Holder, now: dt.datetime, *, moved: bool) -> bool:
    """Cancel the entry at one address. What calendars read as SEQUENCE rises, so that whatever comes there later is newer still."""
    date = roundtable.chosen
    if date is None:
        return False
    roundtable.taken_out += 1
    roundtable.save(update_fields=["taken_out"])
    entry = entries.entry(roundtable, date, cancelled=True)
    words = mail.text("entry_out", roundtable=roundtable, entry=entry, moved=moved, who=guest_mail.owner(roundtable))
    subject = _("Out of your calendar: %(title)s") % {"title": roundtable.title}
    return post_entry(roundtable, holder, entry, subject, words, now, part=("out",), taken_out=True)
