"""The test mailbox: there in development, shown safely, gone when real mail is set up."""

import pytest
from django.urls import reverse

from causeway.outbox import worker
from causeway.outbox.transports.mailbox import MailboxTransport

pytestmark = pytest.mark.django_db


@pytest.fixture
def arrived(write, settings):
    def arrived(**changes):
        write(**changes)
        worker.deliver_due(MailboxTransport(settings.MAILBOX_PATH), "worker")
        return next(settings.MAILBOX_PATH.glob("*.eml")).stem

    return arrived


def test_empty_it_says_so(client):
    assert "Nothing yet" in client.get(reverse("outbox:mailbox")).content.decode()


def test_a_message_is_listed_and_its_links_work(client, arrived):
    name = arrived(text="Confirm here: http://127.0.0.1:8000/write/confirm/abc:def/\n", subject="Please confirm")
    listed = client.get(reverse("outbox:mailbox")).content.decode()
    assert "Please confirm" in listed
    assert "Ada Example via Example Campaign" in listed
    answer = client.get(reverse("outbox:mail", args=[name]))
    page = answer.content.decode()
    assert 'href="http://127.0.0.1:8000/write/confirm/abc:def/"' in page
    assert "ada@example.org" in page
    assert answer["Cache-Control"] == "no-store"
    assert "'unsafe-inline'" not in answer["Content-Security-Policy"]


def test_what_a_message_holds_is_shown_and_not_run(client, arrived):
    evil = "<script>alert(1)</script>"
    name = arrived(text=evil, subject=evil, from_name=evil, html=f"<p style='x'>{evil}</p>")
    for page in (client.get(reverse("outbox:mailbox")), client.get(reverse("outbox:mail", args=[name]))):
        assert evil not in page.content.decode()
        assert b"style=" not in page.content


@pytest.mark.parametrize("name", ["0" * 32, "..", "secret-key", "%2e%2e%2fsecret-key", "A" * 32, "0" * 31])
def test_nothing_else_can_be_read(client, settings, name):
    settings.MAILBOX_PATH.mkdir()
    (settings.MAILBOX_PATH / "secret-key.eml").write_text("Subject: secret\n\nsecret\n")
    assert client.get(f"/mailbox/{name}/").status_code == 404


def test_all_is_deleted_by_post_only(client, arrived, settings):
    arrived()
    assert client.get(reverse("outbox:empty")).status_code == 405
    assert len(list(settings.MAILBOX_PATH.glob("*.eml"))) == 1
    assert client.post(reverse("outbox:empty"), follow=True).status_code == 200
    assert not list(settings.MAILBOX_PATH.glob("*.eml"))


def test_another_site_cannot_delete_it(arrived, settings):
    from django.test import Client

    arrived()
    assert Client(enforce_csrf_checks=True).post(reverse("outbox:empty")).status_code == 403
    assert list(settings.MAILBOX_PATH.glob("*.eml"))


def test_a_file_that_is_no_mail_or_goes_meanwhile_breaks_nothing(client, settings):
    settings.MAILBOX_PATH.mkdir()
    (settings.MAILBOX_PATH / f"{'1' * 32}.eml").write_bytes(b"\xff\xfe\x00no headers at all")
    (settings.MAILBOX_PATH / f"{'2' * 32}.eml").write_bytes(b"Content-Type: text/plain; charset=no-such\n\n\xff")
    (settings.MAILBOX_PATH / f"{'3' * 32}.eml").symlink_to("gone")
    assert client.get(reverse("outbox:mailbox")).status_code == 200
    for digit, status in (("1", 200), ("2", 200), ("3", 404)):
        assert client.get(reverse("outbox:mail", args=[digit * 32])).status_code == status


@pytest.mark.parametrize("transport", ["smtp", "anymail"])
def test_with_real_mail_there_is_no_mailbox(client, arrived, settings, transport):
    name = arrived()
    settings.MAIL_TRANSPORT = transport
    assert client.get(reverse("outbox:mailbox")).status_code == 404
    assert client.get(reverse("outbox:mail", args=[name])).status_code == 404
    assert client.post(reverse("outbox:empty")).status_code == 404
    assert list(settings.MAILBOX_PATH.glob("*.eml"))
