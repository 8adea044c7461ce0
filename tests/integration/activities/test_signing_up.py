"""Signing up without an account: a place by a button behind a link, a waiting list that moves up by itself, one reminder."""

import datetime as dt
import re

import icalendar
import pytest
from django.utils import timezone

from causeway.activities.activity.models import Activity, Day
from causeway.activities.signing_up import actions as acts
from causeway.activities.signing_up.models import SignUp
from causeway.outbox.models import Message
from causeway.privacy.retention import erase_what_is_due
from tests.integration.activities.conftest import GUEST, in_days, link_in, page, proposal

pytestmark = pytest.mark.django_db


def states():
    return list(SignUp.objects.order_by("pk").values_list("state", flat=True))


def test_a_place_needs_the_button_and_then_tells_how_to_join(client, published):
    activity = published()
    day = activity.days.get()
    path = f"/activities/{activity.uid}/{day.pk}/sign-up/"
    assert "Give your name" in page(client.post(path, {"email": GUEST}))
    assert "look at your e-mail" in page(client.post(path, {"name": "Example Guest", "email": GUEST}))
    own = link_in(Message.objects.get(kind="activity-sign-up"), "place")
    shown = page(client.get(own))
    assert "blue tent" not in shown
    assert states() == ["asked"]
    shown = page(client.post(own, {"act": "come"}, follow=True))
    assert states() == ["coming"]
    assert "blue tent" in shown
    message = Message.objects.get(kind="activity-place")
    assert "blue tent" in message.text
    calendar = icalendar.Calendar.from_ical(bytes(message.attachments.get().content))
    assert (calendar["METHOD"], message.attachments.get().beside_text) == ("REQUEST", True)
    event = icalendar.Calendar.from_ical(client.get(f"{own}calendar.ics").content).walk("VEVENT")[0]
    assert event["UID"] == calendar.walk("VEVENT")[0]["UID"]


def test_whoever_signs_up_twice_has_one_place(client, published, signed_up):
    activity = published()
    signed_up(activity)
    again = f"/activities/{activity.uid}/{activity.days.get().pk}/sign-up/"
    client.post(again, {"name": "Example Guest", "email": GUEST.upper()})
    assert states() == ["coming"]
    assert Message.objects.filter(kind="activity-sign-up", to=GUEST).count() == 2


def test_the_waiting_list_moves_up_by_itself(client, published, signed_up):
    activity = published()
    own = signed_up(activity)
    signed_up(activity, "two@example.org")
    third = signed_up(activity, "three@example.org")
    signed_up(activity, "four@example.org")
    assert states() == ["coming", "coming", "waiting", "waiting"]
    assert "blue tent" not in page(client.get(third))
    assert "are first on the waiting list" in " ".join(page(client.get(third)).split())
    assert "All places are taken" in page(client.get(f"/activities/{activity.uid}/{activity.days.get().pk}/sign-up/"))
    client.post(own, {"act": "cannot"})
    assert states() == ["cannot come", "coming", "coming", "waiting"]
    assert Message.objects.filter(kind="activity-place", to="three@example.org").count() == 1
    client.post(own, {"act": "come"})  # behind those who wait
    assert states() == ["waiting", "coming", "coming", "waiting"]
    client.post(f"/activities/mine/{activity.uid}/edit/", proposal(places="4"))
    assert states() == ["coming"] * 4


def test_one_reminder_the_day_before_and_one_press(client, published, signed_up):
    activity = published()
    own = signed_up(activity)
    day = activity.days.get()
    assert acts.remind(day.starts_at - dt.timedelta(days=2)) == 0
    before = day.starts_at - dt.timedelta(hours=22)
    assert acts.remind(before) == 1
    assert acts.remind(before) == 0
    assert "Are you still coming?" in Message.objects.get(kind="activity-reminder").text
    client.get(own)
    assert not SignUp.objects.get().still  # looking says nothing
    assert "I am still coming" in page(client.get(own))
    client.post(own, {"act": "come"})
    assert SignUp.objects.get().still
    assert "still coming" in page(client.get(f"/activities/mine/{activity.uid}/"))


@pytest.mark.parametrize(("hours", "said"), [(2, "Today"), (22, "Tomorrow"), (26, "Thursday")])
def test_a_reminder_says_today_of_what_is_today(published, signed_up, hours, said):
    activity = published()
    signed_up(activity)
    starts = dt.datetime(2027, 3, 11, 12 if hours < 26 else 1, tzinfo=dt.UTC)
    activity.days.update(starts_at=starts, ends_at=starts + dt.timedelta(hours=1))
    assert acts.remind(starts - dt.timedelta(hours=hours)) == 1
    assert Message.objects.get(kind="activity-reminder").subject.startswith(f"{said}: ")


