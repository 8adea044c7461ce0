"""Mail by SMTP, with the one doubtful moment kept apart: between the last byte of the message and the relay's answer to it."""

import select
import smtplib
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP as CRLF

from causeway.outbox.exceptions import Deferred, Doubtful, Refused, RelayAway, SendingFailed
from causeway.outbox.transports import Receipt

READY_FOR_DATA = 354
LAST_ANSWER_SECONDS = 90.0  # less than a claim lasts; RFC 5321 would wait ten minutes, since hanging up early leaves a doubt
BROKEN = (smtplib.SMTPServerDisconnected, OSError)


@dataclass(frozen=True)
class Relay:
    """Where the relay is, and how to sign in."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    starttls: bool = False
    timeout: float = 30
    last_answer: float = LAST_ANSWER_SECONDS
    tls: ssl.SSLContext | None = None  # the system's own trust when none is given


def _text(reply: bytes | str) -> str:
    return reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply


def _failure(code: int, reply: bytes | str) -> SendingFailed:
    """Read a reply that is no success: 5xx is for good, everything else for now."""
    return (Refused if 500 <= code < 600 else Deferred)(_text(reply), max(code, 0) or None)  # noqa: PLR2004  RFC 5321, 4.2.1


def _still_listening(connection: socket.socket | None) -> None:
    """Raise when the relay has hung up already: seen before the final dot, it leaves no doubt. An encrypted connection cannot be asked."""
    if connection is None or isinstance(connection, ssl.SSLSocket):
        return
    asked = select.poll()
    asked.register(connection, select.POLLIN)
    if asked.poll(0) and connection.recv(1, socket.MSG_PEEK) == b"":
        raise smtplib.SMTPServerDisconnected("the relay hung up")


class SmtpTransport:
    """Speaks SMTP with a relay, and keeps the connection from one message to the next."""

    name = "smtp"
    sends_are_idempotent = False

    def __init__(self, relay: Relay) -> None:
        self.relay = relay
        self._smtp: smtplib.SMTP | None = None

    def send(self, message: EmailMessage, to: str, sender: str, about_to_hand_over: Callable[[], None]) -> Receipt:
        """Send one message: envelope, DATA, the message, and after ``about_to_hand_over`` the dot that ends it.

        A server may not deliver a message whose final dot it has not seen (RFC 5321, 4.1.1.4), so what breaks before that is only deferred.
        """
        smtp = self._ready()
        body = smtplib._quote_periods(message.as_bytes(policy=CRLF))  # type: ignore[attr-defined]  # noqa: SLF001
        try:
            self._sender(smtp.mail(sender))
            self._step(smtp.rcpt(to))
            code, reply = smtp.docmd("DATA")
            if code != READY_FOR_DATA:
                raise _failure(code, reply)
            smtp.send(body if body.endswith(b"\r\n") else body + b"\r\n")
            _still_listening(smtp.sock)
        except BROKEN as error:
            self._drop()
            raise Deferred(f"The connection broke before the message was sent: {error}") from error
        except SendingFailed:
            self._begin_anew()
            raise
        try:
            about_to_hand_over()
        except BaseException:
            self._drop()  # in the middle of DATA there is no other way to say: never mind
            raise
        return self._last_byte(smtp)

    def _last_byte(self, smtp: smtplib.SMTP) -> Receipt:
        try:
            if smtp.sock is not None:
                smtp.sock.settimeout(self.relay.last_answer)
            smtp.send(b".\r\n")
            code, reply = smtp.getreply()
            if smtp.sock is not None:
                smtp.sock.settimeout(self.relay.timeout)
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            raise Doubtful(f"The connection broke after the message was sent, before the answer: {error}") from error
        if not 200 <= code < 600:  # noqa: PLR2004  no answer of SMTP at all
            self._drop()
            raise Doubtful(f"The relay's answer was none: {_text(reply)}")
        if not code < 300:  # noqa: PLR2004
            raise _failure(code, reply)
        return Receipt(_text(reply), code)

    @staticmethod
    def _sender(answer: tuple[int, bytes]) -> None:
        """Read the answer to our own address: a relay that will not take mail from us says nothing about the message, whatever its code."""
        code, reply = answer
        if not 200 <= code < 300:  # noqa: PLR2004
            raise RelayAway(f"The relay refused our address: {_text(reply)}", code)

    @staticmethod
    def _step(answer: tuple[int, bytes]) -> None:
        code, reply = answer
        if not 200 <= code < 300:  # noqa: PLR2004
            raise _failure(code, reply)

    def _ready(self) -> smtplib.SMTP:
        if self._smtp is not None:
            try:
                if self._smtp.noop()[0] == 250:  # noqa: PLR2004
                    return self._smtp
            except BROKEN:
                pass
            self._drop()
        try:
            self._smtp = self._connect()
        except smtplib.SMTPResponseException as error:
            # A relay that will not have us at all says nothing about the message: it waits until somebody has put it right.
            raise RelayAway(f"The relay refused the conversation: {_text(error.smtp_error)}", error.smtp_code) from error
        except (smtplib.SMTPException, OSError) as error:
            raise RelayAway(f"The relay cannot be reached: {error}") from error
        return self._smtp

    def _connect(self) -> smtplib.SMTP:
        smtp = smtplib.SMTP(self.relay.host, self.relay.port, timeout=self.relay.timeout, local_hostname=socket.gethostname())
        try:
            if smtp.sock is not None:
                # The final dot is a packet of its own: Nagle's algorithm would hold it until the other side's delayed ACK, 40 ms a message.
                smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self.relay.starttls:
                smtp.starttls(context=self.relay.tls or ssl.create_default_context())
            smtp.ehlo_or_helo_if_needed()
            if self.relay.user:
                smtp.login(self.relay.user, self.relay.password)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _begin_anew(self) -> None:
        try:
            if self._smtp is not None:
                self._smtp.rset()
        except BROKEN:
            self._drop()

    def _drop(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
        self._smtp = None

    def close(self) -> None:
        """Say goodbye."""
        if self._smtp is not None:
            try:
                self._smtp.quit()
            except BROKEN:
                self._smtp.close()
        self._smtp = None
