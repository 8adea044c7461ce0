"""What every way of sending promises, the same cases for each."""

import email
import email.policy

import pytest
from django.core import mail as django_mail

from causeway.outbox.composing import compose, sender
from causeway.outbox.exceptions import SendingFailed
from causeway.outbox.transports import Receipt
from causeway.outbox.transports.backend import BackendTransport
from causeway.outbox.transports.mailbox import MailboxTransport
from causeway.outbox.transports.smtp import Relay, SmtpTransport

pytestmark = pytest.mark.django_db


class Fake:
    """A transport for tests that keeps what it was given; held to the contract like the real ones."""

    name = "fake"
    sends_are_idempotent = False

    def __init__(self):
        self.kept = []

    def send(self, message, to, sender, about_to_hand_over):
        about_to_hand_over()
        self.kept.append((to, message.as_bytes()))
        return Receipt("kept")

    def close(self):
        """Nothing is held open."""


@pytest.fixture(params=["mailbox", "smtp", "backend", "fake"])
def way(request, tmp_path):
    """Give a transport and a function that tells what arrived at its other end."""
    transport, arrived = _way(request, tmp_path)
    yield transport, arrived
    transport.close()


def _way(request, tmp_path):
    if request.param == "mailbox":
        folder = tmp_path / "mail"
        return MailboxTransport(folder), lambda: [path.read_bytes() for path in folder.glob("*.eml")]
    if request.param == "smtp":
        relay = request.getfixturevalue("relay")
        return SmtpTransport(Relay("127.0.0.1", relay.port, timeout=5)), lambda: relay.raw
    if request.param == "backend":
        transport = BackendTransport("django.core.mail.backends.locmem.EmailBackend")
        return transport, lambda: [sent.message().as_bytes() for sent in django_mail.outbox]
    fake = Fake()
    return fake, lambda: [raw for _, raw in fake.kept]


def test_a_message_arrives_whole_and_with_its_own_id(way, write):
    transport, arrived = way
    message = write(text="Words — with ümlauts.\n.\n..\nFrom here on.\n", html="<p>Words</p>", subject="Ŵythnos")
    handed = []
    receipt = transport.send(compose(message), message.to, sender(), lambda: handed.append(len(arrived())))
    assert isinstance(receipt, Receipt)
    assert handed == [0], "it is said before it arrives, and once"
    read = email.message_from_bytes(arrived()[0], policy=email.policy.default)
    assert read["Message-ID"] == message.message_id
    assert read["Reply-To"] == message.reply_to
    assert read["Subject"] == "Ŵythnos"
    assert read["To"] == message.to
    assert read.get_body(("plain",)).get_content().splitlines() == message.text.splitlines()
    assert read.get_body(("html",)).get_content().strip() == "<p>Words</p>"


def test_nothing_arrives_when_it_may_not_be_handed_over(way, write):
    transport, arrived = way
    message = write()

    def refuse():
        raise LookupError("an example of a lost claim")

    with pytest.raises(LookupError):
        transport.send(compose(message), message.to, sender(), refuse)
    assert arrived() == []
    transport.send(compose(message), message.to, sender(), lambda: None)
    assert len(arrived()) == 1, "and the transport still works"


def test_several_messages_one_after_another(way, write):
    transport, arrived = way
    for _ in range(3):
        message = write()
        transport.send(compose(message), message.to, sender(), lambda: None)
    transport.close()
    message = write()
    transport.send(compose(message), message.to, sender(), lambda: None)
    assert len(arrived()) == 4


def test_where_it_says_so_the_same_message_twice_arrives_once(way, write):
    transport, arrived = way
    message = write()
    for _ in range(2):
        transport.send(compose(message), message.to, sender(), lambda: None)
    assert len(arrived()) == (1 if transport.sends_are_idempotent else 2)


def test_a_failure_speaks_in_one_short_line():
    failure = SendingFailed("5.7.1 no\r\n" + "x" * 5000, 550)
    assert len(failure.reply) <= 300
    assert "\n" not in failure.reply
