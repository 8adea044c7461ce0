"""Somebody else's draft, opened in a browser that never said it was theirs: nothing typed there reaches a stranger's page."""

import pytest
from django.test import Client, RequestFactory

from causeway.frame.origins import from_elsewhere
from causeway.letters.letter.models import Draft

STEPS = (
    "you",
    "words",
    "ask",
    "read",
    "to",
    "own",
    "thanks",
    "asked",
    "check",
    "erase",
    "link",
    "follow",
    "letter.pdf",
    "letter.docx",
)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ELSEWHERE = (
    {"HTTP_ORIGIN": "https://elsewhere.example"},
    {"HTTP_ORIGIN": "null"},
    {"HTTP_ORIGIN": "http://testserver.elsewhere.example"},
    {"HTTP_ORIGIN": "http://testserver:8000"},
    {"HTTP_ORIGIN": "https://testserver"},
    {"HTTP_REFERER": "https://elsewhere.example/page"},
    {"HTTP_SEC_FETCH_SITE": "cross-site"},
    {"HTTP_SEC_FETCH_SITE": "same-site", "HTTP_ORIGIN": "http://other.testserver"},
    {"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "null"},
)


@pytest.fixture
def stranger():
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize("method", METHODS)
def test_no_page_of_a_draft_opens_to_a_browser_that_has_not_adopted_it(token, stranger, method):
    for step in STEPS:
        answer = stranger.generic(method, f"/write/{token}/{step}" + ("" if "." in step else "/"))
        assert answer.status_code == 302, (method, step)
        assert answer.url == f"/write/{token}/", (method, step)
    assert Draft.objects.count() == 1  # nor was it erased


@pytest.mark.parametrize("headers", ELSEWHERE, ids=str)
def test_a_form_aimed_from_another_site_is_not_taken(token, client, stranger, headers):
    before = Draft.objects.values().get()
    for browser in (stranger, client):
        for step in ("you", "words", "keep", "erase"):
            answer = browser.post(f"/write/{token}/{step}/", {"name": "Planted", "answer-saw": "Planted"}, **headers)
            assert answer.status_code == 403
            assert "sent from another website" in answer.content.decode()
            assert "Planted" not in answer.content.decode()
    assert Draft.objects.values().get() == before


def test_a_form_of_our_own_keeps_its_words_and_asks_first(token, stranger):
    sent = stranger.post(f"/write/{token}/words/", {"answer-saw": "Typed for long."}, HTTP_ORIGIN="http://testserver")
    assert sent.url == f"/write/{token}/"
    assert Draft.objects.get().answers["saw"] == "Typed for long."


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"HTTP_ORIGIN": "http://testserver"},
        {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "null"},
        {"HTTP_SEC_FETCH_SITE": "none"},
        {"HTTP_REFERER": "http://testserver/write/"},
        {"HTTP_ORIGIN": "https://campaign.example.org"},
    ],
    ids=str,
)
def test_our_own_pages_and_mail_programs_are_let_through(settings, headers):
    settings.BASE_URL = "https://campaign.example.org"
    assert not from_elsewhere(RequestFactory().post("/write/x/", **headers))


@pytest.mark.parametrize("headers", ELSEWHERE, ids=str)
@pytest.mark.parametrize(
    "address",
    [
        "/write/confirm/x/",
        "/write/not-me/x/",
        "/write/looking/x/",
        "/write/mine/quiet/x/",
    ],
)
def test_every_form_whose_link_is_the_key_is_held_to_its_origin(db, stranger, address, headers):
    assert stranger.post(address, **headers).status_code == 403
    assert stranger.post(address).status_code in {200, 404}  # what no browser sent is answered as before
