"""The first staff account: one password, once, then one's own."""

import pytest
from django.contrib.auth.models import User

from causeway.audit.models import Entry
from causeway.insights.actions import issue_one_time_password, make_first_staff
from causeway.insights.queries import account_waiting_for_own_password
from causeway.insights.views.signing_in import SIGN_IN_TRIES

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
    saved = client.post("/staff/choose-password/", {"new_password1": CHOSEN, "new_password2": CHOSEN})
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


def test_guessing_is_stopped(client, staff):
    tries = [
        client.post("/staff/login/", {"username": "staff", "password": "wrong"}).status_code for _ in range(SIGN_IN_TRIES + 1)
    ]
    assert tries[0] == 200
    assert tries[-1] == 429


def test_a_staff_page_may_be_framed_by_the_site_alone(client, db):
    policy = client.get("/staff/login/")["Content-Security-Policy"]
    assert next(each.split() for each in policy.split(";") if "frame-ancestors" in each) == ["frame-ancestors", "'self'"]
