"""Entries follow people: out of the calendar they left, into the one they have now; and a page's own file says when it is off."""

import re

import pytest
import vobject
from day_examples import DAY, HOUR, NOW, a_date, a_friday, a_guest, a_roundtable, a_seat, an_answer, calendar_of, desk, mails

from causeway.outbox.models import Message
from causeway.privacy.registry import erase_person, export_person
from causeway.roundtables.dates import entries
from causeway.roundtables.dates.actions import calendar_sync, confirming
from causeway.roundtables.dates.calendar_models import EntrySent
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.domain.editing import seen
from causeway.roundtables.table.guest_models import Guest

pytestmark = pytest.mark.django_db


@pytest.fixture
def settled():
    """Bo holds an entry, and so does Ada's office."""
    roundtable = a_roundtable(state="inviting")
    date = a_date(roundtable)
    an_answer(a_seat(roundtable), "attends", [date])
    a_guest(roundtable, "Bo", nonce="example-nonce")
    confirming.confirm(roundtable.pk, date.pk, "tests", NOW)
    roundtable.refresh_from_db()
    return Desk(roundtable, roundtable.organisers.get())


def read(mail):
    method, text = calendar_of(mail)
    return mail["To"], method, int(vobject.readOne(text).vevent.sequence.value)


def since(count):
    return [read(mail) for mail in mails("roundtable-entry")[count:]]


def change(desk_, **values):
    guest = desk_.roundtable.guests.get()
    known = {name: getattr(guest, name) for name in values}
    return calendar_sync.save_guest(desk_, guest.pk, values, NOW + HOUR, seen=seen(known))


def test_who_is_taken_off_the_list_loses_the_entry_and_nobody_else_hears_of_it(settled, client):
    guest = settled.roundtable.guests.get()
    desk(client, settled.roundtable).post(f"/roundtables/example/guests/{guest.pk}/remove/")
    assert since(2) == [("bo@school.example.org", "CANCEL", 1)]
    text = " ".join(mails("roundtable-entry")[-1].get_body(("plain",)).get_content().split())
    assert "takes place" in text
    assert "no longer on the list" in text
    assert not Guest.objects.exists()
    assert calendar_sync.settle_entries(NOW) == 0


def test_an_erased_organiser_is_not_written_to_of_what_erasing_stopped(settled):
    assert Message.objects.filter(kind="roundtable-entry", state="waiting").exists()
    owner = settled.organiser.email
    erase_person(owner)
    assert not Message.objects.filter(to=owner).exists()
    assert set(export_person(owner)) == {"supporters.StaysOut"}


def test_with_a_guest_goes_mail_to_an_address_they_gave_up(settled):
    change(settled, email="new@school.example.org")
    theirs = Message.objects.filter(to__in=("bo@school.example.org", "new@school.example.org"))
    assert theirs.count() == 3
    erase_person("new@school.example.org")
    assert not theirs.exists()


def test_of_an_erased_guest_neither_the_school_nor_its_number_stays(settled):
    Guest.objects.update(school_urn=100000, speaks_on="Waiting for help")
    erase_person("bo@school.example.org")
    guest = Guest.objects.get()
    assert (guest.school, guest.school_urn, guest.speaks_on, guest.erased) == ("", None, "", True)


def test_another_address_gets_a_request_and_the_old_one_a_cancel(settled):
    change(settled, email="new@school.example.org")
    assert since(2) == [("bo@school.example.org", "CANCEL", 1), ("new@school.example.org", "REQUEST", 1)]
    assert [each.person.email for each in entries.holding(settled.roundtable)] == [
        "office@parliament.example.org",
        "new@school.example.org",
    ]
    assert entries.missing(settled.roundtable) == []
    change(settled, name="Bo Example")  # nothing that stands in a calendar's address
    change(settled, email="NEW@school.example.org")
    assert len(mails("roundtable-entry")) == 4


