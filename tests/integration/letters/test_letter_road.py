import io
import zipfile

import pytest
from django.urls import reverse
from naming import names_nia

from causeway.audit.models import Entry
from causeway.letters.letter.models import Draft, Letter, SentByWriter
from causeway.people.one_time import digest

pytestmark = pytest.mark.django_db


def read_form(client, token, **changes):
    page = client.get(f"/write/{token}/read/")
    return {"subject": page.context["reading"].subject, "text": page.context["reading"].text, **changes}


def links(message):
    return [word for word in message.text.split() if word.startswith("http")]


def path(link):
    return "/" + link.split("/", 3)[3]


def test_the_whole_road_to_a_delivered_letter(client, token, outbox, settings):
    asked = client.post(f"/write/{token}/read/", read_form(client, token, way="deliver"))
    assert asked.url == f"/write/{token}/asked/"
    assert b"nia@example.org" in client.get(asked.url).content
    letter = Letter.objects.get()
    assert letter.state == "awaiting confirmation"
    assert [message.kind for message in outbox] == ["letter-confirm"]
    confirm, _deny = links(outbox[0])

    client.cookies.clear()  # the mail is opened elsewhere
    assert client.get(path(confirm)).status_code == 200
    assert client.head(path(confirm)).status_code == 200
    letter.refresh_from_db()
    assert letter.state == "awaiting confirmation"  # a scanner that opens links sends nothing

    assert client.post(path(confirm)).status_code == 200
    letter.refresh_from_db()
    assert letter.state == "queued"
    to_mp, copy = outbox[1:]
    assert (to_mp.kind, to_mp.to, to_mp.reply_to) == ("letter", "ada@parliament.example.org", "nia@example.org")
    assert to_mp.from_name == "Nia Example via Quiet Libraries"
    assert to_mp.message_id == letter.message_id
    assert to_mp.message_id.endswith(f"@{settings.MAIL_FROM_DOMAIN}>")
    for written in (
        "Dear Ms Example,",
        "The reading room shut in January",
        "Only 12.3% are open here",
        "Please ask the minister",
        "1 Example Road",
        "EX1 1AA",
        "I live in your constituency, Upper Example.",
        "Example Office",
    ):
        assert written in to_mp.text
    assert "[figure]" not in to_mp.text
    assert (copy.kind, copy.to) == ("letter-copy", "nia@example.org")
    assert not Draft.objects.exists()
    acts = list(Entry.objects.filter(act__startswith="letter").order_by("pk").values_list("act", flat=True))
    assert acts == ["letter begun", "letter asked for", "letter confirmed"]
    assert not names_nia(list(Entry.objects.values()))


def test_a_confirmation_works_once(client, token, outbox):
    client.post(f"/write/{token}/read/", read_form(client, token, way="deliver"))
    confirm = path(links(outbox[0])[0])
    client.post(confirm)
    again = client.post(confirm)
    assert again.status_code == 200
    assert "This link was used already" in again.content.decode()
    assert [message.kind for message in outbox].count("letter") == 1


def test_it_was_not_me_cancels_and_can_stop_all_further_mail(client, token, outbox):
    form = read_form(client, token, way="deliver")
    client.post(f"/write/{token}/read/", form)
    confirm, deny = links(outbox[0])
    assert client.get(path(deny)).status_code == 200
    assert Letter.objects.get().state == "awaiting confirmation"
    client.post(path(deny), {"block": "yes"})
    assert Letter.objects.get().state == "cancelled"
    assert client.post(path(confirm)).status_code == 200
    assert [message.kind for message in outbox] == ["letter-confirm"]
    refused = client.post(f"/write/{token}/read/", form)
    assert "asked us not to write to it" in refused.content.decode()
    client.post(f"/write/{token}/link/")
    assert len(outbox) == 1


def test_the_newest_link_is_the_one_that_works(client, token, outbox):
    form = read_form(client, token, way="deliver")
    client.post(f"/write/{token}/read/", form)
    client.post(f"/write/{token}/read/", {**form, "subject": "Asked for once more, with another subject"})
    old, new = (path(links(message)[0]) for message in outbox)
    assert client.post(old).status_code == 404
    assert client.post(new).status_code == 200
    assert sorted(Letter.objects.values_list("state", flat=True)) == ["cancelled", "queued"]


def test_sending_it_oneself(client, token):
    assert client.post(f"/write/{token}/read/", read_form(client, token, way="own")).url == f"/write/{token}/own/"
    page = client.get(f"/write/{token}/own/")
    shown = page.content.decode()
    assert "mailto:ada@parliament.example.org?subject=" in shown
    assert "https://mail.google.com/mail/" in shown
    assert "https://outlook.office.com/" in shown
    assert client.post(f"/write/{token}/own/").url == f"/write/{token}/thanks/"
    client.post(f"/write/{token}/own/")
    assert client.get(f"/write/{token}/thanks/").status_code == 200
    sent = SentByWriter.objects.get()
    assert (sent.seat_code, sent.role, sent.ask_key) == ("E14000901", "constituent", "opening-hours")
    assert not Letter.objects.exists()


def test_the_letter_on_paper(client, token):
    pdf = client.get(f"/write/{token}/letter.pdf")
    assert pdf.content.startswith(b"%PDF-")
    assert b"FontFile" in pdf.content
    docx = client.get(f"/write/{token}/letter.docx")
    text = zipfile.ZipFile(io.BytesIO(docx.content)).read("word/document.xml").decode()
    for written in ("Ada Example MP", "House of Commons", "12.3%", "EX1 1AA", "Nia Example"):
        assert written in text


