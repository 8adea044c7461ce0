"""The first staff account: one password, once, then one's own."""

import pytest
from django.contrib.auth.models import User

from causeway.audit.models import Entry
from causeway.insights.accounts.sign_in_attempts import FROM_CLIENT, ON_ACCOUNT, SLOWED
from causeway.insights.actions import issue_one_time_password, make_first_staff
from causeway.insights.queries import account_waiting_for_own_password

pytestmark = pytest.mark.django_db
CHOSEN = "four-plain-example-words"


@pytest.fixture
def staff() -> User:
    return make_first_staff()


def test_there_is_one_first_account_and_no_second(staff):
    assert make_first_staff() is None
    assert account_waiting_for_own_password() == staff
    assert not staff.has_usable_password()


def test_a_one_time_password_leads_nowhere_but_to_choosing_ones_own(staff, client):
    password = issue_one_time_password(staff)
    signed_in = client.post("/staff/login/", {"username": "staff", "password": password})
    assert signed_in.status_code == 302
    for path in ("/staff/", "/staff/pages/"):
        assert client.get(path)["Location"] == "/staff/choose-password/"
    saved = client.post("/staff/choose-password/", {"old_password": password, "new_password1": CHOSEN, "new_password2": CHOSEN})
    assert saved["Location"] == "/staff/"
    assert client.get("/staff/").status_code == 200
    assert account_waiting_for_own_password() is None
    assert Entry.objects.values_list("act", flat=True).first() == "staff.password-chosen"


def test_each_issue_ends_the_password_before_it(staff, client):
    first, second = issue_one_time_password(staff), issue_one_time_password(staff)
    assert not client.login(username="staff", password=first)
    assert client.login(username="staff", password=second)


def test_passwords_that_differ_are_refused_with_a_sentence(staff, client):
    client.force_login(staff)
    answer = client.post("/staff/choose-password/", {"new_password1": CHOSEN, "new_password2": "another-example"})
    assert answer.status_code == 200
    assert "errors" in answer.content.decode()
    assert account_waiting_for_own_password() == staff


def owner(client, name="nia"):
    user = User.objects.create_superuser(name, f"{name}@example.org", CHOSEN)
    return user, lambda by=client, password=CHOSEN, **where: by.post(
        "/staff/login/", {"username": name, "password": password}, **where
    )


def test_guessing_is_slowed_and_successes_are_not_counted(client):
    _nia, sign_in = owner(client)
    for _ in range(ON_ACCOUNT.default + 5):
        assert sign_in().status_code == 302
        client.logout()
    client.cookies.clear()
    codes = [sign_in(password="wrong").status_code for _ in range(ON_ACCOUNT.default + SLOWED.default + 5)]
    assert set(codes[: ON_ACCOUNT.default]) == {200}
    assert codes[-1] == 429
    assert codes.count(200) == ON_ACCOUNT.default + SLOWED.default


def test_strangers_do_not_lock_out_the_owner(client):
    from django.test import Client

    _nia, sign_in = owner(client)
    assert sign_in().status_code == 302
    client.post("/staff/logout/")
    for number in range(60):
        sign_in(by=Client(), password="wrong", REMOTE_ADDR=f"198.51.100.{number}")
    assert sign_in(by=Client(), REMOTE_ADDR="198.51.100.99").status_code == 429
    assert sign_in().status_code == 302


def test_one_64_is_one_guesser(client):
    owner(client)
    codes = [
        client.post(
            "/staff/login/", {"username": f"x{number}", "password": "wrong"}, REMOTE_ADDR=f"2001:db8:1:2::{number:x}"
        ).status_code
        for number in range(1, 61)
    ]
    assert codes.count(200) == FROM_CLIENT.default + SLOWED.default


def test_signing_in_and_failing_are_written_down(client):
    nia, sign_in = owner(client)
    sign_in(password="wrong")
    sign_in()
    client.logout()
    client.post("/staff/login/", {"username": "my-secret-password\0", "password": "x"})
    rows = list(Entry.objects.order_by("pk").values_list("act", "actor", "subject"))
    assert rows == [
        ("staff.sign-in-failed", "visitor", f"auth.User:{nia.pk}"),
        ("staff.signed-in", "nia", f"auth.User:{nia.pk}"),
        ("staff.sign-in-failed", "visitor", ""),
    ]


@pytest.mark.parametrize("path", ["/staff/choose-password/", "/staff/account/"])
def test_a_session_alone_sets_no_new_password(client, path):
    nia, sign_in = owner(client)
    sign_in()
    for old in ({}, {"old_password": "wrong"}):
        new = {"new_password1": "another-four-plain-words", "new_password2": "another-four-plain-words"} | old
        client.post(path, new | {f"password-{name}": value for name, value in new.items()})
        nia.refresh_from_db()
        assert nia.check_password(CHOSEN)


def test_a_colleagues_password_is_not_set_in_their_account(client):
    nia, sign_in = owner(client)
    sign_in()
    page = client.get(f"/staff/users/edit/{nia.pk}/").content.decode()
    assert 'name="email"' in page
    assert "password1" not in page
    data = {"username": "nia", "email": "nia@example.org", "first_name": "N", "last_name": "E", "is_superuser": "on"}
    client.post(f"/staff/users/edit/{nia.pk}/", data | {"password1": "another-four-words", "password2": "another-four-words"})
    nia.refresh_from_db()
    assert nia.check_password(CHOSEN)


@pytest.mark.parametrize("short", ["eleven-char", "12345678", "password1234"])
def test_twelve_characters_and_no_common_ones(client, short):
    nia, sign_in = owner(client)
    sign_in()
    client.post("/staff/choose-password/", {"old_password": CHOSEN, "new_password1": short, "new_password2": short})
    nia.refresh_from_db()
    assert nia.check_password(CHOSEN)


def test_a_forgotten_password_goes_through_the_outbox_and_is_limited(client):
    from causeway.outbox.models import Message

    owner(client)
    for _ in range(6):
        assert client.post("/staff/password_reset/", {"email": "nia@example.org"}).status_code == 302
    mails = list(Message.objects.filter(kind="staff-password"))
    assert len(mails) == 3
    assert "/staff/password_reset/confirm/" in mails[0].text
    codes = [client.post("/staff/password_reset/", {"email": f"x{n}@example.org"}).status_code for n in range(20)]
    assert codes[-1] == 429
    assert Message.objects.count() == 3


def test_a_failed_form_check_prints_no_password():
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    page = strict.post("/staff/login/", {"username": "nia", "password": CHOSEN})
    assert page.status_code == 403
    assert CHOSEN not in page.content.decode()
    public = strict.post("/roundtables/begin/", {"words": "my own words", "password": CHOSEN, "otp_token": "123456"})
    assert "my own words" in public.content.decode()
    assert CHOSEN not in public.content.decode()
    assert "123456" not in public.content.decode()
    foreign = strict.post("/roundtables/begin/", {"words": "not ours"}, headers={"Origin": "https://elsewhere.example"})
    assert foreign.status_code == 403
    assert "not ours" not in foreign.content.decode()


def test_a_staff_page_may_be_framed_by_the_site_alone(client, db):
    policy = client.get("/staff/login/")["Content-Security-Policy"]
    assert next(each.split() for each in policy.split(";") if "frame-ancestors" in each) == ["frame-ancestors", "'self'"]


def test_a_field_of_the_sign_in_is_called_by_its_label_alone(client):
    page = client.get("/staff/login/").content.decode()
    assert "Username" in page
    assert "placeholder=" not in page
