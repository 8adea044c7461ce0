from email.message import EmailMessage
from types import SimpleNamespace

import pytest
from after_sending import letter_that_went, open_page
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from causeway.evidence.domain.comparison import Comparison, Polarity, Standing
from causeway.letters.after import answering
from causeway.letters.after.domain.replies import Said
from causeway.letters.after.models import FollowUp, Reply
from causeway.letters.letter import figures
from causeway.letters.letter.models import Letter
from causeway.letters.letter.places import today
from causeway.outbox.models import Message

pytestmark = pytest.mark.django_db
PASTED = (
    "Dear Nia,\n\nI shall ask a question. Ring 020 7946 0000 or jo@parliament.example.org.\n\nYours sincerely,\nAda Example MP"
)


@pytest.fixture(autouse=True)
def _no_figure_by_key(monkeypatch):
    monkeypatch.setattr(figures, "by_key", lambda key: None)


@pytest.fixture
def letter(client, world):
    made = letter_that_went(10)
    open_page(client)
    return made


def log(client, letter, **data):
    return client.post(f"/write/mine/{letter.pk}/reply/", data)


def keep(client, letter, **changes):
    plain = {"step": "keep", "text": PASTED, "received_on": today(timezone.now()).isoformat(), "said": [Said.QUESTION.value]}
    return log(client, letter, **{**plain, **changes})


def test_a_pasted_reply_is_shown_redacted_and_nothing_is_kept_yet(client, letter):
    page = log(client, letter, step="look", text=PASTED)
    shown = page.context["form"].initial["text"]
    assert (
        shown
        == "Dear [name],\n\nI shall ask a question. Ring [phone number] or [e-mail address].\n\nYours sincerely,\n[signature]"
    )
    assert "telephone numbers (1)" in page.content.decode()
    assert "7946 0" not in page.content.decode()
    assert not Reply.objects.exists()


def test_what_is_kept_is_redacted_again_with_the_words_the_person_names(client, letter):
    assert keep(client, letter, text=PASTED + "\n", also="question, x").status_code == 302
    reply = Reply.objects.get()
    assert (
        reply.text
        == "Dear [name],\n\nI shall ask a [yours]. Ring [phone number] or [e-mail address].\n\nYours sincerely,\n[signature]"
    )
    assert (reply.days, reply.said, reply.is_answer) == (10, ["will ask a question"], True)
    letter.refresh_from_db()
    assert letter.state == "answered"
    page = client.get(f"/write/mine/{letter.pk}/").content.decode()
    assert "They will ask a question in Parliament" in page
    assert "after 10 days" in page


def test_taking_out_more_keeps_what_was_ticked(client, letter):
    page = log(client, letter, step="again", text="Siobhan rang.", also="Siobhan", received_on="2026-01-02", said=["will meet"])
    assert page.context["form"].initial == {"text": "[yours] rang.", "received_on": "2026-01-02", "said": ["will meet"]}
    assert not Reply.objects.exists()


def saved(text="I shall ask.\n\n> Dear Ms Example", **headers):
    message = EmailMessage()
    for name, value in (
        {"From": "Jo Sample <jo@parliament.example.org>", "To": "Nia Writer <nia@example.org>"} | headers
    ).items():
        message[name] = value
    message.set_content(text)
    message.add_attachment(b"secret", maintype="application", subtype="pdf", filename="casework.pdf")
    return message.as_bytes()


def test_a_saved_message_is_read_without_attachments_and_the_names_of_its_headers(client, letter):
    day = today(timezone.now())
    file = SimpleUploadedFile("reply.eml", saved("Jo Sample here. I shall ask.", Date=f"{day:%d %b %Y} 09:00:00 +0000"))
    page = log(client, letter, step="look", file=file)
    assert page.context["form"].initial == {"text": "[yours] here. I shall ask.", "received_on": day}
    assert "secret" not in page.content.decode()


@pytest.mark.parametrize("raw", [b"\x00\x01\x02", b"no message", b"Subject: empty\n\n"])
def test_a_file_that_is_no_message_is_said_to_be_none(client, letter, raw):
    page = log(client, letter, step="look", file=SimpleUploadedFile("x.eml", raw))
    assert "We could not read this as a saved message" in page.content.decode()


def test_a_file_too_big_never_touches_the_disk(client, letter, monkeypatch):
    from django.core.files import uploadedfile

    def refuse(*_args, **_rest):
        pytest.fail("a temporary file was made")

    monkeypatch.setattr(uploadedfile.TemporaryUploadedFile, "__init__", refuse)
    page = log(client, letter, step="look", file=SimpleUploadedFile("x.eml", b"x" * 3_000_000))
    assert "This file is over 2 MB" in page.content.decode()


