"""A new organiser under another's name, with a link or a lure, writes to no stranger before staff have looked."""

from dataclasses import replace

import pytest
from day_examples import NOW, a_date, a_guest, a_roundtable, a_seat, an_answer, desk, mails
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from causeway.outbox.models import Message
from causeway.roundtables.dates.actions import confirming, polling
from causeway.roundtables.screening import actions as acts
from causeway.roundtables.screening.domain import Act
from causeway.roundtables.screening.models import SendReview
from causeway.roundtables.table import policies
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.exceptions import NotNow

pytestmark = pytest.mark.django_db
STAFF = "/staff/roundtables/first-messages/"


@pytest.fixture
def impostor():
    """“NHS England Security”, with 45 invented guests and a title with a link."""
    roundtable = a_roundtable(title="Read https://example.org/now")
    roundtable.organisers.update(name="NHS England Security")
    a_date(roundtable)
    for number in range(45):
        a_guest(roundtable, f"Guest{number}")
    return Desk(roundtable, roundtable.organisers.get())


def release(act=Act.RELEASE, why=""):
    return acts.decide(SendReview.objects.get().pk, act, why, "example-staff", NOW)


def test_nobody_is_mailed_and_it_waits_once(impostor):
    for _twice in range(2):
        with pytest.raises(NotNow, match="a name or post that sounds official, a link"):
            polling.ask_guests(impostor, NOW)
    assert not Message.objects.exists()
    assert SendReview.objects.get().reasons == ["official name", "link"]
    assert not impostor.roundtable.guests.exclude(asked_at=None).exists()


def test_released_it_goes_and_the_organiser_is_told(impostor):
    with pytest.raises(NotNow):
        polling.ask_guests(impostor, NOW)
    release()
    assert "press the button again" in " ".join(mails("roundtable-send-decided")[0].get_content().split())
    assert polling.ask_guests(impostor, NOW) == 45


def test_refused_it_does_not_go_and_they_read_why(impostor):
    with pytest.raises(NotNow):
        polling.ask_guests(impostor, NOW)
    with pytest.raises(NotNow, match="Say why"):
        release(Act.REFUSE)
    release(Act.REFUSE, "You are not the NHS.")
    with pytest.raises(NotNow, match="You are not the NHS"):
        polling.ask_guests(impostor, NOW)
    assert "You are not the NHS." in mails("roundtable-send-decided")[0].get_content()
    with pytest.raises(NotNow, match="already"):
        release()


def test_other_words_are_another_review(impostor):
    with pytest.raises(NotNow):
        polling.ask_guests(impostor, NOW)
    release()
    type(impostor.roundtable).objects.update(title="Read https://example.org/other")
    with pytest.raises(NotNow):
        polling.ask_guests(impostor, NOW)
    assert SendReview.objects.filter(state="waiting").count() == 1


def test_a_lure_in_what_goes_with_a_calendar_entry_is_held_too():
    roundtable = a_roundtable(state="inviting", joining="Verify your account first")
    date = a_date(roundtable)
    an_answer(a_seat(roundtable), "attends", [date])
    a_guest(roundtable)
    by = f"organiser:{roundtable.organisers.get().pk}"
    with pytest.raises(NotNow, match="press a link"):
        confirming.confirm(roundtable.pk, date.pk, by, NOW)
    roundtable.refresh_from_db()
    assert roundtable.state == "inviting"
    type(roundtable).objects.update(joining="https://us02web.zoom.us/j/123")
    assert confirming.confirm(roundtable.pk, date.pk, by, NOW) == 2
    with pytest.raises(NotNow, match="a link"):
        confirming.call_off(roundtable.pk, "See www.example.org", by, NOW, for_good=True)


def test_asking_somebody_to_organise_is_a_message_to_a_stranger(impostor):
    with pytest.raises(NotNow):
        acts.ask_to_organise(impostor.organiser, name="Bo", email="bo@example.org", now=NOW)
    assert not Message.objects.exists()


def test_an_ordinary_organiser_notices_nothing():
    roundtable = a_roundtable()
    a_date(roundtable)
    a_guest(roundtable)
    assert polling.ask_guests(Desk(roundtable, roundtable.organisers.get()), NOW) == 1
    assert not SendReview.objects.exists()


def test_whose_roundtable_took_place_after_a_release_is_known(impostor):
    with pytest.raises(NotNow):
        polling.ask_guests(impostor, NOW)
    release()
    type(impostor.roundtable).objects.update(state="held")
    other = a_roundtable("other", title="Read https://example.org/third")
    other.organisers.update(email=impostor.organiser.email)
    a_date(other)
    a_guest(other)
    assert polling.ask_guests(Desk(other, other.organisers.get()), NOW) == 1


def test_the_page_says_why_and_the_staffs_page_decides(impostor, client):
    page = desk(client, impostor.roundtable).post("/roundtables/example/dates/ask/", follow=True).content.decode()
    assert "the campaign’s staff look at it before it goes" in page
    staff = get_user_model().objects.create_user("example-staff", "staff@example.org", "example-password-long", is_staff=True)
    client.force_login(staff)
    assert client.get(STAFF).status_code in {302, 403}
    names = ["access_admin", "release_sends", "see_roundtables"]
    staff.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(get_user_model().objects.get(pk=staff.pk))
    page = client.get(STAFF).content.decode()
    assert "NHS England Security" in page
    assert "https://example.org/now" in page
    key = SendReview.objects.get().pk
    kept = client.post(STAFF, {"review": key, "act": "refuse", "why": " "})
    assert kept.status_code == 422
    assert client.post(STAFF, {"review": "9" * 30, "act": "release"}).status_code == 404
    assert client.post(STAFF, {"review": key, "act": "release"}).status_code == 302
    assert "None waits" in client.get(STAFF).content.decode()


def test_the_whole_site_has_a_budget(impostor, monkeypatch):
    monkeypatch.setattr(policies, "SENT_BY_ALL", replace(policies.SENT_BY_ALL, default=3))
    one, other = a_roundtable("one"), a_roundtable("two")
    policies.must_not_flood(one.organisers.get(), 2, at_table=True)
    with pytest.raises(NotNow, match="sends no more before tomorrow"):
        policies.must_not_flood(other.organisers.get(), 2)
    policies.must_not_flood(other.organisers.get(), 1)
    # What did not go did not count for its organiser either.
    monkeypatch.setattr(policies, "SENT_BY_ALL", replace(policies.SENT_BY_ALL, default=1000))
    policies.must_not_flood(other.organisers.get(), policies.SENT.default - 1)
