"""The staff's page: only for those allowed, addresses masked, every change written down."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.outbox.domain.states import State
from causeway.outbox.models import Lane, Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    user = User.objects.create_user("ada", password="x")
    names = ["access_admin", "look_after_outbox"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    return client


@pytest.fixture
def uncertain(write):
    message = write(lane="mp:1", lane_title="Example MP")
    words = f"no answer from {message.to}"
    Message.objects.filter(pk=message.pk).update(state=State.UNCERTAIN, last_error=words, ended_at=timezone.now())
    return message


def test_others_are_kept_out(client, uncertain):
    assert client.get("/staff/outbox/").status_code == 302
    user = User.objects.create_user("bo", password="x")
    user.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    client.force_login(user)
    assert client.get("/staff/outbox/").status_code == 302
    client.post(f"/staff/outbox/{uncertain.pk}/settle/", {"found": "lost"})
    client.post(f"/staff/outbox/{uncertain.pk}/address/")
    assert Message.objects.get().state == State.UNCERTAIN
    assert not Entry.objects.filter(actor="bo").exists()


def test_addresses_are_masked_and_looking_is_written_down(staff, uncertain):
    page = staff.get("/staff/outbox/").content.decode()
    assert "m…@parliament.example.org" in page
    assert uncertain.to not in page
    assert uncertain.to in staff.post(f"/staff/outbox/{uncertain.pk}/address/").content.decode()
    assert Entry.objects.get(act="outbox.address-shown").actor == "ada"


@pytest.mark.parametrize(("found", "state"), [("arrived", State.SENT), ("lost", State.WAITING)])
def test_settling(staff, uncertain, found, state):
    for _ in range(2):
        assert staff.post(f"/staff/outbox/{uncertain.pk}/settle/", {"found": found}).status_code == 302
    assert Message.objects.get().state == state
    assert Entry.objects.get(act="outbox.settled").actor == "ada"


def test_a_queue_is_paused_for_a_reason_and_goes_on(staff, write):
    write(lane="mp:1", lane_title="Example MP")
    assert "Example MP" in staff.get("/staff/outbox/").content.decode()
    staff.post("/staff/outbox/lane/", {"lane": "mp:1", "act": "pause", "reason": " "})
    assert Lane.objects.get().paused_at is None
    staff.post("/staff/outbox/lane/", {"lane": "mp:1", "act": "pause", "reason": "The office asked."})
    assert "The office asked." in staff.get("/staff/outbox/").content.decode()
    staff.post("/staff/outbox/lane/", {"lane": "mp:1", "act": "resume"})
    assert Lane.objects.get().paused_at is None
    assert staff.post("/staff/outbox/lane/", {"lane": "mp:2", "act": "resume"}).status_code == 404


def test_one_queue_gets_a_pace_of_its_own_and_the_usual_back(staff, write):
    write(lane="mp:1", lane_title="Example MP")
    staff.post("/staff/outbox/lane/pace/", {"lane": "mp:1", "per_hour": "7", "per_day": "0"})
    lane = Lane.objects.get()
    assert (lane.per_hour, lane.per_day) == (7, 0)
    assert 'value="7"' in staff.get("/staff/outbox/").content.decode()
    for wrong in ("-1", "many", "1000000", "²", "0" * 12 + "9" * 30, "9" * 5000):
        answer = staff.post("/staff/outbox/lane/pace/", {"lane": "mp:1", "per_hour": wrong, "per_day": ""}, follow=True)
        assert "Give whole numbers" in answer.content.decode()
    assert Entry.objects.get(act="outbox.lane-pace").actor == "ada"
    staff.post("/staff/outbox/lane/pace/", {"lane": "mp:1", "per_hour": "", "per_day": ""})
    lane.refresh_from_db()
    assert (lane.per_hour, lane.per_day) == (None, None)
    assert staff.post("/staff/outbox/lane/pace/", {"lane": "mp:9", "per_hour": "", "per_day": ""}).status_code == 404


def test_what_ought_to_have_gone_is_said(staff, write):
    write()
    assert b"ought to have gone" not in staff.get("/staff/outbox/").content
    Message.objects.update(next_try_at=timezone.now() - dt.timedelta(hours=1))
    said = staff.get("/staff/outbox/").content.decode()
    assert "1 message ought to have gone" in said
    assert "Look whether the worker runs" in said
