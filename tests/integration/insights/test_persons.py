"""One person's data: the key asked anew, found, exported, erased after a second look; nobody is named in the trail."""

import json
import time

import pytest
from django.core.management import call_command
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from causeway.audit.models import Entry
from causeway.outbox.models import Message

pytestmark = pytest.mark.django_db
ADA, MAY = "ada@example.org", "insights.look_after_people"
FIND, EXPORT, ERASE = (reverse(f"staff-persons:{name}") for name in ("find", "export", "erase"))
PASSWORD = "plain-example-words"


@pytest.fixture
def letter(db):
    return Message.objects.create(kind="example", message_id="<1@example.org>", to=ADA, person=ADA, text="Dear Example")


def code_of(device, steps=0):
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time() + steps * device.step
    return f"{totp.token():06d}"


def opened(client):
    client.post(FIND, {"key": PASSWORD})


def test_the_password_opens_it_where_there_is_no_second_key(client, account, letter):
    account(MAY)
    assert "Your password once more" in client.get(FIND).content.decode()
    assert "That is not your password" in client.post(FIND, {"key": "wrong"}).content.decode()
    assert "Your password once more" in client.post(FIND, {"email": ADA}).content.decode()
    opened(client)
    assert "Dear Example" in client.post(FIND, {"email": ADA}).content.decode()
    assert [each.act for each in Entry.objects.order_by("pk")][-2:] == ["staff.key-given-again", "person.shown"]


def test_a_code_is_asked_anew_of_who_has_a_phone_and_none_is_good_twice(client, account, letter):
    user = account(MAY)
    device = TOTPDevice.objects.create(user=user, name="phone", confirmed=True)
    client.session.save()
    session = client.session
    session["otp_device_id"] = device.persistent_id
    session.save()
    assert "A new code from your phone" in client.get(FIND).content.decode()
    client.post(FIND, {"key": code_of(device)})
    assert "Dear Example" in client.post(FIND, {"email": ADA}).content.decode()
    wanted = {"email": ADA, "again": ADA, "key": code_of(device)}
    answer = client.post(ERASE, wanted)
    assert answer.status_code == 422
    assert "was used already" in answer.content.decode()
    assert Message.objects.get().to == ADA
    device.refresh_from_db()
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    assert client.post(ERASE, wanted | {"key": code_of(device, 1)}).status_code == 302
    assert Message.objects.get().to == ""


def test_it_shuts_again_after_ten_minutes(client, account, letter):
    account(MAY)
    opened(client)
    session = client.session
    session["insights.key-given"] -= 601
    session.save()
    assert "Your password once more" in client.post(FIND, {"email": ADA}).content.decode()
    assert client.post(EXPORT, {"email": ADA}).status_code == 302
    assert client.post(ERASE, {"email": ADA, "again": ADA, "key": PASSWORD}).status_code == 302
    assert Message.objects.get().to == ADA


def test_everything_is_handed_over_as_a_file(client, account, letter):
    account(MAY)
    opened(client)
    answer = client.post(EXPORT, {"email": ADA})
    assert answer["Content-Disposition"] == 'attachment; filename="what-is-held.json"'
    assert json.loads(answer.content)["outbox.Message"][0]["to"] == ADA


def test_erasing_needs_the_address_and_the_key_once_more(client, account, letter):
    account(MAY)
    opened(client)
    shown = client.post(ERASE, {"email": ADA, "again": "bo@example.org", "key": PASSWORD})
    assert shown.status_code == 422
    assert "That is another address" in shown.content.decode()
    assert 'value="bo@example.org"' in shown.content.decode()
    assert "not your password" in client.post(ERASE, {"email": ADA, "again": ADA, "key": "x"}).content.decode()
    assert Message.objects.get().to == ADA
    answer = client.post(ERASE, {"email": ADA, "again": "Ada@Example.org", "key": PASSWORD}, follow=True)
    assert "1 thing was erased" in answer.content.decode()
    assert Message.objects.get().to == ""
    trail = list(Entry.objects.filter(act__startswith="person."))
    assert trail[0].detail == {"outbox.Message": 1}
    assert not any(ADA in f"{each.subject}{each.detail}" for each in trail)


def test_the_commands_stand_on_the_same_acts(letter, capsys):
    call_command("export_person", ADA)
    assert "Dear Example" in capsys.readouterr().out
    call_command("erase_person", ADA)
    assert "outbox.Message: 1 erased" in capsys.readouterr().out
    noted = Entry.objects.filter(act__startswith="person.")
    assert list(noted.values_list("act", "actor")) == [("person.erased", "command"), ("person.exported", "command")]


def test_nobody_else_opens_it(client, account, letter):
    account("audit.view_entry")
    for page in (FIND, reverse("staff-persons:kept")):
        assert client.get(page).status_code == 302
    assert client.post(EXPORT, {"email": ADA}).status_code == 302


def test_what_is_kept_is_counted_by_kind(client, account, letter):
    account(MAY)
    page = client.get(reverse("staff-persons:kept")).content.decode()
    assert "Messages that were sent" in page
    assert "<td>1</td>" in page


def test_many_wrong_tries_wait(client, account, letter):
    account(MAY)
    for _ in range(11):
        client.post(FIND, {"key": "wrong"})
    opened(client)
    assert "Your password once more" in client.get(FIND).content.decode()
