"""The note of the day: kept, sent for correction once, corrected by those who were there, and sent in the end once."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.frame.addresses import whole_address
from causeway.people.row_links import new_nonce
from causeway.roundtables.after.acts import Noted
from causeway.roundtables.after.note import queries as noting
from causeway.roundtables.after.note.models import Correction, DayNote, NoteCopy
from causeway.roundtables.screening.actions import screened
from causeway.roundtables.table import guest_mail, mail, policies
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.states import Act, State
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.guest_mail import FINAL, NOTE
from causeway.roundtables.table.models import Roundtable
from causeway.roundtables.table.notifying import to_organisers

SUGGESTED = "roundtable-note-suggested"
MOST_CORRECTIONS = 20  # by one person
ACCEPTED, DECLINED = "accepted", "declined"


def _open(desk: Desk) -> Roundtable:
    roundtable = Roundtable.held(desk.roundtable.pk)
    if not policies.is_followed_up(roundtable):
        raise NotNow(_("The note is written after the day, until the roundtable is ended."))
    return roundtable


def _note(roundtable: Roundtable) -> DayNote:
    note = DayNote.objects.filter(roundtable=roundtable).first()
    if note is None or not note.text.strip():
        raise NotNow(_("Keep the note first, so that you have read what goes out."))
    return note


@transaction.atomic
def keep(desk: Desk, text: str, version: int) -> None:
    """Keep the organisers' text; refused where somebody else kept another since ``version`` (0: none yet)."""
    roundtable = _open(desk)
    note = DayNote.objects.filter(roundtable=roundtable).first() or DayNote(roundtable=roundtable, version=0)
    if note.final_at is not None:
        raise NotNow(_("The final note is out. It stays as it went."))
    if note.version != version and note.text != text:
        raise NotNow(_("Somebody else changed the note meanwhile. Open it again in another window and put the two together."))
    if note.text != text:
        note.text, note.version = text, note.version + 1
        note.save()
        record(Noted.NOTE_OF_THE_DAY_KEPT, actor=desk.actor, subject=roundtable, detail={"version": note.version})


def _text_of(given: Mapping[str, Any]) -> dict[str, str]:
    """Return the note's text as it goes."""
    return {"note": "".join(DayNote.objects.filter(roundtable=given["desk"].roundtable).values_list("text", flat=True))}


@screened(goes=_text_of)
@transaction.atomic
def send(desk: Desk, chosen: list[str], now: dt.datetime) -> int:
    """Send the note for correction to those ticked, once; promises are followed from then on. Returns how many."""
    roundtable = _open(desk)
    note = _note(roundtable)
    if note.sent_at is not None:
        raise NotNow(_("The note is out for correction already."))
    policies.must_identify_no_child(note.text)
    whom = [each for each in noting.there(roundtable) if each.key in chosen]
    if not whom:
        raise NotNow(_("Tick at least one person who was there."))
    policies.must_not_flood(desk.organiser, len(whom), at_table=True)
    note.sent_at, note.sent_text = now, note.text
    note.save(update_fields=["sent_at", "sent_text"])
    went = sum(_give(note, each) for each in whom)
    if not went:
        raise NotNow(
            _("These want no more mail from this site: %(names)s. Give them the note yourself.")
            % {"names": ", ".join(each.who for each in whom)}
        )
    if roundtable.state == State.HELD:
        roundtable.move(Act.FOLLOW_UP, by=desk.actor, now=now, changed=now)
    record(Noted.NOTE_SENT_FOR_CORRECTION, actor=desk.actor, subject=roundtable, detail={"to": went})
    return went


def _give(note: DayNote, each: noting.There) -> bool:
    """Send somebody their copy for correction; none is kept where it does not go."""
    copy = NoteCopy.objects.create(note=note, who=each.who, email=each.email, nonce=new_nonce(), office=each.office)
    if not _post(copy, NOTE, _("Is this right? The note of our roundtable"), note.text):
        copy.delete()
        return False
    return True


