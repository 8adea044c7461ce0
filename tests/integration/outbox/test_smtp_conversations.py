"""Real conversations on loopback, polite and otherwise: every answer becomes what it means, and what is doubtful is known to be."""

import smtplib
import ssl
import subprocess
import time

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from django.utils import timezone

from causeway.outbox import worker
from causeway.outbox.domain.states import State
from causeway.outbox.models import Message, Try
from causeway.outbox.transports.smtp import Relay, SmtpTransport

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(request):
    """Return a function that lets one worker try everything that is due over SMTP, and the messages' states afterwards."""

    def talk(port, **changes):
        transport = SmtpTransport(Relay("127.0.0.1", port, **({"timeout": 5} | changes)))
        request.addfinalizer(transport.close)
        worker.deliver_due(transport, "worker")
        return list(Message.objects.order_by("pk").values_list("state", flat=True))

    return talk


def due_now():
    Message.objects.update(next_try_at=timezone.now())


def test_taken(relay, talk, write):
    write()
    assert talk(relay.port) == [State.SENT]
    assert relay.recipients == ["mp@parliament.example.org"]
    assert relay.senders == ["campaign@causeway.invalid"]
    each = Try.objects.get()
    assert (each.outcome, each.code, each.reply, each.transport) == ("accepted", 250, "OK: taken", "smtp")


def test_greylisted_then_taken(relay, talk, write):
    relay.rcpt.extend(["451 4.7.1 Greylisted, come back later", "250 OK"])
    write()
    assert talk(relay.port) == [State.WAITING]
    assert talk(relay.port) == [State.WAITING], "not before it is due"
    due_now()
    assert talk(relay.port) == [State.SENT]
    assert list(Try.objects.values_list("outcome", "code")) == [("defer", 451), ("accepted", 250)]
    assert len(relay.mails) == 1


def test_no_such_recipient_is_for_good(relay, talk, write):
    relay.rcpt.append("550 5.1.1 No such user")
    write(), write()
    assert talk(relay.port) == [State.FAILED, State.SENT], "and the conversation goes on with the next message"
    assert Message.objects.first().last_error == "550 5.1.1 No such user"


@pytest.mark.parametrize(("answer", "state"), [("554 5.7.1 We do not like it", State.FAILED), ("452 4.3.1 Full", State.WAITING)])
def test_refused_after_the_last_byte_is_an_answer_and_no_doubt(relay, talk, write, answer, state):
    relay.data.append(answer)
    write(), write()
    assert talk(relay.port) == [state, State.SENT]
    assert len(relay.mails) == 1


def test_nobody_there_leaves_the_rest_of_the_batch_alone(talk, write, free_port):
    write(), write()
    assert talk(free_port) == [State.WAITING, State.WAITING]
    assert Try.objects.count() == 1
    assert "cannot be reached" in Message.objects.first().last_error


def test_dropped_in_the_middle_is_known_not_to_have_arrived(rude_relay, talk, write, monkeypatch):
    plain = smtplib.SMTP.send

    def slow_for_long_ones(smtp, content):
        plain(smtp, content)
        if len(content) > 1000:  # the words have left this machine's buffers, and the relay has had the time to hang up
            assert rude_relay.hung_up.wait(5) or not rude_relay.moods

    monkeypatch.setattr(smtplib.SMTP, "send", slow_for_long_ones)
    rude_relay.moods.append("drop in the middle")
    write(text="words words words\n" * 100)
    assert talk(rude_relay.port) == [State.WAITING]
    due_now()
    assert talk(rude_relay.port) == [State.SENT]
    assert len(rude_relay.taken) == 1


@pytest.mark.parametrize("mood", ["drop after the end, taken", "drop after the end, not taken"])
def test_dropped_after_the_last_byte_is_uncertain_and_not_tried_again(rude_relay, talk, write, mood):
    rude_relay.moods.append(mood)
    message, _other = write(), write()
    assert talk(rude_relay.port) == [State.UNCERTAIN, State.SENT]
    due_now()
    assert talk(rude_relay.port) == [State.UNCERTAIN, State.SENT]
    assert rude_relay.taken.count(message.message_id) == (0 if "not" in mood else 1)


def test_a_confirmation_dropped_after_the_last_byte_goes_again_with_the_same_id(rude_relay, talk, write):
    rude_relay.moods.append("drop after the end, taken")
    message = write(twice_is_harmless=True)
    assert talk(rude_relay.port) == [State.WAITING]
    due_now()
    assert talk(rude_relay.port) == [State.SENT]
    assert rude_relay.taken == [message.message_id] * 2


def test_silence_after_the_last_byte_is_uncertain(rude_relay, talk, write):
    rude_relay.moods.append("stall after the end, taken")
    rude_relay.stall = 30
    write()
    started = time.monotonic()
    assert talk(rude_relay.port, last_answer=0.3) == [State.UNCERTAIN]
    assert time.monotonic() - started < 30  # the relay was not waited for


def test_a_slow_relay_is_waited_for(rude_relay, talk, write):
    rude_relay.usual = lambda: time.sleep(0.5) or "polite"
    write()
    assert talk(rude_relay.port) == [State.SENT]


def test_a_line_of_one_dot_does_not_end_the_message(relay, talk, write):
    write(text="before\n.\nQUIT\n..\nafter\n")
    assert talk(relay.port) == [State.SENT]
    assert relay.mails[0].get_payload(decode=True).decode().split() == ["before", ".", "QUIT", "..", "after"]


def test_a_mistake_of_ours_in_one_message_does_not_stop_the_others(relay, talk, write, caplog):
    broken, _fine = write(), write()
    broken.attachments.create(name="entry.ics", content_type="text/calendar", content=b"no text: \xff", beside_text=True)
    assert talk(relay.port) == [State.WAITING, State.SENT]
    assert "could not be tried" in caplog.text


@pytest.fixture
def certificate(tmp_path):
    key, crt = tmp_path / "key.pem", tmp_path / "crt.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", crt, "-days", "2", "-subj", "/CN=example",
         "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    return key, crt


class Doorkeeper:
    def __call__(self, server, session, envelope, mechanism, data):
        return AuthResult(success=data.password == b"an example")


@pytest.fixture
def strict_relay(certificate, free_port):
    """Start a relay that wants STARTTLS and a password."""
    key, crt = certificate
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(crt, key)
    taken = []

    class Handler:
        async def handle_DATA(self, server, session, envelope):  # noqa: N802  aiosmtpd's name
            taken.append(session.ssl is not None)
            return "250 OK"

    controller = Controller(
        Handler(),
        hostname="127.0.0.1",
        port=free_port,
        tls_context=context,
        require_starttls=True,
        authenticator=Doorkeeper(),
        auth_required=True,
    )
    controller.start()
    controller.taken, controller.trust = taken, ssl.create_default_context(cafile=crt)
    controller.number = free_port
    yield controller
    controller.stop()


def test_encrypted_and_signed_in(strict_relay, talk, write):
    write()
    states = talk(strict_relay.number, starttls=True, tls=strict_relay.trust, user="campaign", password="an example")
    assert states == [State.SENT]
    assert strict_relay.taken == [True]


@pytest.mark.parametrize(
    "changes",
    [
        {"password": "wrong"},
        {"starttls": False},
        {"tls": None},  # a certificate that nobody vouches for
    ],
)
def test_what_staff_must_put_right_fails_no_letter(strict_relay, talk, write, changes):
    write()
    good = {"starttls": True, "tls": strict_relay.trust, "user": "campaign", "password": "an example"}
    assert talk(strict_relay.number, **(good | changes)) == [State.WAITING]
    assert strict_relay.taken == []
