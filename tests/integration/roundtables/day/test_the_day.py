import datetime as dt
import json
import re

import pytest
from day_examples import DAY, HOUR, NOW, a_guest, a_roundtable, a_seat, an_answer, desk

from causeway.privacy.registry import erase_person, export_person
from causeway.roundtables.after.note import queries as noting
from causeway.roundtables.after.story.models import Story
from causeway.roundtables.after.thanks.models import Thanks
from causeway.roundtables.day import actions as acts
from causeway.roundtables.day.models import Attendance, Note
from causeway.roundtables.day.sheet import actions as sheet
from causeway.roundtables.day.sheet.domain import Format
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.table.exceptions import ChangedMeanwhile, NotNow

pytestmark = pytest.mark.django_db
ADDRESS = "/roundtables/example/day/"
ID = "example-client-id-1"
SCRIPT = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def today():
    roundtable = a_roundtable(state="confirmed")
    roundtable.chosen = CandidateDate.objects.create(roundtable=roundtable, starts_at=NOW - HOUR)
    roundtable.save()
    seat = a_seat(roundtable)
    an_answer(seat, "attends", [roundtable.chosen])
    a_guest(roundtable, "Bo")
    return Desk(roundtable, roundtable.organisers.get())


def test_it_begins_once_and_only_on_its_day(today):
    with pytest.raises(NotNow, match="has not come"):
        acts.hold(today, NOW - 2 * DAY)
    acts.hold(today, NOW)
    acts.hold(today, NOW)
    today.roundtable.refresh_from_db()
    assert today.roundtable.state == "held"


@pytest.mark.parametrize("state", ["draft", "polling", "inviting", "closed", "cancelled", "postponed"])
def test_nothing_is_written_down_for_what_does_not_take_place(today, state):
    type(today.roundtable).objects.update(state=state)
    for act in (
        lambda: acts.add_note(today, "", "Example", ID, NOW),
        lambda: acts.add_person(today, "Example", ID, NOW),
        lambda: acts.mark(today, NOW, guest=1, came=True),
        lambda: acts.add_promise(today, acts.Said(None, None, "A", "B", None), ID, NOW),
    ):
        with pytest.raises(NotNow, match="written down"):
            act()


def test_who_came_is_said_as_often_as_one_likes_and_the_last_word_counts(today, client):
    desk(client, today.roundtable)
    guest, office = today.roundtable.guests.get(), today.roundtable.invitations.get()
    for who, came in ((f"g{guest.pk}", "yes"), (f"m{office.pk}", "yes"), (f"g{guest.pk}", "no"), (f"g{guest.pk}", "no")):
        client.post(f"{ADDRESS}came/", {"who": who, "came": came})
    assert set(Attendance.objects.values_list("guest", "invitation", "came")) == {
        (guest.pk, None, False),
        (None, office.pk, True),
    }


@pytest.mark.parametrize("who", ["", "g", "gx", "x1", "g999999", "g" + "9" * 30])
def test_nobody_else_can_be_said_to_have_come(today, client, who):
    other = a_guest(a_roundtable("other"), "Cy")
    desk(client, today.roundtable)
    for whom in (who, f"g{other.pk}"):
        answer = client.post(f"{ADDRESS}came/", {"who": whom, "came": "yes"}, **SCRIPT)
        assert answer.status_code == 409
    assert not Attendance.objects.exists()


def test_what_a_phone_sends_twice_is_kept_once(today, client):
    desk(client, today.roundtable)
    seat = today.roundtable.seats.get()
    sent = [
        ("person", {"name": "Di Example"}),
        ("note", {"text": "Waits are long", "theme": "Waiting for help", "list": "notes-1"}),
        ("promise", {"by": f"s{seat.pk}", "words": "I will ask the minister", "due": "2030-01-04"}),
    ]
    for path, data in sent * 3:
        answer = client.post(f"{ADDRESS}{path}/", data | {"client_id": ID}, **SCRIPT)
        assert answer.status_code == 200
        assert next(iter(data.values())).split()[-1] in answer.content.decode() or path == "promise"
    assert (Note.objects.count(), Promise.objects.count(), Attendance.objects.count()) == (1, 1, 1)
    promise = Promise.objects.get()
    assert (promise.who, promise.state, promise.due, promise.events.count()) == ("Ada Example", "made", dt.date(2030, 1, 4), 1)


def test_two_roundtables_may_use_the_same_id(today):
    other = a_roundtable("other", "held")
    other.chosen = CandidateDate.objects.create(roundtable=other, starts_at=NOW - HOUR)
    other.save()
    for each in (today, Desk(other, other.organisers.get())):
        acts.add_note(each, "", "Example", ID, NOW)
    assert Note.objects.count() == 2


