import re

import pytest
import vobject
from day_examples import DAY, NOW, a_date, a_friday, a_guest, a_roundtable, a_seat, an_answer, calendar_of, desk, mails

from causeway.outbox.models import Message
from causeway.roundtables.dates.actions import attending, confirming
from causeway.roundtables.dates.calendar_models import EntrySent
from causeway.roundtables.dates.models import Availability
from causeway.roundtables.table.exceptions import NotNow

pytestmark = pytest.mark.django_db


@pytest.fixture
def inviting():
    roundtable = a_roundtable(state="inviting")
    date = a_date(roundtable)
    seat = a_seat(roundtable)
    an_answer(seat, "attends", [date])
    comes, cannot = a_guest(roundtable, "Bo"), a_guest(roundtable, "Cy")
    Availability.objects.create(guest=cannot, date=date, can="no", at=NOW)
    return roundtable, date, comes, cannot


def read(mail):
    method, text = calendar_of(mail)
    event = vobject.readOne(text).vevent
    return method, event.uid.value, int(event.sequence.value), event


def test_everybody_who_comes_gets_one_entry_with_the_joining_details_and_nobody_else(inviting):
    roundtable, date, comes, _cannot = inviting
    assert confirming.confirm(roundtable.pk, date.pk, "tests", NOW) == 2
    sent = mails("roundtable-entry")
    assert {mail["To"] for mail in sent} == {comes.email, "office@parliament.example.org"}
    for mail in sent:
        method, _uid, sequence, event = read(mail)
        assert (method, sequence) == ("REQUEST", 0)
        assert event.dtstart.value == date.starts_at
        assert "Ring the bell" in event.description.value
        assert event.attendee.value == f"mailto:{mail['To']}"
        assert str(mail).count("ATTENDEE") <= 2  # beside the text, and never anybody else's


def test_changes_and_the_end_reach_every_calendar_under_the_same_uid_and_a_higher_number(inviting):
    roundtable, date, comes, _cannot = inviting
    confirming.confirm(roundtable.pk, date.pk, "tests", NOW)
    confirming.change(roundtable.pk, a_friday(13), "tests", NOW)
    confirming.call_off(roundtable.pk, "The hall has flooded", "tests", NOW, for_good=True)
    mine = [read(mail) for mail in mails("roundtable-entry") if mail["To"] == comes.email]
    assert [each[0] for each in mine] == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({each[1] for each in mine}) == 1
    assert [each[2] for each in mine] == [0, 1, 2]
    assert mine[1][3].dtstart.value == a_friday(13)
    assert mine[2][3].status.value == "CANCELLED"
    last = mails("roundtable-entry")[-1]
    assert "The hall has flooded" in last.get_body(("plain",)).get_content()
    roundtable.refresh_from_db()
    assert roundtable.state == "cancelled"


def test_who_comes_is_seen_by_the_organisers_and_is_asked_anew_once_it_is_another_day(inviting, client):
    roundtable, date, comes, _cannot = inviting
    confirming.confirm(roundtable.pk, date.pk, "tests", NOW)
    attending.say_comes(comes, comes=False)
    for page in ("guests/", "dates/"):
        shown = desk(client, roundtable).get(f"/roundtables/example/{page}").content.decode()
        assert len(re.findall("<strong[^>]*>cannot come<", shown)) == 1
    confirming.change(roundtable.pk, date.starts_at, "tests", NOW)  # another place: what was said of the day still holds
    comes.refresh_from_db()
    assert comes.comes is False
    confirming.change(roundtable.pk, a_friday(13), "tests", NOW)
    comes.refresh_from_db()
    assert comes.comes is None
    attending.say_comes(comes, comes=True)
    confirming.call_off(roundtable.pk, "A vote", "tests", NOW, for_good=False)
    comes.refresh_from_db()
    assert comes.comes is None


def test_the_page_of_dates_says_that_it_is_called_off_and_why(inviting, client):
    roundtable, date, _comes, _cannot = inviting
    confirming.confirm(roundtable.pk, date.pk, "tests", NOW)
    confirming.call_off(roundtable.pk, "The hall has flooded", "tests", NOW, for_good=True)
    page = desk(client, roundtable).get("/roundtables/example/dates/").content.decode()
    assert "<h1>It does not take place</h1>" in page
    assert "The hall has flooded" in page
    assert "In whose calendar it is" not in page


def test_put_off_and_on_again_is_one_entry_still(inviting):
    roundtable, date, comes, _cannot = inviting
    confirming.confirm(roundtable.pk, date.pk, "tests", NOW)
    confirming.call_off(roundtable.pk, "A vote", "tests", NOW, for_good=False)
    confirming.confirm(roundtable.pk, date.pk, "tests", NOW)
    mine = [read(mail) for mail in mails("roundtable-entry") if mail["To"] == comes.email]
    assert [(each[0], each[2]) for each in mine] == [("REQUEST", 0), ("CANCEL", 1), ("REQUEST", 2)]
    assert len({each[1] for each in mine}) == 1


