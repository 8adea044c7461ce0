"""Delivering: claims messages that are due, sends them, writes down what became of each try."""

import logging
import math
import random
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, InterfaceError, close_old_connections
from django.utils import timezone

from causeway.outbox import actions
from causeway.outbox.composing import compose, return_path
from causeway.outbox.domain.states import Act
from causeway.outbox.exceptions import Deferred, Doubtful, Refused, RelayAway, SendingFailed
from causeway.outbox.models import Message
from causeway.outbox.transports import Receipt, Transport
from causeway.outbox.transports.backend import BackendTransport
from causeway.outbox.transports.mailbox import MailboxTransport
from causeway.outbox.transports.smtp import Relay, SmtpTransport
from causeway.work.jobs import Steady, Step, seconds
from causeway.work.leases import worker_name

logger = logging.getLogger(__name__)

BATCH = 5
KEEP_HOUSE_EVERY_SECONDS = 15.0
DATABASE_PATIENCE_SECONDS = 60.0


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
    if settings.MAIL_TRANSPORT == "anymail":
        return BackendTransport(settings.EMAIL_BACKEND)
    raise ImproperlyConfigured(f"CAUSEWAY_MAIL is {settings.MAIL_TRANSPORT!r}. Write mailbox, smtp or anymail.")


def deliver_one(message: Message, transport: Transport) -> bool:
    """Try one claimed message once, and write down what happened; returns whether the relay is there for the next."""
    started = time.monotonic()

    left = False

    def about_to_hand_over() -> None:
        nonlocal left
        if not actions.hand_over(message, timezone.now()):
            raise ClaimLost
        left = True

    def spent() -> int:
        return int((time.monotonic() - started) * 1000)

    def note_failure(failure: SendingFailed) -> None:
        actions.failed(message, _act(failure), failure, transport.name, spent(), timezone.now(), random.random())  # noqa: S311  jitter

    try:
        if not actions.readdress(message, timezone.now()):
            return True
        receipt: Receipt = transport.send(compose(message), message.to, return_path(message), about_to_hand_over)
    except ClaimLost:
        logger.warning("The claim on message %s ran out before it left", message.pk)
    except SendingFailed as failure:
        _until_written(lambda failure=failure: note_failure(failure))  # type: ignore[misc]
        return not isinstance(failure, RelayAway)
    except Exception as error:
        # A mistake of ours in one message must not keep the others from leaving.
        logger.exception("Message %s could not be tried", message.pk)
        transport.close()
        unexpected = (Doubtful if left else Deferred)(f"{type(error).__name__}: {error}")
        _until_written(lambda: note_failure(unexpected))
    else:
        _until_written(lambda: actions.accepted(message, transport.name, receipt.reply, receipt.code, spent(), timezone.now()))
    return True


def _act(failure: SendingFailed) -> Act:
    if isinstance(failure, Doubtful):
        return Act.DOUBT
    return Act.REFUSE if isinstance(failure, Refused) else Act.DEFER


def _until_written(write: Callable[[], None]) -> None:
    """Write down an answer that is known nowhere else; a database that is away for a while is asked again before it is given up."""
    until = time.monotonic() + DATABASE_PATIENCE_SECONDS
    while True:
        try:
            return write()
        except (DatabaseError, InterfaceError):
            if time.monotonic() >= until:
                raise
            logger.exception("An answer could not be written down yet")
            close_old_connections()
            time.sleep(0.5)


def deliver_due(transport: Transport, worker: str, stop: threading.Event | None = None) -> int:
    """Claim a few due messages and try each; returns how many were tried. A relay that is away, or ``stop``, leaves the rest for later."""
    messages = actions.claim(worker, BATCH, timezone.now())
    for number, message in enumerate(messages):
        if stop is not None and stop.is_set():
            actions.give_back(messages[number:], timezone.now())
            return number
        if not deliver_one(message, transport):
            actions.give_back(messages[number + 1 :], timezone.now())
            return 0
    return len(messages)


def keep_house(transport: Transport) -> None:
    """Take back what dead workers held, tell again what was not heard."""
    actions.recover(timezone.now(), sends_are_idempotent=transport.sends_are_idempotent)
    actions.tell_again()


class Delivery(AbstractContextManager[Step]):
    """Mail delivery as a steady job: one worker's claims, and its conversation with the relay."""

    def __init__(self, transport: Transport) -> None:
        self.transport, self.worker, self.house_kept = transport, worker_name(), -math.inf

    def __enter__(self) -> Step:
        """Begin; nothing is claimed or connected before the first step."""
        return self.step

    def __exit__(self, *_how: object) -> None:
        """End the conversation."""
        self.transport.close()

    def step(self, stop: threading.Event) -> int:
        """Keep house in its time, then deliver a few messages; returns how many were tried."""
        if time.monotonic() - self.house_kept > KEEP_HOUSE_EVERY_SECONDS:
            keep_house(self.transport)
            self.house_kept = time.monotonic()
        found = deliver_due(self.transport, self.worker, stop)
        if not found:
            self.transport.close()  # nobody waits at the other end of an idle conversation
        return found


def delivery() -> Delivery:
    """Begin to deliver by the way the settings name; raises :class:`ImproperlyConfigured` when they name none."""
    return Delivery(transport_from_settings())


DELIVERY = Steady("outbox.deliver", delivery, seconds(1))
