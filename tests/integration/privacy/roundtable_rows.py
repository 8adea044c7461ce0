"""A row of every model of the roundtables room that holds personal data, about one person, of a meeting held at a moment."""

import datetime as dt

from causeway.roundtables.after.note.models import Correction, DayNote, NoteCopy
from causeway.roundtables.after.story.models import Story
from causeway.roundtables.after.thanks.models import Thanks
from causeway.roundtables.dates.calendar_models import EntrySent
from causeway.roundtables.dates.models import Availability
from causeway.roundtables.day.models import Attendance, Note
from causeway.roundtables.invitations.models import Answer, CourtesyNotice, Invitation
from causeway.roundtables.promises.models import Promise, PromiseEvent
from causeway.roundtables.screening.models import SendReview
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.table.guest_models import Guest
from causeway.roundtables.table.models import DeskLink, Organiser, Roundtable, Seat


def roundtable_rows(then: dt.datetime, trace: str) -> list:
    meeting = Roundtable.objects.create(
        slug="x", created=then, changed=then, state="held", state_since=then, title="Example", start_from="seats",
        calendar_uid="x", signed=trace, joining=trace, confirmed_at=then,
    )  # fmt: skip
    date = CandidateDate.objects.create(roundtable=meeting, starts_at=then)
    Roundtable.objects.update(chosen=date)
    seat = Seat.objects.create(
        roundtable=meeting, code="E14000901", name="Upper Example", member_id=901, mp_name="Ada", added=then
    )
    invitation = Invitation.objects.create(
        roundtable=meeting, seat=seat, member_id=901, mp_name="Ada", mp_email=trace, words=trace, text=trace,
        state="delivered", state_since=then, created=then, went_at=then,
    )  # fmt: skip
    guest = Guest.objects.create(roundtable=meeting, kind="head", added=then, **dict.fromkeys(Guest.PERSONAL, trace))
    plain = {"roundtable": meeting}
    owner = Organiser.objects.create(**plain, name=trace, email=trace, role="owner", invited_at=then, verified_at=then)
    note = DayNote.objects.create(**plain, text=trace, sent_text=trace, sent_at=then, final_text=trace, final_at=then)
    copy = NoteCopy.objects.create(note=note, who=trace, email=trace, nonce="n")
    promise = Promise.objects.create(**plain, guest=guest, who=trace, words=trace, client_id="p", made_at=then)
    return [
        meeting,
        invitation,
        guest,
        owner,
        SendReview.objects.create(
            organiser=owner, digest="d", words={"title": trace}, why=trace, reasons=["link"], asked_at=then, state="refused", state_since=then
        ),
        DeskLink.objects.create(token_digest="z", email=trace, created=then, until=then + dt.timedelta(hours=2)),
        Answer.objects.create(invitation=invitation, at=then, said="attends", heard="a phone call", **dict.fromkeys(Answer.PERSONAL, trace)),
        CourtesyNotice.objects.create(**plain, seat_code="E14000902", seat_name="Lower", member_id=902, mp_name="Bo", mp_email=trace, text=trace),
        Availability.objects.create(guest=guest, date=date, can="yes", at=then),
        Attendance.objects.create(**plain, guest=guest, name=trace, at=then),
        EntrySent.objects.create(**plain, guest=guest, email=trace, sequence=0, method="REQUEST", message_id="<e@example.org>", at=then),
        Note.objects.create(**plain, guest=guest, text=trace, client_id="n", at=then),
        note,
        copy,
        Correction.objects.create(copy=copy, at=then, text=trace, why=trace),
        promise,
        PromiseEvent.objects.create(promise=promise, at=then, act="keep", state="kept", shown_by=trace),
        Thanks.objects.create(**plain, guest=guest, own=trace, email=trace, text=trace, went_at=then),
        Story.objects.create(**plain, title=trace, text=trace, why=trace, slug="trace", state_since=then),
    ]  # fmt: skip
