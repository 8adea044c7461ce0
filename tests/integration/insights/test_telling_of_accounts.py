"""Whoever holds an account is told at once of another key, password or address, in a letter that says what to do if it was not them."""

import datetime as dt
import re

import pytest
from django.contrib.auth.models import User
from django.core import management
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from causeway.insights.accounts import second_factor
from causeway.insights.actions import issue_one_time_password
from causeway.outbox.models import Message
from causeway.outbox.no_more import address as no_more_address
from tests.integration.insights.software_key import SoftwareKey

pytestmark = pytest.mark.django_db
WORDS, NEW = "a-plain-example-of-words", "another-plain-example-of-words"


@pytest.fixture
def nia(settings):
    settings.BASE_URL = "https://campaign.example.org"
    long_ago = timezone.now() - dt.timedelta(days=400)
    return User.objects.create_superuser(
        "nia", "nia@example.org", WORDS, first_name="Nia", last_name="Example", date_joined=long_ago
    )


@pytest.fixture
def browser(nia):
    client = Client()
    client.force_login(nia)
    return client


def titles(to="nia@example.org"):
    """What was told, the first first."""
    told = Message.objects.filter(kind="staff-account-changed", to=to).order_by("pk")
    return [each.subject.removeprefix("Your account on the staff’s side: ") for each in told]


def account_form(**more):
    mine = {"name_email-first_name": "Nia", "name_email-last_name": "Example", "name_email-email": "nia@example.org"}
    return (
        mine
        | {"theme-theme": "system", "theme-density": "default", "theme-contrast": "system", "theme-keyboard_shortcuts": "on"}
        | more
    )


def test_passkeys_added_renamed_and_removed_are_told_of(nia, browser):
    key = SoftwareKey("https://campaign.example.org", "campaign.example.org")
    asked = browser.post("/staff/second-key/question/", {"purpose": "add"}).json()
    browser.post("/staff/second-key/keys/new/", {"name": "work laptop", "passkey": key.made(asked)})
    mine = nia.passkey_set.get()
    browser.post(f"/staff/second-key/keys/{mine.pk}/name/", {"name": "work laptop"})
    browser.post(f"/staff/second-key/keys/{mine.pk}/name/", {"name": "blue key"})
    browser.post("/staff/second-key/keys/paper/")
    browser.post(f"/staff/second-key/keys/{mine.pk}/remove/")
    expected = ["a passkey was added", "a passkey was renamed", "new codes on paper", "a passkey was removed"]
    assert titles() == [*expected, "all second keys were removed"]
    first = Message.objects.filter(kind="staff-account-changed").earliest("pk").text
    assert "“work laptop” was added" in first
    assert re.search(r"When: \d+ \w+ \d{4}, \d\d:\d\d, London time", first)
    assert "https://campaign.example.org/staff/password_reset/" in first
    assert "https://campaign.example.org/staff/second-key/keys/" in first
    assert no_more_address("nia@example.org") not in first