def test_there_and_back_again_each_is_newer_than_the_last(settled):
    change(settled, email="new@school.example.org")
    change(settled, email="bo@school.example.org")
    back = [each for each in since(0) if each[0] == "bo@school.example.org"]
    assert [each[1] for each in back] == ["REQUEST", "CANCEL", "REQUEST"]
    assert [each[2] for each in back] == sorted({each[2] for each in back})
    confirming.change(settled.roundtable.pk, a_friday(13), "tests", NOW + HOUR)
    assert {each[2] for each in since(6)} == {3}
    assert {each[0] for each in since(6)} == {"bo@school.example.org", "office@parliament.example.org"}


def test_an_office_that_gives_another_address_is_moved_too(settled):
    seat = settled.roundtable.seats.get()
    an_answer(seat, "attends", [settled.roundtable.chosen], email="diary@parliament.example.org", at=NOW + HOUR)
    assert calendar_sync.settle_entries(NOW + HOUR) == 1
    assert since(2) == [("office@parliament.example.org", "CANCEL", 1), ("diary@parliament.example.org", "REQUEST", 1)]
    an_answer(seat, "attends", [settled.roundtable.chosen], email="", at=NOW + 2 * HOUR)  # said again, without an address
    assert calendar_sync.settle_entries(NOW + 2 * HOUR) == 0
    assert "diary@parliament.example.org" in {each.person.email for each in entries.holding(settled.roundtable)}


def test_an_invitation_that_is_taken_back_takes_the_entry_along(settled):
    settled.roundtable.invitations.update(state="withdrawn")
    assert calendar_sync.settle_entries(NOW) == 1
    assert since(2) == [("office@parliament.example.org", "CANCEL", 1)]
    assert calendar_sync.settle_entries(NOW) == 0


def test_who_asked_to_be_erased_is_not_written_to_any_more(settled):
    erase_person("bo@school.example.org")
    assert calendar_sync.settle_entries(NOW) == 0
    confirming.change(settled.roundtable.pk, a_friday(13), "tests", NOW + HOUR)
    assert [each[0] for each in since(2)] == ["office@parliament.example.org"]
    assert not EntrySent.objects.filter(email="bo@school.example.org").exists()


def test_nothing_is_moved_before_a_date_is_settled_or_after_the_day(settled):
    late = settled.roundtable.chosen.starts_at + DAY
    change_late = calendar_sync.save_guest(
        settled,
        settled.roundtable.guests.get().pk,
        {"email": "new@school.example.org"},
        late,
        seen=seen({"email": "bo@school.example.org"}),
    )
    assert change_late.email == "new@school.example.org"
    assert len(mails("roundtable-entry")) == 2


@pytest.mark.parametrize("for_good", [True, False])
def test_the_file_of_a_page_is_cancelled_under_a_higher_number(settled, client, for_good):
    mail = next(mail for mail in mails("roundtable-entry") if mail["To"].startswith("bo@"))
    link = re.search(r"http://\S+?(/roundtables/g/\S+/)", mail.get_body(("plain",)).get_content())[1]
    before = vobject.readOne(client.get(f"{link}roundtable.ics").content.decode()).vevent
    confirming.call_off(settled.roundtable.pk, "A vote", "tests", NOW, for_good=for_good)
    after = vobject.readOne(client.get(f"{link}roundtable.ics").content.decode()).vevent
    assert (before.status.value, after.status.value) == ("CONFIRMED", "CANCELLED")
    assert after.uid.value == before.uid.value
    assert int(after.sequence.value) > int(before.sequence.value)


def test_so_it_is_where_nobody_was_sent_an_entry(client):
    roundtable = a_roundtable(state="inviting")
    date = a_date(roundtable)
    guest = a_guest(roundtable, "Bo", email="", nonce="example-nonce")
    confirming.confirm(roundtable.pk, date.pk, "tests", NOW)
    from causeway.roundtables.table import guest_links

    link = re.search(r"/roundtables/g/\S+/", guest_links.address(guest))[0]
    before = vobject.readOne(client.get(f"{link}roundtable.ics").content.decode()).vevent
    confirming.call_off(roundtable.pk, "A vote", "tests", NOW, for_good=True)
    after = vobject.readOne(client.get(f"{link}roundtable.ics").content.decode()).vevent
    assert (after.status.value, int(after.sequence.value) - int(before.sequence.value)) == ("CANCELLED", 1)
