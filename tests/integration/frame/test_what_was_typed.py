"""A form that was not taken shows its words again, on the page of a limit as on that of a form that expired: never a secret."""

import datetime as dt

import pytest
from django.utils import timezone

from causeway.frame.views import csrf_failure
from causeway.limits.answer import too_many

ANSWERS = [csrf_failure, lambda request: too_many(request, timezone.now() + dt.timedelta(minutes=5))]
FORM = {"postcode": "EX1 1AA", "answer-saw": "Typed for long.", "empty": " "}
UNTYPED = {"opened": "form:1xYMpQ", "place_shown": "on", "seen": "title:0a1b", "version": "3", "form-TOTAL_FORMS": "2"}
SECRETS = {
    "password": "four-secret-words",
    "new_password1": "five-secret-words",
    "csrfmiddlewaretoken": "six",
    "code": "123456",
    "api_key": "s3",
}
pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("answer", ANSWERS, ids=["expired", "limit"])]


def test_words_are_shown_and_neither_secrets_nor_what_nobody_typed(rf, answer):
    page = answer(rf.post("/write/", FORM | SECRETS | UNTYPED)).content.decode()
    assert "What you typed" in page
    assert all(f">{word}</textarea>" in page for word in ("EX1 1AA", "Typed for long."))
    assert page.count("<textarea") == 2
    assert not [value for value in SECRETS.values() if f">{value}<" in page]


@pytest.mark.parametrize("said", [{"HTTP_ORIGIN": "https://elsewhere.example"}, {"HTTP_SEC_FETCH_SITE": "cross-site"}])
def test_what_another_site_put_in_a_form_is_not_shown_as_ours(rf, answer, said):
    page = answer(rf.post("/write/", FORM, **said)).content.decode()
    assert "<textarea" not in page


def test_nothing_of_a_staff_form_is_shown(rf, answer):
    assert "<textarea" not in answer(rf.post("/staff/login/", {"username": "nia"} | SECRETS)).content.decode()


def test_a_form_that_cannot_be_read_has_no_words(rf, answer):
    unreadable = rf.post("/write/", b"--x", content_type="multipart/form-data; boundary=\x00")
    assert "<textarea" not in answer(unreadable).content.decode()