@screened(goes=_text_of)
@transaction.atomic
def send_final(desk: Desk, now: dt.datetime) -> int:
    """Send the final note, once, to those who had it for correction; no suggestion may be left unanswered. Returns to how many it goes."""
    roundtable = _open(desk)
    note = _note(roundtable)
    if note.sent_at is None or note.final_at is not None:
        raise NotNow(_("The final note goes out once, after the note was out for correction."))
    if Correction.objects.filter(copy__note=note, decision="").exclude(text="").exists():
        raise NotNow(_("A suggestion still waits. Accept or decline it first."))
    policies.must_identify_no_child(note.text)
    note.final_at, note.final_text = now, note.text
    note.save(update_fields=["final_at", "final_text"])
    went = sum(_post(copy, FINAL, _("The note of our roundtable"), note.text) for copy in note.copies.exclude(email=""))
    record(Noted.FINAL_NOTE_SENT, actor=desk.actor, subject=roundtable, detail={"to": went})
    return went


def _post(copy: NoteCopy, kind: str, subject: str, text: str) -> bool:
    roundtable = copy.note.roundtable
    link = noting.link_of(copy)
    words = mail.text(
        "note",
        copy=copy,
        note=text,
        final=kind == FINAL,
        link=link,
        until=noting.until(copy.note),
        who=guest_mail.owner(roundtable),
    )
    key = guest_mail.message_id(roundtable, kind, copy.pk)
    return guest_mail.send(roundtable, kind, copy.email, subject, words, key, of=copy, office=copy.office)


def copy_of(signed: str) -> NoteCopy:
    """Return whose note a link opens; raises :class:`~causeway.people.exceptions.LinkInvalid`."""
    return noting.LINK.row(signed, NoteCopy.objects.select_related("note__roundtable"))


@transaction.atomic
def suggest(signed: str, text: str, now: dt.datetime) -> None:
    """Keep a suggestion as its own row; the same words twice are one."""
    copy = copy_of(signed)
    Roundtable.held(copy.note.roundtable_id)
    copy.note.refresh_from_db()
    if not noting.takes_corrections(copy.note, now):
        raise NotNow(_("The time for corrections is over. Write to the organisers: answer the message that brought you here."))
    if copy.corrections.filter(text=text).exists():
        return
    if copy.corrections.count() >= MOST_CORRECTIONS:
        raise NotNow(
            _("You made twenty suggestions. Write to the organisers for more: answer the message that brought you here.")
        )
    Correction.objects.create(copy=copy, text=text, at=now)
    record(Noted.CORRECTION_SUGGESTED, actor="guest", subject=copy.note.roundtable)
    _tell_organisers(copy, now)


def _tell_organisers(copy: NoteCopy, now: dt.datetime) -> None:
    """Write to the organisers that one of those who were there suggests something: of each once a day. What it is stands on the page."""
    roundtable = copy.note.roundtable
    words = mail.text(
        "suggested",
        copy=copy,
        roundtable=roundtable,
        link=whole_address("roundtables:note", roundtable.slug),
        until=noting.until(copy.note),
    )
    subject = _("A correction to your note: %(title)s") % {"title": roundtable.title}
    to_organisers(roundtable, SUGGESTED, subject, words, "suggested", copy.pk, day_of(now), person=copy.email)


@transaction.atomic
def decide(desk: Desk, key: int, decision: str, why: str, now: dt.datetime) -> None:
    """Accept or decline a suggestion, with a word why; the organisers change the note themselves."""
    roundtable = _open(desk)
    found = Correction.objects.filter(pk=key, copy__note__roundtable=roundtable).first()
    if found is None or decision not in {ACCEPTED, DECLINED}:
        raise NotNow(_("That suggestion is not here any more."))
    if not why:
        raise NotNow(_("Say in a word why."))
    try:
        policies.must_identify_no_child(why)
    except NotNow as problem:  # only this message still has the words
        raise NotNow(_("%(problem)s You wrote: %(words)s") % {"problem": problem, "words": why}) from None
    found.decision, found.why, found.decided_at = decision, why, now
    found.save(update_fields=["decision", "why", "decided_at"])
    record(Noted(f"roundtable: correction {decision}"), actor=desk.actor, subject=roundtable)
