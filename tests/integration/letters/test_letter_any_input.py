"""No input whatever makes a page fail."""

import json
from urllib.parse import quote, urlencode

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from causeway.letters.letter.models import Draft, Letter

pytestmark = pytest.mark.django_db

ODD = st.sampled_from(
    [
        "", "\x00", "a\x00b", "\ud800", "\u202eevil",
        "مرحبا", "👩🏽‍🏫" * 50, "\r\nBcc: x@example.org", "x" * 7000, "EX1 1AA", "[figure]", "<script>", "{{ x }}", "%s%n", "\ufffe"]
)  # fmt: skip
ANY = ODD | st.text(st.characters(), max_size=60)
NAMES = ["home", "school", "home_choice", "school_choice", "home_asked", "figure", "role", "name", "job_title", "email", "address", "answer-saw", "answer-change", "ask", "figure_sentence", "subject", "text", "way", "checked"]  # fmt: skip  # noqa: E501
FORMS = st.dictionaries(st.sampled_from(NAMES), ANY, max_size=8)
QUIET = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def send(client, address, data):
    body = urlencode(data, errors="surrogatepass")
    return client.post(address, body, content_type="application/x-www-form-urlencoded")


@QUIET
@given(data=FORMS)
def test_the_first_page_takes_anything(client, world, data):
    cache.clear()
    assert send(client, "/write/", data).status_code in {200, 302}


@QUIET
@given(data=FORMS, step=st.sampled_from(["you", "words", "ask", "read", "keep", "own", "link"]))
def test_every_step_takes_anything(client, token, outbox, data, step):
    cache.clear()
    answer = send(client, f"/write/{token}/{step}/", data)
    assert answer.status_code in {200, 302}
    for page in ("you", "words", "ask", "read", "own", "letter.docx"):
        assert client.get(f"/write/{token}/{page}/" if "." not in page else f"/write/{token}/{page}").status_code in {200, 302}
    for message in outbox:
        assert len(message.subject.splitlines()) == 1
        assert len(message.from_name.splitlines()) == 1
        assert message.to.isascii()
    Letter.objects.all().delete()
    outbox.clear()


@QUIET
@given(answer=ANY)
def test_answers_are_kept_whatever_script_they_are_in(client, token, answer):
    send(client, f"/write/{token}/keep/", {"answer-saw": answer})
    kept = Draft.objects.get().answers["saw"]
    json.dumps(kept).encode()
    assert "\x00" not in kept


@QUIET
@given(token=st.text(st.characters(exclude_characters="/"), min_size=1, max_size=60))
def test_a_guessed_address_opens_nothing(client, world, token):
    written = quote(token.encode("utf-8", "surrogatepass"))
    for page in ("", "read/", "letter.pdf"):
        assert client.get(f"/write/{written}/{page}").status_code in {301, 302, 404}
    for page in ("confirm", "not-me"):
        assert client.post(f"/write/{page}/{written}/").status_code == 404


def test_a_pdf_of_every_script(client, token):
    text = "Dear Ms Example,\n\nŵ ŷ Tŷ مرحبا 你好 👩🏽‍🏫 #let x = 1 $ * _ [ ] \\ @ <a>\n\nYours sincerely,\n\nNia"
    client.post(f"/write/{token}/read/", {"subject": "#panic() “x”", "text": text, "way": "keep"})
    assert client.get(f"/write/{token}/letter.pdf").content.startswith(b"%PDF-")


def test_headers_cannot_be_added(client, token, outbox):
    client.post(
        f"/write/{token}/you/",
        {"role": "constituent", "name": "Nia\r\nBcc: a@example.org", "email": "nia@example.org", "address": "EX1 1AA"},
    )
    page = client.get(f"/write/{token}/read/").context["reading"]
    client.post(f"/write/{token}/read/", {"subject": "Hello\r\nBcc: b@example.org", "text": page.text, "way": "deliver"})
    letter = Letter.objects.get()
    assert letter.name == "Nia Bcc: a@example.org"
    assert letter.subject == "Hello Bcc: b@example.org"
