"""The day itself: it begins, who came, what was said, what was promised. What a phone sends twice is kept once."""

import datetime as dt
import re
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.roundtables.day import queries as sitting
from causeway.roundtables.day.acts import Noted
from causeway.roundtables.day.models import Attendance, Note
from causeway.roundtables.promises.domain import State as Kept
from causeway.roundtables.promises.models import Promise, PromiseEvent
from causeway.roundtables.table import policies
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.domain import editing
from causeway.roundtables.table.domain.states import AFTERWARDS, Act, State
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.models import Roundtable

CLIENT_ID = re.compile(r"[A-Za-z0-9-]{8,40}")
MOST_NOTES, MOST_PROMISES = 1000, 200
MADE = "it is made"


@dataclass(frozen=True)
class Said:
    """A promise as it was written down."""

    seat: int | None
    guest: int | None
    who: str
    words: str
    due: dt.date | None


@transaction.atomic
def hold(desk: Desk, now: dt.datetime) -> None:
    """Say that it takes place."""
    roundtable = Roundtable.held(desk.roundtable.pk)
    if roundtable.state == State.HELD:
        return
    policies.must_be_possible(roundtable, Act.HOLD)
    _must_have_come(roundtable, now)
    roundtable.move(Act.HOLD, by=desk.actor, now=now, changed=now)


def _must_have_come(roundtable: Roundtable, now: dt.datetime) -> None:
    if not sitting.its_day_has_come(roundtable, now):
        raise NotNow(_("Its day has not come yet."))


def _open(desk: Desk, now: dt.datetime) -> Roundtable:
    roundtable = Roundtable.held(desk.roundtable.pk)
    if roundtable.state not in {State.CONFIRMED, *AFTERWARDS} or roundtable.erased_at:
        raise NotNow(_("Nothing can be written down for it now."))
    _must_have_come(roundtable, now)
    return roundtable


def _checked(client_id: str) -> str:
    if not CLIENT_ID.fullmatch(client_id):
        raise NotNow(_("This page is out of date. Load it again; what you typed is kept on this phone."))
    return client_id


@transaction.atomic
def mark(
    desk: Desk,
    now: dt.datetime,
    *,
    guest: int | None = None,
    invitation: int | None = None,
    came: bool,
    instead: bool | None = None,
) -> None:
    """Say whether a guest came, or somebody for a seat; the last word counts.

    ``instead`` says whether it was somebody for the MP; ``None`` as their office said.
    """
    roundtable = _open(desk, now)
    said = {"came": came, "at": now} | ({} if instead is None else {"instead": instead})
    if guest is not None:
        whom = roundtable.guests.get(pk=guest, erased=False)
        Attendance.objects.update_or_create(roundtable=roundtable, guest=whom, defaults=said)
    else:
        office = roundtable.invitations.get(pk=invitation or 0)
        Attendance.objects.update_or_create(roundtable=roundtable, invitation=office, defaults=said)
    record(Noted.CAME if came else Noted.DID_NOT_COME, actor=desk.actor, subject=roundtable)


@transaction.atomic
def add_person(desk: Desk, name: str, client_id: str, now: dt.datetime, email: str = "") -> Attendance:
    """Write down somebody who came and was not on the list; ``email`` of one who agreed to be sent the note."""
    roundtable = _open(desk, now)
    there, new = Attendance.objects.get_or_create(
        roundtable=roundtable, client_id=_checked(client_id), defaults={"name": name, "email": email, "came": True, "at": now}
    )
    if new:
        record(Noted.WALKED_IN, actor=desk.actor, subject=roundtable, detail={"agreed to be sent the note": bool(email)})
    return there


@transaction.atomic
def add_note(desk: Desk, theme: str, text: str, client_id: str, now: dt.datetime) -> Note:
    """Write down what was said on a theme."""
    roundtable = _open(desk, now)
    if roundtable.notes.count() >= MOST_NOTES:
        raise NotNow(_("A thousand notes are as many as we keep for one roundtable."))
    note, new = Note.objects.get_or_create(
        roundtable=roundtable, client_id=_checked(client_id), defaults={"theme": theme, "text": text, "at": now}
    )
    if new:
        record(Noted.NOTE_WRITTEN, actor=desk.actor, subject=roundtable)
    return note


@transaction.atomic
def change_note(desk: Desk, key: int, text: str, seen: str, now: dt.datetime) -> None:
    """Change a note; raises :class:`ChangedMeanwhile` where somebody else did so since it was opened."""
    roundtable = _open(desk, now)
    note = roundtable.notes.get(pk=key)
    if editing.to_save({"text": text}, {"text": note.text}, seen):
        note.text = text
        note.save(update_fields=["text"])
        record(Noted.NOTE_CHANGED, actor=desk.actor, subject=roundtable)


@transaction.atomic
def add_promise(desk: Desk, said: Said, client_id: str, now: dt.datetime) -> Promise:
    """Write a promise down as it is made, in the words of whoever makes it; it begins its ledger."""
    roundtable = _open(desk, now)
    if Promise.objects.filter(roundtable=roundtable).count() >= MOST_PROMISES:
        raise NotNow(_("Two hundred promises are as many as we keep for one roundtable."))
    seat = roundtable.seats.filter(pk=said.seat or 0).first()
    guest = roundtable.guests.filter(pk=said.guest or 0, erased=False).first()
    who = said.who or (seat.mp_name if seat else guest.name if guest else "")
    if not who:
        raise NotNow(_("Say who promised it."))
    promise, new = Promise.objects.get_or_create(
        roundtable=roundtable,
        client_id=_checked(client_id),
        defaults={
            "seat": seat,
            "guest": guest,
            "who": who,
            "words": said.words,
            "due": said.due,
            "made_at": now,
            "state": Kept.MADE,
        },
    )
    if new:
        PromiseEvent.objects.create(promise=promise, at=now, act=MADE, state=Kept.MADE)
        record(Noted.PROMISE_WRITTEN_DOWN, actor=desk.actor, subject=promise)
    return promise