def test_logging_needs_our_own_page(world):
    letter = letter_that_went()
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/write/mine/{letter.pk}/reply/", {"step": "keep"}).status_code == 403


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"said": []}, "Tick what fits best"),
        ({"said": ["made up"]}, "made up"),
        ({"received_on": "1999-01-01"}, "This lies before your letter went"),
        ({"received_on": "2999-01-01"}, "or in the future"),
        ({"received_on": "soon"}, "Write the day as"),
    ],
)
def test_what_does_not_fit_is_said_and_not_kept(client, letter, changes, said):
    assert said in keep(client, letter, **changes).content.decode()
    assert not Reply.objects.exists()
    letter.refresh_from_db()
    assert letter.state == "delivered"


def test_a_receipt_alone_leaves_the_letter_unanswered(client, letter):
    keep(client, letter, said=[Said.RECEIPT.value])
    assert not Reply.objects.get().is_answer
    letter.refresh_from_db()
    assert letter.state == "delivered"


def test_a_letter_that_never_went_takes_no_reply(client, world):
    waiting = letter_that_went(0, "awaiting confirmation")
    open_page(client)
    assert keep(client, waiting).status_code == 302
    assert not Reply.objects.exists()


def test_a_reply_can_be_taken_out_again(client, letter):
    keep(client, letter)
    client.post(f"/write/mine/{letter.pk}/reply/{Reply.objects.get().pk}/remove/")
    assert not Reply.objects.exists()


def test_erasing_a_letter_erases_the_words_of_its_reply_and_keeps_days_and_codes(client, letter):
    keep(client, letter)
    Letter.objects.filter(pk=letter.pk).blank()
    reply = Reply.objects.get()
    assert (reply.text, reply.days, reply.said) == ("", 10, ["will ask a question"])


def card(key, indicator, standing, polarity=Polarity.LOW_IS_BETTER, *, tested=True):
    return SimpleNamespace(
        key=key,
        headline=f"{key} days",
        sentence=f"In this example {key} days.",
        period="2025",
        source_name="Example Office",
        source_url="https://example.org/data",
        permalink=f"/f/{key}",
        published=True,
        comparison_words="",
        indicator=SimpleNamespace(key=indicator, headline=SimpleNamespace(polarity=polarity)),
        comparison=Comparison(standing, tested=tested) if standing else None,
    )


def test_praise_is_answered_by_what_stands_worse_of_the_letters_own_subject_first():
    good = card("1", "waits", Standing.LOWER)
    unsure = card("2", "waits", Standing.UNCERTAIN)
    other = card("3", "plans", Standing.LOWER, Polarity.HIGH_IS_BETTER)
    as_shown = card("4", "waits", Standing.HIGHER, tested=False)
    beyond_chance = card("5", "waits", Standing.HIGHER)
    none = card("6", "waits", None)
    assert answering.worst([good, unsure, other, as_shown, beyond_chance, none], "waits") is beyond_chance
    assert answering.worst([good, unsure, other, as_shown], "waits") is as_shown
    assert answering.worst([good, unsure, other], "waits") is other
    assert answering.worst([good, unsure, none], "waits") is None


@pytest.mark.parametrize(
    ("said", "why", "figure", "asks_again"),
    [
        (Said.DEFENDS, "what has been done", "5 days", True),
        (Said.NO_ANSWER, "Ask again, in one sentence", "1 days", True),
        (Said.MEET, "look forward to it", "1 days", False),
        (Said.SUPPORTS, "say what you see now", "1 days", False),
    ],
)
def test_what_to_send_back(client, letter, monkeypatch, said, why, figure, asks_again):
    cards = [card("1", "waits", Standing.LOWER), card("5", "waits", Standing.HIGHER)]
    monkeypatch.setattr(figures, "offered", lambda seat_code, on, wanted="": cards)
    keep(client, letter, said=[said.value])
    page = client.get(f"/write/mine/{letter.pk}/answer/").content.decode()
    assert why in page
    assert figure in page
    assert ("Say again what I asked for" in page) is asks_again


def test_writing_back_places_the_figure_and_goes_once_for_each_reply(client, letter, monkeypatch):
    monkeypatch.setattr(figures, "offered", lambda seat_code, on, wanted="": [card("5", "waits", Standing.HIGHER)])
    keep(client, letter, said=[Said.DEFENDS.value])
    words = {"words": "Yet it is [figure] here.", "subject": "Re: Reading rooms", "way": "deliver", "repeat_ask": "on"}
    client.post(f"/write/mine/{letter.pk}/answer/", words)
    text = Message.objects.get(kind="letter-follow-up").text
    assert "and you answered on" in text
    assert "Yet it is 5 days here." in text
    assert "Example Office, 2025" in text
    assert "“Please ask the minister" in text
    again = client.post(f"/write/mine/{letter.pk}/answer/", words)
    assert "You answered this reply already" in again.content.decode()
    assert FollowUp.objects.count() == 1
    letter.refresh_from_db()
    assert letter.state == "answered"
