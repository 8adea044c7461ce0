"""The worker: claims messages that are due, sends them, writes down what became of each try."""

import logging
import os
import random
import secrets
import socket
import threading
import time

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from causeway.outbox import actions
from causeway.outbox.composing import compose, sender
from causeway.outbox.domain.states import Act
from causeway.outbox.exceptions import Deferred, Doubtful, Refused, SendingFailed
from causeway.outbox.models import Message
from causeway.outbox.transports import Receipt, Transport
from causeway.outbox.transports.backend import BackendTransport
from causeway.outbox.transports.mailbox import MailboxTransport
from causeway.outbox.transports.smtp import Relay, SmtpTransport

logger = logging.getLogger(__name__)

BATCH = 5
IDLE_SECONDS = 1.0
RECOVER_EVERY_SECONDS = 15.0


class ClaimLost(Exception):  # noqa: N818  named for what it is
    """The claim ran out before the message left; somebody else may have it, so it must not leave from here."""


def transport_from_settings() -> Transport:
    """Return the way mail leaves that ``CAUSEWAY_MAIL`` names."""
    if settings.MAIL_TRANSPORT == "mailbox":
        return MailboxTransport(settings.MAILBOX_PATH)
    if settings.MAIL_TRANSPORT == "smtp":
        return SmtpTransport(
            Relay(
                settings.EMAIL_HOST,
                settings.EMAIL_PORT,
                settings.EMAIL_HOST_USER,
                settings.EMAIL_HOST_PASSWORD,
                starttls=settings.EMAIL_USE_TLS,
                timeout=settings.EMAIL_TIMEOUT,
            )
        )
    return BackendTransport(settings.EMAIL_BACKEND)


def worker_name() -> str:
    """Return a name that no other worker has, not even this one's next life."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"


def deliver_one(message: Message, transport: Transport) -> None:
    """Try one claimed message once, and write down what happened."""
    started = time.monotonic()

    def about_to_hand_over() -> None:
        if not actions.hand_over(message, timezone.now()):
            raise ClaimLost

    def spent() -> int:
        return int((time.monotonic() - started) * 1000)

    try:
        receipt: Receipt = transport.send(compose(message), message.to, sender(), about_to_hand_over)
    except ClaimLost:
        logger.warning("The claim on message %s ran out before it left", message.pk)
    except SendingFailed as failure:
        act = {Deferred: Act.DEFER, Refused: Act.REFUSE, Doubtful: Act.DOUBT}[type(failure)]
        actions.failed(message, act, failure, transport.name, spent(), timezone.now(), random.random())  # noqa: S311  jitter
    else:
        actions.accepted(message, transport.name, receipt.reply, receipt.code, spent(), timezone.now())


def deliver_due(transport: Transport, worker: str) -> int:
    """Claim a few due messages and try each; returns how many there were."""
    messages = actions.claim(worker, BATCH, timezone.now())
    for message in messages:
        deliver_one(message, transport)
    return len(messages)


def deliver_until(stop: threading.Event) -> None:
    """Deliver until told to stop; a message in hand is finished first. An unexpected error is logged and does not end the worker."""
    transport, worker, recovered = transport_from_settings(), worker_name(), 0.0
    while not stop.is_set():
        try:
            close_old_connections()
            if time.monotonic() - recovered > RECOVER_EVERY_SECONDS:
                actions.recover(timezone.now(), sends_are_idempotent=transport.sends_are_idempotent)
                recovered = time.monotonic()
            found = deliver_due(transport, worker)
        except Exception:
            logger.exception("Delivering failed; trying again")
            found = 0
            stop.wait(5)
        if not found:
            stop.wait(IDLE_SECONDS)
    transport.close()
