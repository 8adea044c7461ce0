"""What ends by itself: those invited are erased 90 days after the day, what nobody touches after 180, organisers 365 days after the end."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from causeway.audit.actions import record
from causeway.privacy.retention import erases_in_time
from causeway.roundtables.after.note.models import Correction, DayNote, NoteCopy
from causeway.roundtables.after.story.domain import State as Told
from causeway.roundtables.after.story.models import Story
from causeway.roundtables.after.thanks.models import Thanks, ThanksWords
from causeway.roundtables.dates.calendar_models import EntrySent
from causeway.roundtables.dates.models import Availability
from causeway.roundtables.day.models import Attendance, Note
from causeway.roundtables.invitations.models import Answer, CourtesyNotice, Invitation
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.table.domain.states import ENDED
from causeway.roundtables.table.guest_models import Guest
from causeway.roundtables.table.models import GUESTS_DAYS, ORGANISERS_DAYS, QUIET_DAYS, Organiser, Roundtable


@dataclass(frozen=True)
class Erased:
    """How many roundtables lost what in one run."""

    invited: int
    notes: int
    organisers: int
    stories: int


def _over(now: dt.datetime, days: int) -> Q:
    """Those whose day is so long past, or that were called off or closed so long ago."""
    then = now - dt.timedelta(days=days)
    return Q(chosen__starts_at__lt=then, confirmed_at__isnull=False) | Q(state__in=ENDED, state_since__lt=then)


def _left_alone(now: dt.datetime) -> Q:
    """Those that nobody touched for long and that have no day to come."""
    return Q(changed__lt=now - dt.timedelta(days=QUIET_DAYS)) & (Q(chosen=None) | Q(chosen__starts_at__lte=now))


def _erase_invited(roundtables: QuerySet[Roundtable], now: dt.datetime) -> int:
    due = list(roundtables.filter(erased_at=None).values_list("pk", flat=True))
    if not due:
        return 0
    of = {"roundtable__in": due}
    Availability.objects.filter(guest__roundtable__in=due).delete()
    Guest.objects.filter(**of).update(**dict.fromkeys(Guest.PERSONAL, ""), nonce="", erased=True)
    Answer.objects.filter(invitation__roundtable__in=due).update(**dict.fromkeys(Answer.PERSONAL, ""))
    Invitation.objects.filter(**of).update(mp_email="", words="", text="", nonce="")
    CourtesyNotice.objects.filter(**of).update(mp_email="", text="")
    Attendance.objects.filter(**of).update(name="", email="")
    EntrySent.objects.filter(**of).update(email="")
    Correction.objects.filter(copy__note__roundtable__in=due).update(text="", why="")
    NoteCopy.objects.filter(note__roundtable__in=due).update(who="", email="", nonce="")
    Thanks.objects.filter(**of).update(**dict.fromkeys(Thanks.PERSONAL, ""))
    ThanksWords.objects.filter(**of).update(text="")
    DayNote.objects.filter(**of).update(text="", sent_text="", final_text="")
    Roundtable.objects.filter(pk__in=due).update(signed="", joining="", erased_at=now)
    return len(due)


def _erase_notes(now: dt.datetime) -> int:
    over = Roundtable.objects.filter(_over(now, QUIET_DAYS) | _left_alone(now))
    return Note.objects.filter(roundtable__in=over).exclude(text="").update(text="")


def _erase_organisers(now: dt.datetime) -> int:
    then = now - dt.timedelta(days=ORGANISERS_DAYS)
    never = Q(roundtable__chosen=None) & Q(roundtable__changed__lt=now - dt.timedelta(days=QUIET_DAYS))
    held_long_ago = Q(roundtable__changed__lt=then) | Q(roundtable__state__in=ENDED, roundtable__state_since__lt=then)
    due = Organiser.objects.filter(held_long_ago | never).exclude(email="", name="")
    keys = list(due.values_list("pk", "roundtable"))
    Promise.objects.filter(roundtable__in=[roundtable for _, roundtable in keys], guest__isnull=False).update(
        who="", words="", reply="", shown_by=""
    )
    return Organiser.objects.filter(pk__in=[key for key, _ in keys]).update(name="", post="", email="", revoked_at=now)


def _erase_stories(now: dt.datetime) -> int:
    """Erase the stories that nobody is left to send: one that is published stays for everybody to read until staff withdraw it."""
    left = Organiser.objects.filter(roundtable=OuterRef("roundtable")).exclude(email="")
    due = Story.objects.filter(~Exists(left)).exclude(state=Told.PUBLISHED).exclude(text="", title="")
    return due.update(title="", text="", why="", slug="", state=Told.WITHDRAWN, state_since=now)


@erases_in_time
@transaction.atomic
def erase_past(now: dt.datetime) -> Erased:
    """Erase what is past its time; one audit row with the counts."""
    due = Roundtable.objects.filter(_over(now, GUESTS_DAYS) | _left_alone(now))
    done = Erased(_erase_invited(due, now), _erase_notes(now), _erase_organisers(now), _erase_stories(now))
    if any((done.invited, done.notes, done.organisers, done.stories)):
        record(
            "roundtables: those invited erased",
            actor="system",
            detail={"roundtables": done.invited, "organisers": done.organisers, "stories": done.stories},
        )
    return done
