"""Who said "no more" with one button, in any room, is written to by no roundtable; every mail to a person has that button."""

import re
from importlib import import_module

import pytest
from day_examples import DAY, NOW, a_date, a_guest, a_roundtable, a_seat, an_answer, mails
from day_examples import desk as open_desk
from django.apps import apps
from django.db import connection

from causeway.outbox import no_more
from causeway.outbox.models import Message, address_key
from causeway.roundtables.after.note import actions as notes
from causeway.roundtables.after.note import queries as noting
from causeway.roundtables.after.note.models import DayNote, NoteCopy
from causeway.roundtables.dates import entries
from causeway.roundtables.dates.actions import calendar_sync, confirming, polling
from causeway.roundtables.day.models import Attendance
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.actions import beginning, opening
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.tasks import actions as todo

pytestmark = pytest.mark.django_db


def button_in(mail):
    body = mail.get_body(("plain",))
    return re.search(r"One button says so:\s+(http\S+)", body.get_content())


@pytest.fixture
def mine():
    roundtable = a_roundtable(state="inviting")
    date = a_date(roundtable)
    an_answer(a_seat(roundtable), "attends", [date])
    for name in ("Bo", "Cy"):
        a_guest(roundtable, name)
    return Desk(roundtable, roundtable.organisers.get()), date


def test_every_mail_to_a_person_has_the_button_and_an_office_has_none(mine):
    desk, date = mine
    polling.ask_guests(desk, NOW)
    confirming.confirm(desk.roundtable.pk, date.pk, desk.actor, NOW)
    beginning.ask_to_organise(desk.organiser, name="Di", email="di@example.org", now=NOW)
    sent = mails()
    assert len(sent) == 6
    for mail in sent:
        assert bool(button_in(mail)) is ("parliament" not in mail["To"])
    opening.send_link("who@example.org", NOW)
    assert not button_in(mails("roundtable-link")[0])  # asked for a minute ago


def test_the_button_holds_for_every_roundtable(mine, client):
    desk, date = mine
    polling.ask_guests(desk, NOW)
    link = button_in(next(mail for mail in mails() if mail["To"].startswith("bo@")))[1]
    path = re.sub(r"^https?://[^/]+", "", link)
    client.get(path)
    assert not no_more.wanted("bo@school.example.org")  # mail scanners open links
    client.post(path)
    assert no_more.wanted("bo@school.example.org")
    before = Message.objects.order_by("pk").values_list("pk", flat=True).last()
    assert polling.ask_again(desk, NOW + 6 * DAY) == 1
    confirming.confirm(desk.roundtable.pk, date.pk, desk.actor, NOW)
    assert not Message.objects.filter(pk__gt=before, to="bo@school.example.org").exists()
    other = a_roundtable("other")
    a_date(other)
    a_guest(other, "Bo")
    with pytest.raises(NotNow, match="no more mail from this site: Bo"):
        polling.ask_guests(Desk(other, other.organisers.get()), NOW)
    assert other.guests.get().asked_at is None


def test_who_was_asked_to_organise_and_said_no_more_is_not_asked_again(mine):
    desk, _date = mine
    no_more.suppress(address_key("di@example.org"))
    beginning.ask_to_organise(desk.organiser, name="Di", email="di@example.org", now=NOW)
    assert not Message.objects.filter(to="di@example.org").exists()


def refuse(email):
    no_more.suppress(address_key(email))


def test_an_entry_that_does_not_go_is_neither_counted_nor_written_down_and_somebody_is_told(mine, client):
    desk, date = mine
    refuse("bo@school.example.org")
    assert confirming.confirm(desk.roundtable.pk, date.pk, desk.actor, NOW) == 2  # Cy and the office
    roundtable = type(desk.roundtable).objects.get()
    assert not roundtable.entries_sent.filter(guest__name="Bo").exists()
    assert [each.person.name for each in entries.unsent(roundtable).to_tell] == ["Bo"]
    assert not entries.unsent(roundtable).to_send
    page = open_desk(client, roundtable).get(f"/roundtables/{roundtable.slug}/dates/").content.decode()
    assert "want no more mail from this site. Tell them yourselves" in page
    assert "Send it to them" not in page
    assert confirming.send_missing(roundtable.pk, desk.actor, NOW) == 0


