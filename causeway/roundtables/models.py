"""The roundtable's rows, subject by subject: Django looks for a room's models here."""

from causeway.roundtables.table.models import (  # first, so that who is erased is told of nothing after
    DeskLink,
    Organiser,
    Roundtable,
    Seat,
)

# isort: split
from causeway.roundtables.after.note.models import Correction, DayNote, NoteCopy
from causeway.roundtables.after.story.models import Story
from causeway.roundtables.after.thanks.models import Thanks, ThanksWords
from causeway.roundtables.dates.calendar_models import EntrySent, KnownPeriod, NoReminders
from causeway.roundtables.dates.models import Availability
from causeway.roundtables.day.duty_models import DutyHolder
from causeway.roundtables.day.models import Attendance, Note, RunSheetItem, Task
from causeway.roundtables.examples.models import GoodExample
from causeway.roundtables.invitations.models import Answer, CourtesyNotice, Dispatch, Invitation
from causeway.roundtables.overseeing.models import StaffFeed
from causeway.roundtables.promises.models import Promise, PromiseEvent
from causeway.roundtables.screening.models import SendReview
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.table.guest_models import Guest, Partner

__all__ = [
    "Answer",
    "Attendance",
    "Availability",
    "CandidateDate",
    "Correction",
    "CourtesyNotice",
    "DayNote",
    "DeskLink",
    "Dispatch",
    "DutyHolder",
    "EntrySent",
    "GoodExample",
    "Guest",
    "Invitation",
    "KnownPeriod",
    "NoReminders",
    "Note",
    "NoteCopy",
    "Organiser",
    "Partner",
    "Promise",
    "PromiseEvent",
    "Roundtable",
    "RunSheetItem",
    "Seat",
    "SendReview",
    "StaffFeed",
    "Story",
    "Task",
    "Thanks",
    "ThanksWords",
]
