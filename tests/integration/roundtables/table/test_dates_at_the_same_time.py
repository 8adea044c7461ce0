"""Two at once, in two connections, on dates, run sheet, the day and the story. PostgreSQL only: SQLite lets one write at a time anyway."""

import pytest
from day_examples import HOUR, NOW, a_date, a_guest, a_roundtable
from test_at_the_same_time import at_once

from causeway.outbox.models import Message
from causeway.roundtables.after.story import actions as stories
from causeway.roundtables.after.story.models import Story
from causeway.roundtables.after.thanks import actions as thanking
from causeway.roundtables.after.thanks.domain import Group
from causeway.roundtables.dates.actions import confirming, polling
from causeway.roundtables.dates.calendar_models import EntrySent
from causeway.roundtables.dates.models import Availability
from causeway.roundtables.day import actions as day
from causeway.roundtables.day.models import Attendance, Note
from causeway.roundtables.day.sheet import actions as sheet
from causeway.roundtables.day.sheet.domain import Format
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.domain.editing import seen
from causeway.roundtables.table.domain.kinds import Can
from causeway.roundtables.table.exceptions import ChangedMeanwhile, NotNow
from causeway.roundtables.tasks import actions as todo

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.writers_meet,
]


def test_two_organisers_settle_on_different_dates_and_one_wins():
    roundtable = a_roundtable(state="inviting")
    guest = a_guest(roundtable)
    dates = [a_date(roundtable, weeks) for weeks in (12, 13)]
    came = at_once(*[lambda date=date: confirming.confirm(roundtable.pk, date.pk, "tests", NOW) for date in dates * 2])
    assert sum(isinstance(each, NotNow) for each in came) == 3
    assert EntrySent.objects.filter(guest=guest).count() == Message.objects.filter(kind="roundtable-entry").count() == 1


def test_guests_are_asked_once():
    roundtable = a_roundtable()
    a_guest(roundtable)
    a_date(roundtable)
    at_once(*[lambda: polling.ask_guests(Desk(roundtable, roundtable.organisers.get()), NOW)] * 3)
    assert Message.objects.filter(kind="roundtable-poll").count() == 1


def test_two_taps_at_once_are_one_answer():
    roundtable = a_roundtable()
    guest, date = a_guest(roundtable), a_date(roundtable)
    came = at_once(*[lambda can=can: polling.say_can(guest, date.pk, can, NOW) for can in (Can.YES, Can.NO, Can.YES)])
    assert came == [None] * 3
    assert Availability.objects.count() == 1


def test_of_two_run_sheets_one_is_saved_and_the_other_told():
    roundtable = a_roundtable()
    mine = Desk(roundtable, roundtable.organisers.get())
    sheet.lay_out(mine, Format.HALF_HOUR, NOW)
    rows = sheet.rows_of(roundtable)
    known = sheet.seen(rows)
    came = at_once(lambda: sheet.save_sheet(mine, rows[:2], known, NOW), lambda: sheet.save_sheet(mine, rows[:3], known, NOW))
    assert sum(isinstance(each, ChangedMeanwhile) for each in came) == 1
    assert len(sheet.rows_of(roundtable)) in {2, 3}


def test_a_phone_that_sends_twice_at_once_is_heard_once():
    roundtable = a_roundtable(state="held")
    roundtable.chosen = a_date(roundtable)
    roundtable.save()
    mine = Desk(roundtable, roundtable.organisers.get())
    then = roundtable.chosen.starts_at + HOUR
    came = at_once(*[lambda: day.add_note(mine, "", "Example", "example-client-id", then)] * 4)
    assert len({note.pk for note in came}) == Note.objects.count() == 1


def test_two_workers_remind_once():
    roundtable = a_roundtable(state="confirmed")
    roundtable.chosen = a_date(roundtable)
    roundtable.save()
    mine = Desk(roundtable, roundtable.organisers.get())
    todo.save_task(mine, None, todo.Typed("Example", 1, None, remind=True), NOW)
    when = roundtable.chosen.starts_at - 24 * HOUR
    at_once(*[lambda: todo.remind_of_tasks(when)] * 3)
    assert Message.objects.filter(kind=todo.REMINDER).count() == 1


def test_two_organisers_thank_once():
    roundtable = a_roundtable(state="held")
    guest = a_guest(roundtable)
    Attendance.objects.create(roundtable=roundtable, guest=guest, came=True, at=NOW)
    mine = Desk(roundtable, roundtable.organisers.get())
    came = at_once(*[lambda: thanking.send(mine, Group.GUESTS, [f"g{guest.pk}"], thanking.Written({}), NOW)] * 4)
    assert sum(isinstance(each, NotNow) for each in came) == 3
    assert Message.objects.filter(kind="roundtable-thanks").count() == 1


def test_a_story_is_published_once_and_one_withdrawn_meanwhile_is_not_public():
    roundtable = a_roundtable(state="held")
    mine = Desk(roundtable, roundtable.organisers.get())
    story = stories.save(
        mine, {"title": "An example", "text": "First we met."}, seen({"title": "", "text": ""}), NOW, to_staff=True
    )
    publish = lambda: stories.publish(story.pk, story.version, "tests", NOW)  # noqa: E731  the same act three times
    came = at_once(publish, publish, publish)
    assert sum(isinstance(each, NotNow) for each in came) == 2
    assert Message.objects.filter(kind="roundtable-story").count() == 1
    Story.objects.update(state="sent to staff")
    at_once(publish, lambda: stories.withdraw(mine, NOW))
    assert Story.objects.get().state == "withdrawn"