def test_nobody_is_reminded_of_what_is_off(client, published, signed_up):
    activity = published()
    signed_up(activity)
    client.post(f"/activities/mine/{activity.uid}/off/", {"why": "Snow."})
    assert acts.remind(activity.days.get().starts_at - dt.timedelta(hours=22)) == 0


def test_signing_up_is_closed_where_it_makes_no_sense(client, published, places):
    activity = published()
    day = activity.days.get()
    Day.objects.update(starts_at=timezone.now() - dt.timedelta(hours=3), ends_at=timezone.now() - dt.timedelta(hours=1))
    answer = client.post(f"/activities/{activity.uid}/{day.pk}/sign-up/", {"name": "x", "email": GUEST})
    assert "It is over" in page(answer)
    Day.objects.update(ends_at=timezone.now() + dt.timedelta(hours=1), off=True)
    answer = client.post(f"/activities/{activity.uid}/{day.pk}/sign-up/", {"name": "x", "email": GUEST})
    assert "does not take place" in page(answer)
    Day.objects.update(off=False)
    Activity.objects.update(signs_up=False)
    answer = client.post(f"/activities/{activity.uid}/{day.pk}/sign-up/", {"name": "x", "email": GUEST})
    assert "just come" in page(answer)
    assert not SignUp.objects.exists()
    assert client.get(f"/activities/{activity.uid}/{day.pk + 99}/sign-up/").status_code == 404


def test_a_damaged_link_opens_nothing(client, published, signed_up):
    own = signed_up(published())
    assert client.get(own[:-3] + "xx/").status_code == 404
    elsewhere = client.post(own, {"act": "cannot"}, headers={"Origin": "https://elsewhere.example.org"})
    assert elsewhere.status_code == 403
    assert states() == ["coming"]


def test_names_go_thirty_days_after(client, published, signed_up):
    activity = published()
    signed_up(activity)
    ends = activity.days.get().ends_at
    erase_what_is_due(ends + dt.timedelta(days=29))
    assert SignUp.objects.get().email == GUEST
    erase_what_is_due(ends + dt.timedelta(days=31))
    assert (SignUp.objects.get().email, SignUp.objects.get().name) == ("", "")


def test_who_waits_is_told_of_a_change_and_nothing_of_how_to_join(client, published, signed_up):
    activity = published(places="1", place_shown="")
    signed_up(activity)
    own = signed_up(activity, "two@example.org")
    assert client.get(f"{own}calendar.ics").status_code == 404
    day = activity.days.get()
    moved = proposal(place="Library, Mill Lane", begins="14:00", ends="16:00")
    client.post(f"/activities/mine/{activity.uid}/{day.pk}/move/", moved)
    client.post(f"/activities/mine/{activity.uid}/off/", {"why": "Snow."})
    for kind in ("activity-moved", "activity-off"):
        comes, waits = Message.objects.get(kind=kind, to=GUEST), Message.objects.get(kind=kind, to="two@example.org")
        assert comes.attachments.count() == 1
        assert waits.attachments.count() == 0
        assert "attached" not in waits.text
        assert "Library" not in waits.text
    assert "Library" in Message.objects.get(kind="activity-moved", to=GUEST).text


def test_everybody_reads_on_which_days_it_is_full(client, published, signed_up):
    activity = published(places="1", also_1=in_days(28).isoformat())
    assert "Full" not in page(client.get(f"/activities/{activity.uid}/"))
    own = signed_up(activity)
    shown = page(client.get(f"/activities/{activity.uid}/"))
    assert (shown.count("Full"), shown.count("Wait for a place"), shown.count("Sign up")) == (1, 1, 1)
    client.post(own, {"act": "cannot"})
    activity.days.filter(pk=activity.days.first().pk).update(
        ends_at=timezone.now() + dt.timedelta(days=60), starts_at=timezone.now() + dt.timedelta(days=59)
    )
    shown = page(client.get(f"/activities/{activity.uid}/"))
    assert "Full" not in shown
    days = re.findall(r'<time datetime="([^"]+)"', shown)
    assert len(days) == 2
    assert days == sorted(days)  # the next first, whichever was made first
