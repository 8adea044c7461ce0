"""The second factor: asked of everyone where others can reach the site, offered at home."""

import re
import time
from base64 import b32decode

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from causeway.audit.models import Entry
from causeway.insights.accounts import second_factor

pytestmark = pytest.mark.django_db
PASSWORD = "four-plain-example-words"


@pytest.fixture
def nia(client):
    user = User.objects.create_superuser("nia", "nia@example.org", PASSWORD)
    client.post("/staff/login/", {"username": "nia", "password": PASSWORD})
    return user


def number(device, drift=0):
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time() + drift * device.step
    return f"{totp.token():06d}"


def enrol(client, user):
    client.get("/staff/second-key/")
    device = TOTPDevice.objects.get(user=user, confirmed=False)
    page = client.post("/staff/second-key/", {"code": number(device)}).content.decode()
    return re.findall(r"<code>([a-z2-9]{10})</code>", page)


def again(client, user):
    client.logout()
    assert client.post("/staff/login/", {"username": "nia", "password": PASSWORD}).status_code == 302


def test_at_home_it_is_offered_and_not_asked(client, nia):
    assert client.get("/staff/").status_code == 200
    page = client.get("/staff/second-key/").content.decode()
    assert "<svg" in page
    assert re.search(r"<code>[A-Z2-7]{4}( [A-Z2-7]{4})+", page)


@pytest.mark.parametrize("length", [16, 19, 20])
@pytest.mark.parametrize("end", [0x03, 0x1B, 0xD8, 0xDB, 0x60, 0x7B, 0xFF, 0x00])
def test_the_key_to_type_is_the_whole_key(length, end):
    """A key may end in 3 or D, the letters of a padding written for an address."""
    device = TOTPDevice(user=User(username="nia"), key=bytes([0x5A] * (length - 1) + [end]).hex())
    typed = second_factor.secret_of(device).replace(" ", "")
    assert b32decode(typed + "=" * (-len(typed) % 8)) == device.bin_key


def test_in_public_nothing_opens_without_it(client, nia, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    for path in ("/staff/", "/staff/users/", "/staff/limits/", "/staff/account/"):
        assert client.get(path)["Location"] == "/staff/second-key/"
    codes = enrol(client, nia)
    assert len(set(codes)) == 10
    assert client.get("/staff/").status_code == 200


def test_the_next_visit_owes_a_code(client, nia):
    codes = enrol(client, nia)
    again(client, nia)
    for path in ("/staff/", "/staff/second-key/", "/staff/choose-password/", "/staff/account/"):
        assert client.get(path)["Location"] == "/staff/second-key/code/"
    assert client.post("/staff/second-key/code/", {"code": codes[0]})["Location"] == "/staff/"
    assert client.get("/staff/").status_code == 200
    again(client, nia)
    assert client.post("/staff/second-key/code/", {"code": codes[0]}).status_code == 200, "a code on paper is good once"
    assert Entry.objects.filter(act="staff.second-factor-failed").count() == 1


def test_a_number_from_the_phone(client, nia):
    enrol(client, nia)
    again(client, nia)
    device = TOTPDevice.objects.get(user=nia, confirmed=True)
    answer = client.post("/staff/second-key/code/", {"code": number(device, drift=1)})
    assert answer.status_code == 302


@pytest.mark.parametrize("wrong", ["", "000000", "²²²²²²", "1" * 5000, "\0", "abc"])
def test_a_wrong_code_is_answered_with_a_sentence(client, nia, wrong):
    enrol(client, nia)
    again(client, nia)
    assert client.post("/staff/second-key/code/", {"code": wrong}).status_code == 200
    assert client.get("/staff/")["Location"] == "/staff/second-key/code/"


def test_guessing_makes_the_next_try_wait(client, nia, settings):
    settings.OTP_TOTP_THROTTLE_FACTOR = 60  # seconds: with the usual one a slow computer waits long enough between two tries
    enrol(client, nia)
    again(client, nia)
    device = TOTPDevice.objects.get(user=nia, confirmed=True)
    for _ in range(3):
        client.post("/staff/second-key/code/", {"code": "000000"})
    assert client.post("/staff/second-key/code/", {"code": number(device, drift=1)}).status_code == 200


def test_whoever_runs_the_site_takes_it_off(client, nia, capsys):
    enrol(client, nia)
    call_command("reset_staff_password", "nia", "--second-factor")
    assert not TOTPDevice.objects.exists()
    assert Entry.objects.filter(act="staff.second-factor-off").count() == 1
    assert capsys.readouterr().out.strip()


def test_the_pages_give_the_command_as_it_is_typed(client, nia, capsys):
    client.get("/staff/second-key/")
    device = TOTPDevice.objects.get(user=nia, confirmed=False)
    pages = [client.post("/staff/second-key/", {"code": number(device)})]
    again(client, nia)
    pages.append(client.get("/staff/second-key/code/"))
    for page in pages:
        command = re.search(r"<code>script/manage (reset_staff_password [^<]+)</code>", page.content.decode())[1]
        call_command(*command.split())
    assert not TOTPDevice.objects.exists()


def test_staff_sign_in_to_the_site_and_not_to_its_library(client):
    page = client.get("/staff/login/").content.decode()
    assert "Sign in for staff" in page
    assert re.search(r"<title>\s*Sign in - Causeway\s*</title>", page)
    assert "Sign in to Wagtail" not in page


def test_setting_a_phone_up_begins_with_what_to_do_and_speaks_of_no_paper_yet(client, nia):
    page = client.get("/staff/second-key/").content.decode()
    assert "autofocus" not in page
    assert "codes on paper" not in page
    enrol(client, nia)
    again(client, nia)
    assert "codes on paper" in client.get("/staff/second-key/code/").content.decode()


def test_two_pages_that_asked_at_once_lock_nobody_out(client, nia):
    """django-otp's tables may hold two phones to be, and two sheets of paper, where two requests came together once."""
    for _ in range(2):
        TOTPDevice.objects.create(user=nia, confirmed=False, name="phone")
        StaticDevice.objects.create(user=nia, name="paper")
    page = client.get("/staff/second-key/").content.decode()
    device = TOTPDevice.objects.filter(user=nia).order_by("pk")[0]
    assert second_factor.secret_of(device) in page
    codes = re.findall(
        r"<code>([a-z2-9]{10})</code>", client.post("/staff/second-key/", {"code": number(device)}).content.decode()
    )
    assert len(set(codes)) == 10
    assert TOTPDevice.objects.get(user=nia) == device
    again(client, nia)
    client.post("/staff/second-key/code/", {"code": codes[0]})
    assert client.get("/staff/").status_code == 200
