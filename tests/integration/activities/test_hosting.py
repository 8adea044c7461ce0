"""What a host does: words are read again, a move and a cancellation reach everybody who signed up, also in their calendars."""

import datetime as dt
import re

import icalendar
import pytest
from django.db import connection
from django.utils import timezone

from causeway.activities.activity.models import Activity
from causeway.activities.signing_up.models import SignUp
from causeway.outbox.models import Message
from causeway.people.row_links import RowLink
from tests.integration.activities.conftest import GUEST, HOST, in_days, link_in, page, proposal

pytestmark = pytest.mark.django_db
MOVED = ("mode", "place", "near", "first_day", "begins", "ends")


def entry_of(message):
    return icalendar.Calendar.from_ical(bytes(message.attachments.get().content))


def test_new_words_wait_while_the_old_ones_stay(client, published, admin_client):
    activity = published()
    answer = client.post(f"/activities/mine/{activity.uid}/edit/", proposal(title="Stall, and cake"), follow=True)
    assert "Staff read your new words" in page(answer)
    public = page(client.get(f"/activities/{activity.uid}/"))
    assert "Stall at the summer fair" in public
    assert "cake" not in public
    reading = page(admin_client.get(f"/staff/review/activities/{activity.pk}/"))
    assert "Stall, and cake" in reading
    assert "old words" in reading
    stale = admin_client.post(f"/staff/review/activities/{activity.pk}/", {"decision": "publish", "version": 1})
    assert "changed since you opened it" in page(stale)
    admin_client.post(f"/staff/review/activities/{activity.pk}/", {"decision": "publish", "version": 2})
    assert "Stall, and cake" in page(client.get(f"/activities/{activity.uid}/"))
    assert b"Stall\\, and cake" in client.get(f"/activities/{activity.uid}/calendar.ics").content


@pytest.mark.parametrize("changed", [{"text": "Other words."}, {"places": "7"}])
def test_what_was_called_off_is_not_edited_and_says_so(client, published, changed):
    activity = published()
    client.post(f"/activities/mine/{activity.uid}/off/", {"why": "Snow."})
    answer = client.post(f"/activities/mine/{activity.uid}/edit/", proposal(**changed), follow=True)
    assert "propose anew" in page(answer)
    assert (Activity.objects.get().text, Activity.objects.get().places) == (activity.text, activity.places)


def test_what_was_returned_is_changed_and_read_again(client, propose, admin_client):
    activity = propose()
    staff = f"/staff/review/activities/{activity.pk}/"
    admin_client.post(staff, {"decision": "return", "version": 1, "why": "Which square?"})
    assert "Which square?" in Message.objects.get(kind="activity-decided").text
    assert "Which square?" in page(client.get(f"/activities/mine/{activity.uid}/"))
    client.post(f"/activities/mine/{activity.uid}/edit/", proposal(text="On the big square."))
    activity.refresh_from_db()
    assert (activity.state, activity.text, activity.wanted) == ("held for review", "On the big square.", {})


def test_what_was_returned_is_sent_again_without_new_words(client, propose, admin_client):
    activity = propose()
    staff = f"/staff/review/activities/{activity.pk}/"
    admin_client.post(staff, {"decision": "return", "version": 1, "why": "Which hour?"})
    assert "Change it and send it again" in page(client.get(f"/activities/mine/{activity.uid}/"))
    day = activity.days.get()
    client.post(f"/activities/mine/{activity.uid}/{day.pk}/move/", proposal(begins="11:00"))
    answer = client.post(f"/activities/mine/{activity.uid}/edit/", proposal(), follow=True)
    assert "staff again" in page(answer)
    activity.refresh_from_db()
    assert (activity.state, activity.version) == ("held for review", 2)
    assert activity.title in page(admin_client.get("/staff/review/activities/"))


def test_what_is_not_public_changes_at_once(client, published):
    activity = published()
    answer = client.post(f"/activities/mine/{activity.uid}/edit/", proposal(joining="At the red tent."), follow=True)
    assert "It is kept." in page(answer)
    activity.refresh_from_db()
    assert (activity.state, activity.joining) == ("published", "At the red tent.")