def test_who_said_no_more_after_the_entry_is_told_by_a_person_that_it_is_off(mine):
    desk, date = mine
    confirming.confirm(desk.roundtable.pk, date.pk, desk.actor, NOW)
    refuse("bo@school.example.org")
    assert confirming.call_off(desk.roundtable.pk, "The venue flooded.", desk.actor, NOW, for_good=True) == 2
    roundtable = type(desk.roundtable).objects.get()
    assert not roundtable.entries_sent.filter(guest__name="Bo", method="CANCEL").exists()
    assert [each.person.name for each in entries.unsent(roundtable).to_tell] == ["Bo"]


def test_an_entry_taken_out_is_written_down_once_though_nobody_is_told(mine):
    desk, date = mine
    confirming.confirm(desk.roundtable.pk, date.pk, desk.actor, NOW)
    refuse("bo@school.example.org")
    desk.roundtable.guests.filter(name="Bo").update(email="bo@home.example.org")
    refuse("bo@home.example.org")
    assert calendar_sync.settle(desk.roundtable.pk, NOW) == 0
    assert desk.roundtable.entries_sent.filter(guest__name="Bo", method="CANCEL").count() == 1
    assert calendar_sync.settle(desk.roundtable.pk, NOW) == 0
    assert desk.roundtable.entries_sent.filter(guest__name="Bo", method="CANCEL").count() == 1


@pytest.fixture
def there(mine):
    """The day is over: both guests and the MP came, and the note is written."""
    desk, _date = mine
    roundtable = desk.roundtable
    type(roundtable).objects.update(state="held")
    roundtable.refresh_from_db()
    for guest in roundtable.guests.all():
        Attendance.objects.create(roundtable=roundtable, guest=guest, came=True, at=NOW)
    Attendance.objects.create(roundtable=roundtable, invitation=roundtable.invitations.get(), came=True, at=NOW)
    DayNote.objects.create(roundtable=roundtable, text="What was said")
    return desk


def keys(desk, *names):
    return [each.key for each in noting.there(desk.roundtable) if not names or each.who in names]


def test_the_note_is_counted_where_it_goes_and_an_office_has_no_button(there, client):
    refuse("bo@school.example.org")
    refuse("office@parliament.example.org")
    page = open_desk(client, there.roundtable).get("/roundtables/example/note/").content.decode()
    assert "want no more mail from this site: Bo. Give them the note yourselves." in " ".join(page.split())
    with pytest.raises(NotNow, match="no more mail from this site: Bo"):
        notes.send(there, keys(there, "Bo"), NOW)
    assert DayNote.objects.get().sent_at is None
    assert notes.send(there, keys(there), NOW) == 2
    assert sorted(NoteCopy.objects.values_list("who", "office")) == [("Ada Example", True), ("Cy", False)]
    assert sorted(bool(button_in(mail)) for mail in mails("roundtable-note")) == [False, True]
    refuse("cy@school.example.org")
    assert notes.send_final(there, NOW) == 1
    assert mails("roundtable-note-final")[0]["To"] == "office@parliament.example.org"


@pytest.mark.parametrize(("wants_none", "sent"), [(False, 1), (True, 0)])
def test_a_reminder_that_does_not_go_is_not_counted(mine, wants_none, sent):
    desk, date = mine
    noon = NOW.replace(hour=12)
    desk.roundtable.tasks.create(title="Ring the venue", days_before=1, remind=True)
    confirming.confirm(desk.roundtable.pk, date.pk, desk.actor, NOW)
    if wants_none:
        refuse(desk.organiser.email)
    assert (
        todo.remind_of_tasks(noon.replace(year=date.starts_at.year, month=date.starts_at.month, day=date.starts_at.day)) == sent
    )


def test_copies_that_went_to_an_office_before_this_was_kept_are_known_by_their_address(there):
    note = DayNote.objects.get()
    for who, email in (("Bo", "bo@school.example.org"), ("Ada Example", "Office@parliament.example.org")):
        NoteCopy.objects.create(note=note, who=who, email=email, nonce=who)
    import_module("causeway.roundtables.migrations.0015_notes_to_offices").fill(apps, connection.schema_editor())
    assert NoteCopy.objects.get(office=True).who == "Ada Example"


def test_nobody_is_to_be_told_of_a_day_that_is_past(mine, client):
    desk, date = mine
    refuse("bo@school.example.org")
    confirming.confirm(desk.roundtable.pk, date.pk, desk.actor, NOW)
    page = "/roundtables/example/dates/"
    assert "Tell them yourselves" in open_desk(client, desk.roundtable).get(page).content.decode()
    type(desk.roundtable).objects.update(state="held")
    assert "Tell them yourselves" not in open_desk(client, desk.roundtable).get(page).content.decode()
