"""Files go with a message: once, whole, in seven bits, and leave with its words."""

import datetime as dt
import email
import email.policy

import pytest
from django.core import mail as django_mail
from django.utils import timezone

from causeway.outbox.actions import File
from causeway.outbox.actions.keeping import erase
from causeway.outbox.composing import compose, sender
from causeway.outbox.exceptions import BadMessage, Doubtful
from causeway.outbox.models import Attachment, Message
from causeway.outbox.transports.backend import BackendTransport

pytestmark = pytest.mark.django_db
PAPER = File("briefing.pdf", "application/pdf", b"%PDF-1.7 an example\r\n\xff\x00")
ENTRY = File(
    "event.ics",
    "text/calendar; method=REQUEST",
    "BEGIN:VCALENDAR\r\nSUMMARY:Aros — waiting\r\nEND:VCALENDAR\r\n".encode(),
    beside_text=True,
)


def read(message):
    raw = compose(message).as_bytes()
    assert raw.isascii()
    return email.message_from_bytes(raw, policy=email.policy.default)


def test_a_paper_arrives_whole(write):
    (part,) = read(write(files=(PAPER,))).iter_attachments()
    assert (part.get_filename(), part.get_content_type(), part.get_content()) == (PAPER.name, "application/pdf", PAPER.content)


def test_a_calendar_entry_stands_beside_the_text_and_says_its_method(write):
    mail = read(write(files=(PAPER, ENTRY)))
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/calendar", "application/pdf",
    ]  # fmt: skip
    (entry,) = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    assert entry.get_param("method") == "REQUEST"
    assert "SUMMARY:Aros — waiting" in entry.get_content()


def test_the_same_message_twice_has_its_files_once(write):
    for _ in range(2):
        message = write(message_id="<once@example.org>", files=(PAPER,))
    assert message.attachments.count() == 1


def test_a_provider_gets_them_too(write, settings):
    transport = BackendTransport("django.core.mail.backends.locmem.EmailBackend")
    message = write(files=(PAPER, ENTRY))
    transport.send(compose(message), message.to, sender(), lambda: None)
    (sent,) = django_mail.outbox
    entry, paper = sent.attachments
    assert (paper.filename, paper.content) == (PAPER.name, PAPER.content)
    assert (entry.get_content_type(), entry.get_param("method"), entry.get_filename()) == (
        "text/calendar",
        "REQUEST",
        "invite.ics",
    )
    assert "SUMMARY:Aros — waiting" in entry.get_payload(decode=True).decode()
    assert sent.alternatives == []  # several providers refuse a mail with one that is not HTML


def test_a_provider_that_knows_no_second_form_of_the_text_takes_a_calendar_entry(write, settings, monkeypatch):
    settings.ANYMAIL = {"POSTMARK_SERVER_TOKEN": "example"}
    given = {}

    def taken(_self, payload, _message):
        given.update(payload.data)
        raise RuntimeError("nothing leaves this machine")

    monkeypatch.setattr("anymail.backends.postmark.EmailBackend.post_to_esp", taken)
    message = write(files=(ENTRY,))
    with pytest.raises(Doubtful):
        BackendTransport("anymail.backends.postmark.EmailBackend").send(compose(message), message.to, sender(), lambda: None)
    (entry,) = given["Attachments"]
    assert "method" in entry["ContentType"]
    assert entry["Name"] == "invite.ics"


@pytest.mark.parametrize(
    "file",
    [
        File("", "application/pdf", b"x"),
        File("a\r\nb.pdf", "application/pdf", b"x"),
        File("../up.pdf", "application/pdf", b"x"),
        File("a.pdf", "application/pdf\r\nX: y", b"x"),
        File("a.pdf", "pdf", b"x"),
        File("a.pdf", "application/pdf", b"x" * (8 * 1024 * 1024 + 1)),
        File("a.ics", "text/calendar", b"\xff", beside_text=True),
    ],
)
def test_what_cannot_be_a_file_is_refused(write, file):
    with pytest.raises(BadMessage):
        write(files=(file,))
    assert not Message.objects.exists()


def test_they_are_erased_with_the_words(write):
    message = write(files=(PAPER,))
    message.ended_at = timezone.now() - dt.timedelta(days=36)
    erase(Message.objects.filter(pk=message.pk))
    assert not Attachment.objects.exists()