def test_a_move_reaches_whoever_signed_up_and_their_calendar(client, published, signed_up):
    activity = published()
    signed_up(activity)
    first = entry_of(Message.objects.get(kind="activity-place")).walk("VEVENT")[0]
    day = activity.days.get()
    typed = {name: proposal()[name] for name in MOVED} | {"first_day": in_days(22).isoformat(), "place": "Library"}
    answer = client.post(f"/activities/mine/{activity.uid}/{day.pk}/move/", typed, follow=True)
    assert "It is moved" in page(answer)
    told = Message.objects.get(kind="activity-moved")
    assert told.to == GUEST
    assert "Library" in told.text
    calendar = entry_of(told)
    event = calendar.walk("VEVENT")[0]
    assert calendar["METHOD"] == "REQUEST"
    assert event["UID"] == first["UID"]
    assert event["SEQUENCE"] > first["SEQUENCE"]
    assert timezone.localtime(event["DTSTART"].dt).date() == in_days(22)
    assert "blue tent" in event["DESCRIPTION"]
    public = page(client.get(f"/activities/{activity.uid}/"))
    assert "moved from" in public
    assert "Library" in public
    assert "previousStartDate" in public
    assert "EventRescheduled" in public
    # Nothing changed, nobody told.
    client.post(f"/activities/mine/{activity.uid}/{day.pk}/move/", typed)
    assert Message.objects.filter(kind="activity-moved").count() == 1


def test_called_off_is_told_and_taken_out_of_calendars(client, published, signed_up):
    activity = published()
    signed_up(activity)
    assert "Say in a line why" in page(client.post(f"/activities/mine/{activity.uid}/off/", {"why": " "}))
    client.post(f"/activities/mine/{activity.uid}/off/", {"why": "The square is closed."})
    told = Message.objects.get(kind="activity-off")
    assert "The square is closed." in told.text
    calendar = entry_of(told)
    assert (calendar["METHOD"], calendar.walk("VEVENT")[0]["STATUS"]) == ("CANCEL", "CANCELLED")
    public = page(client.get(f"/activities/{activity.uid}/"))
    assert "The square is closed." in public
    assert "EventCancelled" in public
    assert b"STATUS:CANCELLED" in client.get(f"/activities/{activity.uid}/calendar.ics").content
    client.post(f"/activities/mine/{activity.uid}/off/", {"why": "Twice."})
    assert Message.objects.filter(kind="activity-off").count() == 1


def test_one_day_of_several_is_called_off(client, published, signed_up):
    activity = published(also_1=in_days(28).isoformat())
    signed_up(activity)
    first, second = activity.days.all()
    client.post(f"/activities/mine/{activity.uid}/{second.pk}/off/", {"why": "No hall that day."})
    assert not Message.objects.filter(kind="activity-off").exists()
    assert Message.objects.filter(kind="activity-moved").count() == 0
    client.post(f"/activities/mine/{activity.uid}/{first.pk}/off/", {"why": "Nor that."})
    assert Message.objects.filter(kind="activity-off").count() == 1


def test_off_the_site_tells_those_who_had_a_place(client, published, signed_up):
    activity = published()
    signed_up(activity)
    client.post(f"/activities/mine/{activity.uid}/withdraw/")
    assert client.get(f"/activities/{activity.uid}/").status_code == 404
    assert Message.objects.filter(kind="activity-off").count() == 1
    assert "Stall at" not in page(client.get("/activities/"))


def test_somebody_else_takes_it_over_by_a_button(client, published, django_user_model):
    activity = published()
    client.post(f"/activities/mine/{activity.uid}/hand-over/", {"email": "next@example.org"})
    link = link_in(Message.objects.get(kind="activity-hand-over"), "take-over")
    client.get(link)
    assert Activity.objects.get().email == HOST
    client.post(link, {"name": "Next Host"})
    assert Activity.objects.get().email == "next@example.org"
    assert client.post(link, {"name": "Again"}).status_code == 404
    assert client.get(f"/activities/mine/{activity.uid}/").status_code == 404  # it is no longer the first host's


def test_a_second_press_takes_nothing_over(client, published, monkeypatch):
    activity = published()
    client.post(f"/activities/mine/{activity.uid}/hand-over/", {"email": "next@example.org"})
    link = link_in(Message.objects.get(kind="activity-hand-over"), "take-over")
    row, pressed = RowLink.row, []

    def then_the_other_press(self, signed, rows):
        found = row(self, signed, rows)
        if not pressed:
            pressed.append(True)
            client.post(link, {"name": "Next Host"})
        return found

    monkeypatch.setattr(RowLink, "row", then_the_other_press)
    second = client.post(link, {"name": "Next Host"})
    monkeypatch.undo()
    assert second.status_code == 404
    assert (Activity.objects.get().email, Activity.objects.get().name) == ("next@example.org", "Next Host")


