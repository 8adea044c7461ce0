"""A good roundtable is offered to others: its words without a person, as they stood when staff read them."""

import pytest
from day_examples import DAY, NOW, a_guest, a_roundtable, a_seat, desk, mails
from django.contrib.auth import get_user_model

from causeway.audit.models import Entry
from causeway.roundtables.day.models import RunSheetItem, Task
from causeway.roundtables.examples import actions as acts
from causeway.roundtables.examples import queries as examples
from causeway.roundtables.examples.models import GoodExample
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.models import Roundtable

pytestmark = pytest.mark.django_db
NEW = {"title": "A new example", "name": "New Example", "post": ""}


@pytest.fixture
def good():
    """A roundtable with a run sheet and tasks, each with somebody."""
    found = a_roundtable("good", minutes=60, format_key="online-hour", mode="online")
    a_seat(found)
    somebody = a_guest(found, "Bo Sample")
    sheet = [("welcome", 20, "Welcome", ""), ("speakers", 40, "Two speak on waiting", "Waiting for help")]
    for position, (kind, minutes, title, theme) in enumerate(sheet):
        RunSheetItem.objects.create(
            roundtable=found,
            position=position,
            minutes=minutes,
            kind=kind,
            title=title,
            theme=theme,
            role="chair",
            speaker=somebody,
        )
    Task.objects.create(roundtable=found, title="Ring the office", days_before=10, whose=found.organisers.get(), done_at=NOW)
    return found


def offer(roundtable):
    return acts.offer(roundtable.pk, "An hour online", "It was short.", "example staff", NOW)


def test_a_new_one_has_its_words_and_nobody_of_it(good, client):
    example = offer(good)
    mine = a_roundtable("mine")
    desk(client, mine)
    page = client.get("/roundtables/new/").content.decode()
    assert "An hour online" in page
    assert "Two speak on waiting" in page
    assert good.title not in page
    made = client.post("/roundtables/new/", NEW | {"example": example.pk})
    new = Roundtable.objects.get(title=NEW["title"])
    assert made.url == f"/roundtables/{new.slug}/seats/"
    assert (new.minutes, new.format_key, new.mode, new.themes) == (60, "online-hour", "online", good.themes)
    assert [(row.kind, row.minutes, row.title, row.theme, row.speaker) for row in new.run_sheet.all()] == [
        ("welcome", 20, "Welcome", "", None),
        ("speakers", 40, "Two speak on waiting", "Waiting for help", None),
    ]
    assert [(task.title, task.days_before, task.whose, task.done_at) for task in new.tasks.all()] == [
        ("Ring the office", 10, None, None)
    ]
    assert (new.venue, new.joining, new.guests.count(), new.seats.count(), new.duties.count()) == ("", "", 0, 0, 0)
    assert [organiser.name for organiser in new.organisers.all()] == ["New Example"]


def test_without_an_example_it_begins_empty_and_none_is_asked_for_where_there_is_none(good, client):
    desk(client, a_roundtable("mine"))
    assert "Begin from" not in client.get("/roundtables/new/").content.decode()
    offer(good)
    client.post("/roundtables/new/", NEW | {"example": ""})
    assert Roundtable.objects.get(title=NEW["title"]).run_sheet.count() == 0
    assert client.post("/roundtables/new/", NEW | {"title": "Another", "example": "999999"}).status_code == 200
    assert not Roundtable.objects.filter(title="Another").exists()


def test_what_is_written_later_is_not_handed_on_until_it_is_read_again(good):
    offer(good)
    good.run_sheet.filter(position=0).update(title="Bo Sample tells of a pupil")
    assert [part.title for part in examples.offered()[0].content.run_sheet] == ["Welcome", "Two speak on waiting"]
    with pytest.raises(NotNow, match="Bo Sample"):
        offer(good)


@pytest.mark.parametrize("title", ["Ada Example answers", "We thank ADA EXAMPLE.", "Example Organiser, welcome"])
def test_a_whole_name_is_refused_wherever_it_stands(good, title):
    good.tasks.update(title=title)
    with pytest.raises(NotNow, match="A name stands in its themes"):
        offer(good)
    assert not GoodExample.objects.exists()


def test_last_names_are_pointed_out_and_one_without_a_run_sheet_is_refused(good):
    good.tasks.update(title="Ask Ms Sample")
    content = examples.content_of(good)
    assert examples.last_names_in(content, examples.people_of(good)) == ("Bo Sample",)
    assert offer(good)
    with pytest.raises(NotNow, match="no run sheet"):
        offer(a_roundtable("bare"))


def test_its_owner_is_told_once_and_can_stop_it(good, client):
    offer(good)
    offer(good)
    told = mails("roundtable-example")
    assert [mail["To"] for mail in told] == ["organiser@good.example.org"]
    assert f"/roundtables/{good.slug}/organisers/" in told[0].get_content()
    desk(client, good)
    assert "Stop offering it" in client.get(f"/roundtables/{good.slug}/organisers/").content.decode()
    client.post(f"/roundtables/{good.slug}/not-an-example/")
    assert examples.offered() == []
    assert Entry.objects.filter(act="roundtable: no longer an example", actor__startswith="organiser:").count() == 1
    with pytest.raises(NotNow, match="no longer offered"):
        acts.begin_from(GoodExample.objects.get().pk, "new@example.org", place="", now=NOW + DAY, **NEW)
    assert not Roundtable.objects.filter(title=NEW["title"]).exists()


def test_staff_read_it_before_they_offer_it(good, client):
    client.force_login(get_user_model().objects.create_superuser("example", "staff@example.org", "example"))
    path = f"/staff/roundtables/{good.pk}/example/"
    assert "Two speak on waiting" in client.get(path).content.decode()
    given = {"act": "offer", "name": "An hour online", "why": "It was short."}
    assert "Read it through first" in client.post(path, given).content.decode()
    assert not GoodExample.objects.exists()
    assert client.post(path, given | {"read": "on"}).url == path
    assert [each.name for each in examples.offered()] == ["An hour online"]
    good.tasks.update(title="Ada Example")
    assert "It has changed since" in client.get(path).content.decode()
    assert "A name stands in its themes" in client.post(path, given | {"read": "on"}).content.decode()
    client.post(path, {"act": "stop"})
    assert examples.offered() == []