def test_a_draft_is_found_again_by_its_link_and_only_after_saying_it_is_ours(client, token):
    client.cookies.clear()
    away = client.get(f"/write/{token}/words/")
    assert away.url == f"/write/{token}/"
    asked = client.get(away.url)
    assert "Is this your letter?" in asked.content.decode()
    assert "reading room shut" not in asked.content.decode()
    onward = client.post(away.url)
    assert onward.url == f"/write/{token}/read/"
    assert "reading room shut" in client.get(f"/write/{token}/words/").content.decode()


def test_the_database_holds_no_token(token):
    assert Draft.objects.get().token_digest == digest(token)
    assert token not in str(list(Draft.objects.values()))


def test_words_are_kept_when_something_else_on_the_page_is_wrong(client, token):
    page = client.post(f"/write/{token}/you/", {"name": "New Name", "email": "not an address", "address": "2 Other Road"})
    assert page.status_code == 200
    shown = page.content.decode()
    assert "2 Other Road" in shown
    assert "not an address" in shown
    draft = Draft.objects.get()
    assert (draft.name, draft.address) == ("New Name", "2 Other Road")


def test_words_survive_a_lapsed_protection_cookie(token, client):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(f"/write/{token}/words/", {"answer-saw": "Typed for half an hour.", "csrfmiddlewaretoken": "stale"})
    assert answer.status_code == 302
    assert Draft.objects.get().answers["saw"] == "Typed for half an hour."


def test_a_planted_draft_cannot_be_adopted_by_another_site(token):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/write/{token}/").status_code == 403


def test_autosave_keeps_half_typed_words(client, token):
    answer = client.post(f"/write/{token}/keep/", {"answer-saw": "Half a sen", "answer-unknown": "x"})
    assert answer.json()["kept"]
    kept = Draft.objects.get().answers
    assert kept["saw"] == "Half a sen"
    assert kept["change"] == "Open it."
    assert "unknown" not in kept


def test_an_edited_letter_is_kept_and_said_to_be_behind(client, token):
    form = read_form(client, token)
    client.post(f"/write/{token}/read/", {**form, "text": form["text"] + "\n\nPS I mean it.", "way": "keep"})
    client.post(f"/write/{token}/words/", {"answer-saw": "Something else altogether."})
    page = client.get(f"/write/{token}/read/").content.decode()
    assert "PS I mean it." in page
    assert "You changed an answer after editing" in page
    client.post(f"/write/{token}/read/", {"way": "again"})
    page = client.get(f"/write/{token}/read/").content.decode()
    assert "PS I mean it." not in page
    assert "Something else altogether." in page


def test_an_unedited_letter_follows_its_answers(client, token):
    client.post(f"/write/{token}/read/", read_form(client, token, way="keep"))
    client.post(f"/write/{token}/words/", {"answer-saw": "Changed my mind."})
    assert "Changed my mind." in client.get(f"/write/{token}/read/").context["reading"].text


def test_the_own_words_are_counted_without_javascript(client, token):
    reading = client.get(f"/write/{token}/read/").context["reading"]
    assert reading.own_words == 10 + 2 + 10


def test_a_child_that_could_be_recognised_stops_the_letter_and_costs_no_word(client, token, outbox):
    form = read_form(client, token)
    form["text"] = form["text"].replace("Open it.", "Liam, aged 8, waits.")
    for way in ("deliver", "own"):
        asked = client.post(f"/write/{token}/read/", {**form, "way": way, "checked": "on"})
        assert asked.status_code == 200
        assert "Before your letter goes, look at this" in asked.content.decode()
        assert "Liam, aged 8" in asked.context["reading"].text
    assert client.get(f"/write/{token}/own/").url == f"/write/{token}/read/"
    assert client.get(f"/write/{token}/letter.pdf").url == f"/write/{token}/read/"
    assert not outbox
    form["text"] = form["text"].replace("Liam, aged 8, waits.", "A pupil waits.")
    assert client.post(f"/write/{token}/read/", {**form, "way": "deliver"}).status_code == 302
    assert len(outbox) == 1


def test_erasing(client, token):
    assert client.get(f"/write/{token}/erase/").status_code == 200
    assert Draft.objects.exists()
    client.post(f"/write/{token}/erase/")
    assert not Draft.objects.exists()
    assert client.get(f"/write/{token}/read/").status_code == 404
    assert client.get("/write/").status_code == 200


def test_the_link_by_mail(client, token, outbox):
    client.post(f"/write/{token}/link/")
    assert outbox[0].to == "nia@example.org"
    assert links(outbox[0])[0].endswith(reverse("letters:resume", args=[token]))


def test_pages_before_their_turn_lead_to_what_is_missing(client, world, outbox):
    token = client.post("/write/", {"home": "EX1 1AA"}).url.split("/")[2]
    assert client.get(f"/write/{token}/read/").url == f"/write/{token}/you/"
    assert client.get(f"/write/{token}/own/").url == f"/write/{token}/you/"
    assert client.get(f"/write/{token}/letter.pdf").url == f"/write/{token}/you/"
    assert client.get(f"/write/{token}/ask/").url == f"/write/{token}/you/"
    assert "are needed before the letter can go" in client.get(f"/write/{token}/you/").content.decode()
