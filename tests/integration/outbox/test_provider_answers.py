"""What a provider's API or a Django backend says becomes failed, later or doubtful; nothing is called delivered that may not be."""

import smtplib

import pytest
from anymail.exceptions import AnymailAPIError, AnymailRecipientsRefused, AnymailUnsupportedFeature

from causeway.outbox.composing import compose, sender
from causeway.outbox.exceptions import Deferred, Doubtful, Refused, RelayAway
from causeway.outbox.transports.backend import BackendTransport

pytestmark = pytest.mark.django_db


class Answer:
    """What anymail keeps of an HTTP answer."""

    reason, text = "example", "example"

    def json(self):
        raise ValueError


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (AnymailRecipientsRefused("refused"), Refused),
        (AnymailAPIError("bad", status_code=400, response=Answer()), Refused),
        (AnymailAPIError("key", status_code=401, response=Answer()), RelayAway),
        (AnymailAPIError("haste", status_code=429, response=Answer()), RelayAway),
        (AnymailAPIError("broke", status_code=502, response=Answer()), Doubtful),
        (AnymailAPIError("timed out"), Doubtful),
        (AnymailUnsupportedFeature("no"), RelayAway),
        (smtplib.SMTPRecipientsRefused({"a@example.org": (550, b"no such user")}), Refused),
        (smtplib.SMTPRecipientsRefused({"a@example.org": (450, b"later")}), Deferred),
        (smtplib.SMTPDataError(554, b"no"), Refused),
        (smtplib.SMTPDataError(451, b"later"), Deferred),
        (smtplib.SMTPAuthenticationError(535, b"who are you"), RelayAway),
        (smtplib.SMTPSenderRefused(550, b"not you", "campaign@example.org"), RelayAway),
        (smtplib.SMTPServerDisconnected("gone"), Doubtful),
        (ConnectionRefusedError("nobody there"), RelayAway),
        (TimeoutError("slow"), Doubtful),
        (RuntimeError("anything else"), Doubtful),
    ],
    ids=lambda value: getattr(value, "__name__", None) or f"{type(value).__name__} {value}"[:40].strip(),
)
def test_each_error(monkeypatch, write, error, expected):
    def fail(_self, _messages):
        raise error

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)
    message = write()
    with pytest.raises(expected) as caught:
        BackendTransport("django.core.mail.backends.locmem.EmailBackend").send(
            compose(message), message.to, sender(), lambda: None
        )
    assert type(caught.value) is expected


def test_nothing_taken_is_doubtful(monkeypatch, write):
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", lambda *_: 0)
    message = write()
    with pytest.raises(Doubtful):
        BackendTransport("django.core.mail.backends.locmem.EmailBackend").send(
            compose(message), message.to, sender(), lambda: None
        )