def test_nobody_sees_or_changes_what_is_not_theirs(client, published, propose):
    mine = published()
    propose(email="other@example.org")  # the browser now holds the other host's visit
    for path in ("", "edit/", "off/", "hand-over/"):
        assert client.get(f"/activities/mine/{mine.uid}/{path}").status_code == 404
    client.post(f"/activities/mine/{mine.uid}/withdraw/")
    mine.refresh_from_db()
    assert mine.on_site
    client.cookies.clear()
    assert client.get("/activities/mine/").url == "/activities/find/"


def test_the_host_sees_names_and_ticks_who_came(client, published, signed_up):
    activity = published()
    signed_up(activity)
    signed_up(activity, "second@example.org", "Second Guest")
    desk = page(client.get(f"/activities/mine/{activity.uid}/"))
    assert "Example Guest" in desk
    assert GUEST not in desk  # names are enough
    key = int(re.search(r'name="came" value="(\d+)"', desk)[1])
    client.post(f"/activities/mine/{activity.uid}/{activity.days.get().pk}/came/", {"came": [key, "x"]})
    assert sorted(SignUp.objects.values_list("came", flat=True)) == [False, True]


def test_retention_blanks_the_host_and_keeps_the_record(client, published):
    from causeway.privacy.retention import erase_what_is_due

    activity = published()
    erase_what_is_due(timezone.now() + dt.timedelta(days=21 + 89))
    activity.refresh_from_db()
    assert activity.email == HOST
    erase_what_is_due(timezone.now() + dt.timedelta(days=21 + 93))
    activity.refresh_from_db()
    assert (activity.email, activity.name, activity.joining, activity.place, activity.title) == (
        *("", "", "", ""),
        "Stall at the summer fair",
    )


def test_a_day_is_called_off_once_and_keeps_its_own_reason(client, published, signed_up):
    activity = published(also_1=in_days(28).isoformat())
    signed_up(activity)
    first, second = activity.days.all()
    off = f"/activities/mine/{activity.uid}/{first.pk}/off/"
    client.post(off, {"why": "The hall is closed."})
    sequence = Activity.objects.get().sequence
    twice = client.post(off, {"why": "Closed, as I said."}, follow=True)
    assert "called off already" in page(twice)
    assert Activity.objects.get().sequence == sequence
    assert Message.objects.filter(kind="activity-off").count() == 1
    client.post(f"/activities/mine/{activity.uid}/{second.pk}/off/", {"why": "Snow."})
    assert list(activity.days.values_list("off_why", flat=True)) == ["The hall is closed.", "Snow."]
    shown = page(client.get(f"/activities/{activity.uid}/"))
    assert shown.index("The hall is closed.") < shown.index("Snow.")


def test_a_day_that_is_off_is_not_moved(client, published):
    activity = published(also_1=in_days(28).isoformat())
    first = activity.days.first()
    client.post(f"/activities/mine/{activity.uid}/{first.pk}/off/", {"why": "Snow."})
    typed = {name: proposal()[name] for name in MOVED} | {"first_day": in_days(23).isoformat()}
    answer = client.post(f"/activities/mine/{activity.uid}/{first.pk}/move/", typed, follow=True)
    assert "called off already" in page(answer)
    assert activity.days.first().starts_at == first.starts_at


def test_what_took_place_before_all_was_called_off_took_place(client, published):
    activity = published(also_1=in_days(28).isoformat())
    past = activity.days.first()
    activity.days.filter(pk=past.pk).update(
        starts_at=timezone.now() - dt.timedelta(days=7, hours=2), ends_at=timezone.now() - dt.timedelta(days=7)
    )
    client.post(f"/activities/mine/{activity.uid}/off/", {"why": "Snow."})
    assert list(activity.days.values_list("off", "off_why")) == [(False, ""), (True, "Snow.")]


def test_whoever_had_a_place_sees_that_a_withdrawn_activity_does_not_take_place(client, published, signed_up):
    own = signed_up(activity := published())
    client.post(f"/activities/mine/{activity.uid}/withdraw/")
    shown = page(client.get(own))
    assert "Called off." in shown
    assert "You have a place" not in shown
    entry = icalendar.Calendar.from_ical(client.get(f"{own}calendar.ics").content).walk("VEVENT")[0]
    assert entry["STATUS"] == "CANCELLED"