@pytest.mark.parametrize(
    ("path", "data", "said"),
    [
        ("note", {"text": " ", "client_id": ID}, "empty"),
        ("note", {"text": "Example", "client_id": "x"}, "out of date"),
        ("promise", {"words": "Example", "client_id": ID}, "who promises"),
        ("promise", {"by": "s1", "words": "", "client_id": ID}, "what was promised"),
        ("promise", {"who": "Ada", "words": "Example", "due": "soon", "client_id": ID}, "valid date"),
        ("person", {"name": "", "client_id": ID}, "name"),
    ],
)
def test_what_cannot_be_kept_is_said_to_the_script_and_on_the_page(today, client, path, data, said):
    desk(client, today.roundtable)
    answer = client.post(f"{ADDRESS}{path}/", data, **SCRIPT)
    assert answer.status_code in {409, 422}
    assert said in json.loads(answer.content)["problem"]
    page = client.post(f"{ADDRESS}{path}/", data, follow=True)
    assert said in page.content.decode()
    assert not Note.objects.exists()
    assert not Promise.objects.exists()


def test_a_note_that_two_change_shows_both_and_keeps_the_first(today, client):
    from causeway.roundtables.table.domain import editing

    desk(client, today.roundtable)
    note = acts.add_note(today, "", "First", ID, NOW)
    seen = editing.seen({"text": "First"})
    acts.change_note(today, note.pk, "Theirs", seen, NOW)
    with pytest.raises(ChangedMeanwhile):
        acts.change_note(today, note.pk, "Mine", seen, NOW)
    page = client.post(f"{ADDRESS}note/{note.pk}/", {"text": "Mine", "seen": seen}, follow=True).content.decode()
    assert "Theirs" in page
    assert "yours was: Mine" in page


def test_the_page_has_the_run_sheet_the_list_and_notes_by_theme(today, client):
    sheet.lay_out(today, Format.TWO_HOURS, NOW)
    acts.add_note(today, "Another theme", "Example words", ID, NOW)
    page = desk(client, today.roundtable).get(ADDRESS).content.decode()
    for words in ("Ada Example", "MP for Example Seat 1", "Waiting for help", "Another theme", "Example words", "It begins"):
        assert words in page
    assert page.count("data-begins=") == 11
    assert "MPs" in page


def test_the_desk_leads_to_the_day_then_to_the_note_and_then_to_the_promises(today, client):
    desk(client, today.roundtable)

    def leads_to():
        part = client.get("/roundtables/example/").content.decode().split("rt-next")[1].split("</section>")[0]
        return re.search(r'href="(/roundtables/example/[^"]*)"', part)[1]

    assert leads_to() == ADDRESS
    acts.hold(today, NOW)
    assert leads_to() == ADDRESS, "nobody has said who came"
    acts.mark(today, NOW, guest=today.roundtable.guests.get().pk, came=True)
    assert leads_to() == "/roundtables/example/note/"
    type(today.roundtable).objects.update(state="following up")
    assert leads_to() == "/roundtables/example/thanks/"
    Thanks.objects.create(roundtable=today.roundtable, guest=today.roundtable.guests.get(), went_at=NOW)
    assert leads_to() == "/roundtables/example/story/"
    Story.objects.create(roundtable=today.roundtable, state="withdrawn", state_since=NOW)
    assert leads_to() == "/roundtables/example/promises/"


def test_a_closed_desk_leads_to_the_door_and_writes_nothing(today, client):
    answer = client.post(f"{ADDRESS}note/", {"text": "Example", "client_id": ID}, **SCRIPT)
    assert answer.status_code == 302
    assert not Note.objects.exists()


def test_who_came_for_an_mp_is_named(today):
    from causeway.roundtables.day import queries as sitting

    answer = an_answer(today.roundtable.seats.get(), "sends someone", [], at=NOW + HOUR)
    answer.who = "Example Caseworker"
    answer.save()
    first = sitting.awaited(today.roundtable)[0]
    assert (first.name, first.what) == ("Example Caseworker", "comes for Ada Example, MP for Example Seat 1")


def test_who_walks_in_is_sent_the_note_only_where_they_agreed(today, client):
    desk(client, today.roundtable)
    typed = {"name": "Di Example", "email": "di@example.org", "client_id": ID}
    answer = client.post(f"{ADDRESS}person/", typed, **SCRIPT)
    assert answer.status_code == 422
    assert "they agree" in json.loads(answer.content)["problem"]
    assert "di@example.org" in client.post(f"{ADDRESS}person/", typed).content.decode()
    assert not Attendance.objects.exists()
    for _again in range(2):
        assert "gets the note" in client.post(f"{ADDRESS}person/", typed | {"agrees": "on"}, **SCRIPT).content.decode()
    client.post(f"{ADDRESS}person/", {"name": "Ed Example", "agrees": "on", "client_id": f"{ID}-2"})
    assert [(each.who, each.email) for each in noting.there(today.roundtable)] == [("Di Example", "di@example.org")]


def test_the_address_of_who_walked_in_is_theirs_to_have_and_erase(today):
    acts.add_person(today, "Di Example", ID, NOW, "di@example.org")
    acts.mark(today, NOW, guest=today.roundtable.guests.get().pk, came=True)
    assert export_person("DI@example.org")["roundtables.Attendance"] == [
        {"name": "Di Example", "email": "di@example.org", "came": True}
    ]
    assert export_person("bo@school.example.org")["roundtables.Attendance"]
    erase_person("di@example.org")
    assert not Attendance.objects.exclude(email="", name="").exists()
    assert Attendance.objects.count() == 2
