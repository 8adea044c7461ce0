"""What the next step depends on once the day is over: who came, how the note stands, which promises are to be asked after."""

import datetime as dt
from dataclasses import replace
from typing import Any

from django.db.models import Exists, F, Func, IntegerField, OuterRef, Prefetch, QuerySet, Subquery

from causeway.roundtables.after.note import queries as noting
from causeway.roundtables.after.note.models import Correction, DayNote, NoteCopy
from causeway.roundtables.after.story.domain import State as Told
from causeway.roundtables.after.story.models import Story
from causeway.roundtables.after.thanks import queries as thanks
from causeway.roundtables.day.models import Attendance
from causeway.roundtables.desk.domain import Facts
from causeway.roundtables.promises.domain import Act
from causeway.roundtables.promises.models import Promise, PromiseEvent
from causeway.roundtables.promises.queries import is_overdue
from causeway.roundtables.table.domain.states import AFTERWARDS, State
from causeway.roundtables.table.models import Roundtable

WAIT_AFTER_ASKING = dt.timedelta(days=14)  # whoever was asked after a promise is left so long to answer, as an office is


def counted(rows: QuerySet[Any], by: str) -> Subquery:
    """Return an annotation: how many of ``rows`` have the row looked at as their ``by``.

    Nothing is grouped, as it would be by :class:`~django.db.models.Count`: that makes a table of its own for each row.
    """
    many = (
        rows.filter(**{by: OuterRef("pk")}).order_by().values(many=Func(F("pk"), function="COUNT", output_field=IntegerField()))
    )
    return Subquery(many)


def with_what_is_asked(roundtables: QuerySet[Roundtable], on: dt.date) -> QuerySet[Roundtable]:
    """Return roundtables with all that :func:`with_what_followed` looks at, in as many queries for a thousand as for one.

    Promises are counted by the database: a roundtable makes several, and a list of hundreds needs none of them for itself.
    """
    silent = NoteCopy.objects.filter(note=OuterRef("pk"), corrections=None).exclude(email="")
    waiting = Correction.objects.filter(decision="").exclude(text="")
    late = Promise.objects.filter(is_overdue(on)).exclude(words="")
    lately = PromiseEvent.objects.filter(promise=OuterRef("pk"), act=Act.REMIND, at__date__gt=on - WAIT_AFTER_ASKING)
    notes = DayNote.objects.annotate(to_answer=counted(waiting, "copy__note"), silent=Exists(silent))
    return (
        roundtables.select_related("story")
        .annotate(
            came_said=Exists(Attendance.objects.filter(roundtable=OuterRef("pk"))),
            to_thank=counted(thanks.not_thanked(), "roundtable"),
            to_ask_after=counted(late.exclude(Exists(lately)), "roundtable"),
        )
        .prefetch_related(Prefetch("day_note", notes.defer("sent_text", "final_text")))
    )


def with_what_followed(facts: Facts, roundtable: Roundtable, on: dt.date) -> Facts:
    """Return the facts with those of the time after the day; unchanged while it is still to come.

    A list has asked for them :func:`with_what_is_asked`; of a single roundtable they are asked here.
    """
    if roundtable.state not in AFTERWARDS:
        return facts
    asked: Any = roundtable
    if not hasattr(roundtable, "came_said"):
        asked = with_what_is_asked(Roundtable.objects.filter(pk=roundtable.pk), on).get()
    note = getattr(asked, "day_note", None)  # a roundtable without one has no such attribute
    return replace(
        facts,
        came_said=asked.came_said,
        note_kept=note is not None and bool(note.text.strip()),
        note_sent=note is not None and note.sent_at is not None,
        to_answer=note.to_answer if note else 0,
        final_due=note is not None and _final_due(note, on),
        erased=asked.erased_at is not None,
        to_thank=asked.to_thank,
        overdue=asked.to_ask_after,
        story_due=_story_due(asked, note),
    )


def _story_due(roundtable: Roundtable, note: DayNote | None) -> bool:
    """Whether there is time for the story: the note is not out for correction any more, and they have not sent or put away a story."""
    if roundtable.state != State.FOLLOWING_UP:
        return False
    story: Story | None = getattr(roundtable, "story", None)
    writing = story is None or story.state in {Told.DRAFT, Told.RETURNED}
    correcting = note is not None and note.sent_at is not None and note.final_at is None and roundtable.erased_at is None
    return writing and not correcting


def _final_due(note: Any, on: dt.date) -> bool:
    """Whether nobody is to be waited for: everybody was told until when, so one who has said nothing is given all of that time."""
    last = noting.until(note)
    if last is None or note.final_at is not None:
        return False
    return on > last or (not note.silent and not note.to_answer)
