import datetime as dt
import re

import pytest
from day_examples import DAY, NOW, a_date, a_roundtable, desk, mails

from causeway.roundtables.dates.actions import confirming
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.models import Organiser
from causeway.roundtables.tasks import actions as acts
from causeway.roundtables.tasks import queries as todos
from causeway.roundtables.tasks.domain import USUAL

pytestmark = pytest.mark.django_db
REMINDER = "roundtable-task-reminder"
ADDRESS = "/roundtables/example/tasks/"


@pytest.fixture
def mine():
    roundtable = a_roundtable(state="confirmed")
    roundtable.chosen = a_date(roundtable)
    roundtable.save()
    return Desk(roundtable, roundtable.organisers.get())


def noon(day):
    return dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)


def a_task(mine, days_before=14, title="Example task", *, whose=None, remind=True):
    return acts.save_task(mine, None, acts.Typed(title, days_before, whose, remind), NOW)


def due(mine):
    mine.roundtable.refresh_from_db()
    return todos.of(mine.roundtable, NOW)[0].due


def test_the_usual_tasks_once(mine):
    assert acts.begin_with_usual(mine, NOW) == len(USUAL)
    assert acts.begin_with_usual(mine, NOW) == 0
    assert all(task.title for task in mine.roundtable.tasks.all())


def test_dates_move_with_the_event(mine):
    a_task(mine)
    before = due(mine)
    confirming.change(mine.roundtable.pk, mine.roundtable.chosen.starts_at + 7 * DAY, "tests", NOW)
    assert due(mine) == before + 7 * DAY


def test_before_a_date_is_settled_they_count_from_the_earliest_on_offer_or_wait():
    roundtable = a_roundtable()
    mine = Desk(roundtable, roundtable.organisers.get())
    a_task(mine)
    assert due(mine) is None
    later, earlier = a_date(roundtable, 14), a_date(roundtable, 12)
    assert later.starts_at > earlier.starts_at
    assert due(mine) == earlier.starts_at.date() - 14 * DAY


def test_one_reminder_with_all_that_comes_due_and_only_one(mine):
    a_task(mine, title="First example")
    a_task(mine, title="Second example")
    a_task(mine, title="Quiet example", remind=False)
    when = noon(due(mine) - 3 * DAY)
    assert acts.remind_of_tasks(when - DAY) == 0
    assert acts.remind_of_tasks(when) == 1
    assert acts.remind_of_tasks(when + dt.timedelta(hours=1)) == 0
    text = mails(REMINDER)[0].get_content()
    assert "First example" in text
    assert "Second example" in text
    assert "Quiet example" not in text


def test_when_the_day_moves_on_it_is_reminded_of_again(mine):
    a_task(mine)
    first = due(mine)
    acts.remind_of_tasks(noon(first))
    confirming.change(mine.roundtable.pk, mine.roundtable.chosen.starts_at + 28 * DAY, "tests", NOW)
    assert acts.remind_of_tasks(noon(first + DAY)) == 0
    assert acts.remind_of_tasks(noon(first + 28 * DAY)) == 1


def test_nobody_is_reminded_at_night_nor_of_what_is_done(mine):
    task = a_task(mine)
    when = due(mine)
    assert acts.remind_of_tasks(dt.datetime.combine(when, dt.time(3), tzinfo=dt.UTC)) == 0
    acts.tick(mine, task.pk, NOW, done=True)
    assert acts.remind_of_tasks(noon(when)) == 0


@pytest.mark.parametrize("state", ["closed", "cancelled"])
def test_nobody_is_reminded_of_what_is_over(mine, state):
    a_task(mine)
    type(mine.roundtable).objects.update(state=state)
    assert acts.remind_of_tasks(noon(due(mine))) == 0


def test_whose_task_it_is_gets_the_reminder_and_who_left_does_not(mine):
    other = Organiser.objects.create(
        roundtable=mine.roundtable, name="Bo", email="bo@example.org", role="co-organiser", invited_at=NOW, verified_at=NOW
    )
    a_task(mine, whose=other.pk)
    gone = a_task(mine, title="Another example", whose=other.pk, days_before=28)
    acts.remind_of_tasks(noon(todos.of(mine.roundtable, NOW)[0].due))
    assert [mail["To"] for mail in mails(REMINDER)] == ["bo@example.org"]
    Organiser.objects.filter(pk=other.pk).update(revoked_at=NOW)
    type(gone).objects.update(reminded_at=None)
    acts.remind_of_tasks(noon(due(mine)))
    assert {mail["To"] for mail in mails(REMINDER)[1:]} == {mine.organiser.email}


def test_reminders_are_turned_off_by_the_link_in_one_without_signing_in(mine, client):
    a_task(mine)
    acts.remind_of_tasks(noon(due(mine)))
    link = re.search(r"http://\S+?(/roundtables/quiet/\S+/)", mails(REMINDER)[0].get_content())[1]
    assert "No more reminders?" in client.get(link).content.decode()
    a_task(mine, 28)
    assert "No more reminders<" in client.post(link).content.decode()
    assert acts.remind_of_tasks(noon(due(mine))) == 0
    assert client.get("/roundtables/quiet/nonsense/").status_code == 404


def test_the_page(mine, client):
    desk(client, mine.roundtable)
    assert "Begin with the usual tasks" in client.get(ADDRESS).content.decode()
    client.post(f"{ADDRESS}usual/")
    client.post(f"{ADDRESS}add/", {"title": "Example cake", "days": 2, "when": "after", "remind": "on"})
    task = mine.roundtable.tasks.get(title="Example cake")
    assert task.days_before == -2
    client.post(f"{ADDRESS}{task.pk}/tick/", {"done": "yes"})
    client.post(f"{ADDRESS}{task.pk}/", {"title": "Example bread", "days": 1, "when": "before"})
    task.refresh_from_db()
    assert (task.title, task.days_before, task.remind, task.done_at is None) == ("Example bread", 1, False, False)
    wrong = client.post(f"{ADDRESS}{task.pk}/", {"title": "", "days": 1, "when": "before"})
    assert (wrong.status_code, "Say what is to be done" in wrong.content.decode()) == (422, True)
    client.post(f"{ADDRESS}reminders/", {"wanted": "no"})
    assert "You get none from this roundtable" in client.get(ADDRESS).content.decode()
    client.post(f"{ADDRESS}{task.pk}/remove/")
    assert mine.roundtable.tasks.count() == len(USUAL)


def test_another_roundtables_task_is_out_of_reach(mine, client):
    other = a_roundtable("other")
    task = a_task(Desk(other, other.organisers.get()))
    desk(client, mine.roundtable)
    for act in ("", "tick/", "remove/"):
        assert client.post(f"{ADDRESS}{task.pk}/{act}", {"title": "x", "days": 1, "when": "before"}).status_code == 404
