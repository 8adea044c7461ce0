"""What the next step depends on once the day is over: who came, how the note stands, which promises are to be asked after."""

import datetime as dt
from dataclasses import replace

from django.db.models import QuerySet

from causeway.roundtables import noting, thanks
from causeway.roundtables.days import day_of
from causeway.roundtables.domain.next_step import Facts
from causeway.roundtables.domain.promises import Act, overdue
from causeway.roundtables.domain.promises import State as Kept
from causeway.roundtables.domain.states import State
from causeway.roundtables.domain.stories import State as Told
from causeway.roundtables.models import Correction, DayNote, Promise, Roundtable, Story

ASKED_LATELY = dt.timedelta(days=14)  # whoever was asked after a promise is left so long to answer, as an office is


def with_what_followed(facts: Facts, roundtable: Roundtable, on: dt.date) -> Facts:
    """Return the facts with those of the time after the day; unchanged while it is still to come."""
    if roundtable.state not in {State.HELD, State.FOLLOWING_UP}:
        return facts
    note = DayNote.objects.filter(roundtable=roundtable).first()
    return replace(
        facts,
        came_said=roundtable.attendance.exists(),
        note_kept=note is not None and bool(note.text.strip()),
        note_sent=note is not None and note.sent_at is not None,
        to_answer=_waiting(note).count() if note else 0,
        final_due=note is not None and _final_due(note, on),
        erased=roundtable.erased_at is not None,
        to_thank=thanks.due(roundtable),
        story_due=_story_due(roundtable, note),
        overdue=sum(_to_ask_after(each, on) for each in roundtable.promises.exclude(words="").prefetch_related("events")),
    )


def _story_due(roundtable: Roundtable, note: DayNote | None) -> bool:
    """Whether there is time for the story: the note is not out for correction any more, and they have not sent or put away a story."""
    if roundtable.state != State.FOLLOWING_UP:
        return False
    story: Story | None = getattr(roundtable, "story", None)
    writing = story is None or story.state in {Told.DRAFT, Told.RETURNED}
    correcting = note is not None and note.sent_at is not None and note.final_at is None and roundtable.erased_at is None
    return writing and not correcting


def _waiting(note: DayNote) -> QuerySet[Correction]:
    return Correction.objects.filter(copy__note=note, decision="").exclude(text="")


def _final_due(note: DayNote, on: dt.date) -> bool:
    """Whether nobody is to be waited for: everybody was told until when, so one who has said nothing is given all of that time."""
    last = noting.until(note)
    if last is None or note.final_at is not None:
        return False
    silent = note.copies.exclude(email="").filter(corrections=None)
    return on > last or (not silent.exists() and not _waiting(note).exists())


def _to_ask_after(promise: Promise, on: dt.date) -> bool:
    asked = [day_of(event.at) for event in promise.events.all() if event.act == Act.REMIND]
    return overdue(Kept(promise.state), promise.due, on) and (not asked or on >= max(asked) + ASKED_LATELY)