def test_the_only_key_that_must_stay_stays_and_nobody_is_told_that_it_went(nia, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    mine = nia.passkey_set.create(
        name="blue key", credential_id="an-example", public_key="a", sign_count=0, added_at=timezone.now()
    )
    with pytest.raises(second_factor.OnlyKeyError):
        second_factor.remove_passkey(nia, mine.pk)
    assert titles() == []


def test_a_phone_and_another_are_told_of(nia, browser):
    for expected in ("a phone was added", "another phone gives its codes"):
        browser.get("/staff/second-key/")
        device = TOTPDevice.objects.get(user=nia, confirmed=False)
        browser.post("/staff/second-key/", {"code": f"{TOTP(device.bin_key).token():06d}"})
        assert titles()[-1] == expected
    assert len(titles()) == 2


def test_keys_taken_off_by_whoever_runs_the_site_are_told_of(nia):
    second_factor.take_off(nia, actor="system")
    assert titles() == ["all second keys were removed"]


def test_a_password_is_told_of_however_it_was_set(nia, browser, monkeypatch):
    password = {"password-old_password": WORDS, "password-new_password1": NEW, "password-new_password2": NEW}
    assert browser.post("/staff/account/", account_form(**password)).status_code == 302
    assert titles() == ["a new password"]
    again = {"old_password": NEW, "new_password1": WORDS, "new_password2": WORDS}
    assert browser.post("/staff/choose-password/", again).status_code == 302
    issue_one_time_password(nia)
    stranger = Client()
    stranger.post("/staff/password_reset/", {"email": "nia@example.org"})
    link = re.search(r"https?://[^/]+(/staff/\S+)", Message.objects.get(kind="staff-password").text)[1]
    page = stranger.get(link, follow=True)
    stranger.post(page.request["PATH_INFO"], {"new_password1": NEW, "new_password2": NEW})
    monkeypatch.setattr("getpass.getpass", lambda **_asked: WORDS)
    management.call_command("changepassword", "nia")
    assert titles() == ["a new password"] * 5


@pytest.mark.django_db(transaction=True)
def test_it_is_told_where_no_transaction_is_open(nia, browser, monkeypatch):
    """As a site serves its pages: Django sets most passwords outside of one."""
    again = {"old_password": WORDS, "new_password1": NEW, "new_password2": NEW}
    assert browser.post("/staff/choose-password/", again).status_code == 302
    Client().post("/staff/password_reset/", {"email": "nia@example.org"})
    link = re.search(r"https?://[^/]+(/staff/\S+)", Message.objects.get(kind="staff-password").text)[1]
    stranger = Client()
    page = stranger.get(link, follow=True)
    assert stranger.post(page.request["PATH_INFO"], {"new_password1": WORDS, "new_password2": WORDS}).status_code == 302
    monkeypatch.setattr("getpass.getpass", lambda **_asked: NEW)
    management.call_command("changepassword", "nia")
    browser.force_login(User.objects.get(pk=nia.pk))
    form = {"username": "tom", "email": "tom@example.org", "first_name": "Tom", "last_name": "Example"}
    assert browser.post("/staff/users/new/", form | {"password1": NEW, "password2": NEW}).status_code == 302
    assert browser.post("/staff/account/", account_form(**{"name_email-email": "new@example.org"})).status_code == 302
    assert titles() == [*["a new password"] * 3, "another e-mail address"]
    assert titles("tom@example.org") == ["it was made"]


def test_signing_in_and_other_changes_are_told_to_nobody(nia, browser):
    assert Client().login(username="nia", password=WORDS)
    browser.post("/staff/account/", account_form(**{"name_email-first_name": "Another"}))
    assert User.objects.get(pk=nia.pk).first_name == "Another"
    assert titles() == []


def test_a_password_that_is_refused_is_told_to_nobody(browser):
    browser.post("/staff/account/", account_form(**{"password-old_password": "wrong", "password-new_password1": NEW}))
    assert titles() == []


def test_the_address_it_had_is_told_of_another(nia, browser):
    browser.post("/staff/account/", account_form(**{"name_email-email": "new@example.org"}))
    assert titles() == ["another e-mail address"]
    assert titles("new@example.org") == []
    other = User.objects.create_user("tom", "tom@example.org", WORDS, first_name="Tom", last_name="Example")
    form = {"username": "tom", "email": "tom@example.com", "first_name": "Tom", "last_name": "Example", "is_active": "on"}
    browser.post(f"/staff/users/edit/{other.pk}/", form)
    assert titles("tom@example.org") == ["another e-mail address"]


def test_an_account_without_an_address_is_told_nothing_and_works(nia):
    User.objects.filter(pk=nia.pk).update(email="")
    issue_one_time_password(User.objects.get(pk=nia.pk))
    assert not Message.objects.filter(kind="staff-account-changed").exists()


def test_time_zones_are_those_that_browsers_know(browser):
    page = browser.get("/staff/account/").content.decode()
    assert "Europe/London" in page
    assert 'value="localtime"' not in page


def test_who_gets_an_account_is_told_that_a_colleague_knows_its_password(browser):
    form = {"username": "tom", "email": "tom@example.org", "first_name": "Tom", "last_name": "Example"}
    assert browser.post("/staff/users/new/", form | {"password1": NEW, "password2": NEW}).status_code == 302
    assert titles("tom@example.org") == ["it was made"]
    text = Message.objects.get(to="tom@example.org").text
    assert "They know its first password" in text
    assert NEW not in text
