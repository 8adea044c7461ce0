"""Settling the date, changing it, calling it off: each reaches every calendar that holds the entry, once."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.calendars.domain import Method, method_for
from causeway.people.row_links import new_nonce
from causeway.roundtables.dates import entries
from causeway.roundtables.dates.actions.entry_mail import post_entry
from causeway.roundtables.dates.acts import Noted
from causeway.roundtables.dates.entries import Holder
from causeway.roundtables.screening.actions import screened
from causeway.roundtables.table import guest_mail, mail, policies
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.table.domain.states import Act, State
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.models import Roundtable


@screened()
@transaction.atomic
def confirm(key: int, date: int, by: str, now: dt.datetime) -> int:
    """Settle the date and send everybody who comes a calendar entry; returns to how many it went."""
    roundtable = Roundtable.held(key)
    policies.must_be_possible(roundtable, Act.CONFIRM)
    chosen = roundtable.dates.filter(pk=date, withdrawn_at=None).first()
    if chosen is None:
        raise NotNow(_("That date is no longer offered."))
    if chosen.starts_at <= now:
        raise NotNow(_("That date is past. Offer another one."))
    sequence = roundtable.sequence
    if roundtable.state == State.POSTPONED:  # what calendars hold of it is cancelled, under a lower number
        sequence += 1
    settled: dict[str, Any] = {"chosen": chosen, "confirmed_at": now, "put_off_from": None, "sequence": sequence}
    roundtable.move(Act.CONFIRM, by=by, now=now, changed=now, **settled)
    return _send(roundtable, chosen, entries.missing(roundtable), now)


@screened()
@transaction.atomic
def change(key: int, starts_at: dt.datetime, by: str, now: dt.datetime) -> int:
    """Move a confirmed roundtable to another moment, or tell of another place; returns to how many the change went."""
    roundtable = Roundtable.held(key)
    policies.must_be_possible(roundtable, Act.CHANGE)
    if starts_at <= now:
        raise NotNow(_("That moment is past."))
    if roundtable.chosen is None or roundtable.chosen.starts_at != starts_at:
        _nobody_has_said_they_come(roundtable)
    chosen, _made = CandidateDate.objects.get_or_create(roundtable=roundtable, starts_at=starts_at, defaults={"added_at": now})
    roundtable.move(Act.CHANGE, by=by, now=now, changed=now, chosen=chosen, sequence=roundtable.sequence + 1)
    already = entries.holding(roundtable)
    return _send(roundtable, chosen, already, now)


@screened()
@transaction.atomic
def send_missing(key: int, by: str, now: dt.datetime) -> int:
    """Send the entry to everybody who comes and does not hold it yet, such as a guest added since; returns to how many."""
    roundtable = Roundtable.held(key)
    policies.must_be_possible(roundtable, Act.CHANGE)
    if roundtable.chosen is None:
        raise NotNow(_("There is no date yet."))
    sent = _send(roundtable, roundtable.chosen, entries.missing(roundtable), now)
    record(Noted.CALENDAR_ENTRIES_SENT, actor=by, subject=roundtable, detail={"to": sent})
    return sent


@screened(typed=("why",))
@transaction.atomic
def call_off(key: int, why: str, by: str, now: dt.datetime, *, for_good: bool) -> int:
    """Call it off, or put it off; every calendar that holds it is told, with the reason. Returns to how many that went."""
    roundtable = Roundtable.held(key)
    act = Act.CANCEL if for_good else Act.POSTPONE
    policies.must_be_possible(roundtable, act)
    holders = entries.holding(roundtable) if roundtable.chosen else []
    date = roundtable.chosen
    off: dict[str, Any] = {"why": why, "put_off_from": date.starts_at if date and not for_good else None}
    if date:  # also where we sent nobody an entry: a guest may have taken it from their page
        off["sequence"] = roundtable.sequence + 1
    if not for_good:
        off |= {"chosen": None, "confirmed_at": None}
        _nobody_has_said_they_come(roundtable)
    roundtable.move(act, by=by, now=now, changed=now, **off)
    return _send(roundtable, date, holders, now, cancelled=True) if date else 0


def _nobody_has_said_they_come(roundtable: Roundtable) -> None:
    """Who could come, or could not, said so of a day that it is not on any more."""
    roundtable.guests.exclude(comes=None).update(comes=None)


def _send(
    roundtable: Roundtable, date: CandidateDate, holders: list[Holder], now: dt.datetime, *, cancelled: bool = False
) -> int:
    return sum(send_one(roundtable, date, holder, now, cancelled=cancelled) for holder in holders)


def send_one(roundtable: Roundtable, date: CandidateDate, holder: Holder, now: dt.datetime, *, cancelled: bool = False) -> bool:
    """Send somebody the entry as it stands, in the caller's transaction; returns whether it goes."""
    if holder.guest is not None and not holder.guest.nonce:
        holder.guest.nonce = new_nonce()
        holder.guest.save(update_fields=["nonce"])
    entry = entries.entry(roundtable, date, holder.link, cancelled=cancelled)
    words = mail.text("entry", roundtable=roundtable, entry=entry, holder=holder, who=guest_mail.owner(roundtable))
    subject = _subject(roundtable, method_for(entry))
    return post_entry(roundtable, holder, entry, subject, words, now, of=holder.guest or holder.invitation)


def _subject(roundtable: Roundtable, method: Method) -> str:
    title = {"title": roundtable.title}
    if method is Method.CANCEL:
        return _("Does not take place: %(title)s") % title
    return _("Changed: %(title)s") % title if roundtable.sequence else _("In your calendar: %(title)s") % title