def test_whoever_cannot_any_more_still_hears_of_changes_because_their_calendar_holds_it(inviting):
    roundtable, date, comes, _cannot = inviting
    confirming.confirm(roundtable.pk, date.pk, "tests", NOW)
    attending.say_comes(comes, comes=False)
    assert confirming.change(roundtable.pk, a_friday(13), "tests", NOW) == 2


def test_confirming_twice_sends_once(inviting):
    roundtable, date, _comes, _cannot = inviting
    confirming.confirm(roundtable.pk, date.pk, "tests", NOW)
    with pytest.raises(NotNow):
        confirming.confirm(roundtable.pk, date.pk, "tests", NOW)
    assert confirming.send_missing(roundtable.pk, "tests", NOW) == 0
    assert Message.objects.filter(kind="roundtable-entry").count() == EntrySent.objects.count() == 2


def test_a_guest_added_since_gets_the_entry_as_it_stands(inviting):
    roundtable, date, _comes, _cannot = inviting
    confirming.confirm(roundtable.pk, date.pk, "tests", NOW)
    confirming.change(roundtable.pk, a_friday(13), "tests", NOW)
    late = a_guest(roundtable, "Di")
    # Whoever could not on the first date has not spoken of the second, and is asked along.
    assert confirming.send_missing(roundtable.pk, "tests", NOW) == 2
    method, _uid, sequence, event = read(mails("roundtable-entry")[-1])
    assert (method, sequence, event.attendee.value) == ("REQUEST", 1, f"mailto:{late.email}")
    assert confirming.send_missing(roundtable.pk, "tests", NOW) == 0


@pytest.mark.parametrize("state", ["draft", "polling", "held", "closed", "cancelled"])
def test_only_what_invites_or_was_put_off_can_be_confirmed(state):
    roundtable = a_roundtable(state=state)
    date = a_date(roundtable)
    with pytest.raises(NotNow):
        confirming.confirm(roundtable.pk, date.pk, "tests", NOW)


def test_neither_a_past_date_nor_one_taken_back_nor_another_roundtables(inviting):
    roundtable, date, _comes, _cannot = inviting
    other = a_date(a_roundtable("other", "inviting"))
    for key, now in ((date.pk, date.starts_at + DAY), (other.pk, NOW)):
        with pytest.raises(NotNow):
            confirming.confirm(roundtable.pk, key, "tests", now)
    date.withdrawn_at = NOW
    date.save()
    with pytest.raises(NotNow, match="no longer offered"):
        confirming.confirm(roundtable.pk, date.pk, "tests", NOW)
    assert not Message.objects.exists()


def test_the_organisers_page_settles_it_and_names_who_is_still_to_be_told(inviting, client):
    roundtable, date, _comes, _cannot = inviting
    an_answer(a_seat(roundtable, "E14000902", "Bo Sample", 902), "attends", [date], email="")
    desk(client, roundtable)
    assert "serves most" in client.get("/roundtables/example/dates/").content.decode()
    page = client.post(f"/roundtables/example/dates/{date.pk}/confirm/", follow=True).content.decode()
    assert "A calendar entry goes to 2 people" in page
    assert "Bo Sample, Example Seat 2" in page
    page = client.post("/roundtables/example/off/", {"why": "", "for_good": "later"}).content.decode()
    assert "Say in a line why" in page
    client.post("/roundtables/example/off/", {"why": "A vote", "for_good": "later"})
    roundtable.refresh_from_db()
    assert (roundtable.state, roundtable.why) == ("postponed", "A vote")


def test_the_attendees_page_has_all_they_need_and_takes_their_word(inviting, client):
    roundtable, date, comes, _cannot = inviting
    confirming.confirm(roundtable.pk, date.pk, "tests", NOW)
    mail = next(mail for mail in mails("roundtable-entry") if mail["To"] == comes.email)
    link = re.search(r"http://\S+?(/roundtables/g/\S+/)", mail.get_body(("plain",)).get_content())[1]
    page = client.get(link).content.decode()
    assert "Ring the bell" in page
    client.post(f"{link}comes/", {"comes": "yes"})
    client.post(f"{link}needs/", {"access_needs": "A hearing loop", "dietary": ""})
    comes.refresh_from_db()
    assert (comes.comes, comes.access_needs) == (True, "A hearing loop")
    ics = client.get(f"{link}roundtable.ics")
    assert ics["Content-Type"].startswith("text/calendar")
    assert vobject.readOne(ics.content.decode()).vevent.uid.value.startswith("roundtable-example@")


def test_what_does_not_take_place_says_why(inviting, client):
    roundtable, date, comes, _cannot = inviting
    confirming.confirm(roundtable.pk, date.pk, "tests", NOW)
    mail = next(mail for mail in mails("roundtable-entry") if mail["To"] == comes.email)
    link = re.search(r"http://\S+?(/roundtables/g/\S+/)", mail.get_body(("plain",)).get_content())[1]
    confirming.call_off(roundtable.pk, "The hall has flooded", "tests", NOW, for_good=True)
    page = client.get(link).content.decode()
    assert "The hall has flooded" in page
    assert "Ring the bell" not in page
