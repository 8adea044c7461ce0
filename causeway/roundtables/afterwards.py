"""What the next step depends on once the day is over: who came, how the note stands, which promises are to be asked after."""

import datetime as dt
from dataclasses import replace
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from causeway.roundtables import noting, thanks
from causeway.roundtables.days import day_of
from causeway.roundtables.domain.next_step import Facts
from causeway.roundtables.domain.promises import Act, overdue
from causeway.roundtables.domain.promises import State as Kept
from causeway.roundtables.domain.states import State
from causeway.roundtables.domain.stories import State as Told
from causeway.roundtables.models import Correction, DayNote, NoteCopy, Promise, Roundtable, Story

ASKED_LATELY = dt.timedelta(days=14)  # whoever was asked after a promise is left so long to answer, as an office is


def with_what_followed(facts: Facts, roundtable: Roundtable, on: dt.date) -> Facts:
    """Return the facts with those of the time after the day; unchanged while it is still to come. Asks nothing that is prefetched."""
    if roundtable.state not in {State.HELD, State.FOLLOWING_UP}:
        return facts
    note = _note(roundtable)
    return replace(
        facts,
        came_said=_came_said(roundtable),
        note_kept=note is not None and bool(note.text.strip()),
        note_sent=note is not None and note.sent_at is not None,
        to_answer=note.to_answer if note else 0,
        final_due=note is not None and _final_due(note, on),
        erased=roundtable.erased_at is not None,
        to_thank=_to_thank(roundtable),
        overdue=sum(_to_ask_after(each, on) for each in roundtable.promises.all() if each.words),
        story_due=_story_due(roundtable, note),
    )


def _came_said(roundtable: Roundtable) -> bool:
    """Whether anybody is ticked as there or not; a list of many has asked it with the rest."""
    asked: bool | None = getattr(roundtable, "came_said", None)
    return roundtable.attendance.exists() if asked is None else asked


def _to_thank(roundtable: Roundtable) -> int:
    """Return how many are still to be thanked; a list of many has asked it with the rest."""
    asked: int | None = getattr(roundtable, "to_thank", None)
    return thanks.due(roundtable) if asked is None else asked


def _story_due(roundtable: Roundtable, note: DayNote | None) -> bool:
    """Whether there is time for the story: the note is not out for correction any more, and they have not sent or put away a story."""
    if roundtable.state != State.FOLLOWING_UP:
        return False
    story: Story | None = getattr(roundtable, "story", None)
    writing = story is None or story.state in {Told.DRAFT, Told.RETURNED}
    correcting = note is not None and note.sent_at is not None and note.final_at is None and roundtable.erased_at is None
    return writing and not correcting


def notes() -> QuerySet[DayNote]:
    """Return notes with what is read of them here: how many suggestions wait for an answer, and whether somebody has said nothing."""
    waiting = Correction.objects.filter(copy__note=OuterRef("pk"), decision="").exclude(text="")
    counted = waiting.order_by().values("copy__note").annotate(many=Count("pk")).values("many")
    silent = NoteCopy.objects.filter(note=OuterRef("pk"), corrections=None).exclude(email="")
    return DayNote.objects.annotate(to_answer=Coalesce(Subquery(counted), 0), silent=Exists(silent))


def _note(roundtable: Roundtable) -> Any:
    """Return the roundtable's note out of :func:`notes`; a list of many has asked for them with the rest."""
    note = getattr(roundtable, "day_note", None)  # a roundtable without one has no such attribute
    return note if note is None or hasattr(note, "to_answer") else notes().get(pk=note.pk)


def _final_due(note: Any, on: dt.date) -> bool:
    """Whether nobody is to be waited for: everybody was told until when, so one who has said nothing is given all of that time."""
    last = noting.until(note)
    if last is None or note.final_at is not None:
        return False
    return on > last or (not note.silent and not note.to_answer)


def _to_ask_after(promise: Promise, on: dt.date) -> bool:
    if not overdue(Kept(promise.state), promise.due, on):
        return False
    asked = [day_of(event.at) for event in promise.events.all() if event.act == Act.REMIND]
    return not asked or on >= max(asked) + ASKED_LATELY