def test_staff_take_it_off_and_back_and_whoever_had_a_place_is_told_both(client, published, signed_up, admin_client):
    own = signed_up(activity := published())
    staff = f"/staff/review/activities/{activity.pk}/"
    admin_client.post(staff, {"decision": "withdraw", "version": activity.version, "why": "The square is not yours."})
    told = Message.objects.get(kind="activity-off")
    assert told.to == GUEST
    assert "not yours" not in told.text  # that is between staff and the host
    assert entry_of(told)["METHOD"] == "CANCEL"
    client.post(f"/activities/mine/{activity.uid}/edit/", proposal(text="On our own ground."))
    admin_client.post(staff, {"decision": "publish", "version": Activity.objects.get().version})
    again = Message.objects.get(kind="activity-moved")
    assert entry_of(again)["METHOD"] == "REQUEST"
    assert entry_of(again).walk("VEVENT")[0]["SEQUENCE"] > entry_of(told).walk("VEVENT")[0]["SEQUENCE"]
    assert "You have a place" in page(client.get(own))


def test_what_was_called_off_and_then_withdrawn_is_told_once(client, published, signed_up):
    signed_up(activity := published())
    client.post(f"/activities/mine/{activity.uid}/off/", {"why": "Snow."})
    client.post(f"/activities/mine/{activity.uid}/withdraw/")
    assert Message.objects.filter(kind="activity-off").count() == 1


def test_staff_read_the_hours_as_they_are_now(client, published, admin_client):
    activity = published()
    day = activity.days.get()
    client.post(f"/activities/mine/{activity.uid}/{day.pk}/move/", proposal(begins="15:10", ends="16:40"))
    entry = page(admin_client.get(f"/staff/review/activities/{activity.pk}/"))
    assert "15:10 – 16:40" in entry
    assert "12:30" not in entry


def test_handing_over_mails_few_and_one_mailbox_seldom(client, published):
    activity = published()
    path = f"/activities/mine/{activity.uid}/hand-over/"
    for _each in range(5):
        assert client.post(path, {"email": "next@example.org"}).status_code == 302
    refused = client.post(path, {"email": "Next@example.org"})
    assert refused.status_code == 429
    assert Message.objects.filter(kind="activity-hand-over").count() == 5
    codes = [client.post(path, {"email": f"next{number}@example.org"}).status_code for number in range(5)]
    assert codes == [302] * 4 + [429]


def test_what_was_called_off_is_not_handed_over(client, published):
    activity = published()
    client.post(f"/activities/mine/{activity.uid}/off/", {"why": "Snow."})
    answer = client.post(f"/activities/mine/{activity.uid}/hand-over/", {"email": "next@example.org"}, follow=True)
    assert "nothing to take over" in page(answer)
    assert not Message.objects.filter(kind="activity-hand-over").exists()


def test_a_host_is_found_by_an_index_however_the_address_is_written(published):
    published(email="Host@Example.org")
    assert Activity.objects.of("hOST@example.ORG").count() == 1
    if connection.vendor == "postgresql":  # which else reads a table of one row whole
        connection.cursor().execute("SET LOCAL enable_seqscan = off")
    assert "activities_activity_host" in Activity.objects.of("host@example.org").explain()


def test_what_is_changed_off_the_site_is_told_once_it_is_back(client, published, signed_up, admin_client):
    signed_up(activity := published())
    client.post(f"/activities/mine/{activity.uid}/withdraw/")
    day = activity.days.get()
    client.post(f"/activities/mine/{activity.uid}/{day.pk}/move/", proposal(begins="15:10", ends="16:40"))
    assert Message.objects.filter(kind__in=["activity-off", "activity-moved"]).count() == 1
    client.post(f"/activities/mine/{activity.uid}/edit/", proposal())
    version = Activity.objects.get().version
    admin_client.post(f"/staff/review/activities/{activity.pk}/", {"decision": "publish", "version": version})
    assert "15:10" in Message.objects.get(kind="activity-moved").text


def test_why_all_was_called_off_is_told_after_its_days_too(client, published):
    activity = published(also_1=in_days(28).isoformat())
    client.post(f"/activities/mine/{activity.uid}/{activity.days.first().pk}/off/", {"why": "Snow."})
    client.post(f"/activities/mine/{activity.uid}/off/", {"why": "The hall is closed."})
    path = f"/activities/{activity.uid}/"
    notice = "Called off.</strong> The hall is closed."
    assert notice in page(client.get(path))
    now = timezone.now()
    activity.days.update(starts_at=now - dt.timedelta(hours=3), ends_at=now - dt.timedelta(hours=1))
    assert notice in page(client.get(path))
