"""One draft open in two tabs: the second save takes nothing of the first away, and both are shown."""

import re
from html import unescape

import pytest

from causeway.letters.letter.models import Draft
from causeway.letters.writing import actions as drafting
from tests.transactions import begun_by_the_site

ANSWERS = {"answer-saw": "The reading room shut in January and nobody said why.", "answer-change": "Open it."}
YOU = {
    "role": "constituent",
    "name": "Nia Example",
    "job_title": "",
    "school": "",
    "email": "nia@example.org",
    "address": "1 Example Road\nUpper Example\nEX1 1AA",
}


def read_form(client, token):
    reading = client.get(f"/write/{token}/read/").context["reading"]
    return {"subject": reading.subject, "text": reading.text}


def opened(client, token, step):
    """Open a page in a tab and return what its form carries."""
    page = client.get(f"/write/{token}/{step}/").content.decode()
    return unescape(re.search(r'name="seen" value="([^"]*)"', page)[1])


def words(client, token):
    return client.get(f"/write/{token}/words/").content.decode()


def test_both_answers_are_shown_and_the_first_goes_on_standing(client, token):
    one, two = opened(client, token, "words"), opened(client, token, "words")
    client.post(f"/write/{token}/words/", {**ANSWERS, "answer-saw": "First tab.", "seen": one})
    second = client.post(f"/write/{token}/words/", {**ANSWERS, "answer-saw": "Second tab.", "seen": two})
    assert second.url == f"/write/{token}/words/"
    page = words(client, token)
    assert "changed in another tab" in page
    assert "First tab." in page
    assert "Second tab." in page
    assert Draft.objects.get().answers["saw"] == "First tab."
    client.post(f"/write/{token}/words/", {**ANSWERS, "answer-saw": "First and second.", "seen": opened(client, token, "words")})
    assert Draft.objects.get().answers["saw"] == "First and second."
    assert "Second tab." not in words(client, token)


def test_what_a_tab_left_alone_is_not_set_back(client, token):
    one, two = opened(client, token, "you"), opened(client, token, "you")
    client.post(f"/write/{token}/you/", {**YOU, "name": "Nia Newname", "seen": one})
    client.post(f"/write/{token}/you/", {**YOU, "address": "2 Example Road\nEX1 1AA", "seen": two})
    draft = Draft.objects.get()
    assert (draft.name, draft.address) == ("Nia Newname", "2 Example Road\nEX1 1AA")


def test_one_tab_that_keeps_by_itself_is_not_in_its_own_way(client, token):
    one = opened(client, token, "words")
    for typed in ("A", "A b", "A b c"):
        assert "parted" not in client.post(f"/write/{token}/keep/", {"answer-saw": typed, "seen": one}).json()
    assert client.post(f"/write/{token}/words/", {**ANSWERS, "answer-saw": "A b c d.", "seen": one}).url.endswith("/ask/")
    assert Draft.objects.get().answers["saw"] == "A b c d."


def test_two_tabs_that_keep_by_themselves_lose_nothing(client, token):
    one, two = opened(client, token, "words"), opened(client, token, "words")
    client.post(f"/write/{token}/keep/", {"answer-saw": "One, half", "seen": one})
    assert client.post(f"/write/{token}/keep/", {"answer-saw": "Two, half", "seen": two}).json()["parted"]
    client.post(f"/write/{token}/keep/", {"answer-saw": "One, whole", "seen": one})
    client.post(f"/write/{token}/keep/", {"answer-saw": "Two, whole", "seen": two})
    page = words(client, token)
    assert "One, whole" in page
    assert "Two, whole" in page


def test_the_edited_letter_and_its_subject(client, token):
    form = read_form(client, token)
    one, two = opened(client, token, "read"), opened(client, token, "read")
    client.post(f"/write/{token}/read/", {**form, "text": form["text"] + "\n\nFrom one.", "way": "keep", "seen": one})
    sent = {**form, "text": form["text"] + "\n\nFrom two.", "subject": "Subject of two", "way": "deliver", "seen": two}
    assert client.post(f"/write/{token}/read/", sent).url == f"/write/{token}/read/"  # nothing goes before both were seen
    page = client.get(f"/write/{token}/read/").content.decode()
    assert "From one." in page
    assert "From two." in page
    assert Draft.objects.get().subject == "Subject of two"


def test_a_letter_that_changed_elsewhere_does_not_go_unread(client, token, outbox):
    form = read_form(client, token)
    two = opened(client, token, "read")
    client.post(
        f"/write/{token}/words/", {**ANSWERS, "answer-saw": "Another story altogether.", "seen": opened(client, token, "words")}
    )
    assert client.post(f"/write/{token}/read/", {**form, "way": "deliver", "seen": two}).url == f"/write/{token}/read/"
    assert not outbox


@pytest.mark.parametrize("seen", ["", " ", "x", "a:b:c", "++ :: x:", "é" * 5000, "k answer-saw:", "k answer-saw:zz zz"])
def test_whatever_a_form_carries_is_taken(client, token, seen):
    assert client.post(f"/write/{token}/words/", {**ANSWERS, "seen": seen}).status_code == 302


@pytest.mark.parametrize(("path", "more"), [("read", {"way": "keep"}), ("keep", {})])
def test_a_tab_that_comes_between_comparing_and_keeping_loses_nothing(client, token, monkeypatch, path, more):
    form = read_form(client, token)
    one, two = opened(client, token, "read"), opened(client, token, "read")
    second = []

    def other_tab():
        if not second and not begun_by_the_site():  # inside a transaction the other tab would wait for its end
            second.append(client.post(f"/write/{token}/keep/", {**form, "text": form["text"] + " From two.", "seen": two}))

    for act in ("keep", "set_aside", "edit_text", "keep_letter"):
        monkeypatch.setattr(drafting, act, _after(other_tab, getattr(drafting, act)))
    client.post(f"/write/{token}/{path}/", {**form, **more, "text": form["text"] + " From one.", "shown": "1", "seen": one})
    other_tab()
    draft = Draft.objects.get()
    kept = draft.text + str(draft.beside)
    assert "From one." in kept
    assert "From two." in kept


def _after(first, act):
    def both(*args, **rest):
        first()
        return act(*args, **rest)

    return both
