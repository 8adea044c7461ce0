"""Mail through one of Django's mail backends, such as those of anymail for providers' APIs."""

import smtplib
from collections.abc import Callable
from email.message import EmailMessage
from email.mime.text import MIMEText
from typing import TYPE_CHECKING, Any

from django.core.mail import EmailMultiAlternatives, get_connection

from causeway.later import Later
from causeway.outbox.addresses import IN_A_HEADER, MARK
from causeway.outbox.exceptions import Deferred, Doubtful, Refused, RelayAway, SendingFailed
from causeway.outbox.transports import Receipt

if TYPE_CHECKING:
    from anymail import exceptions as anymail
else:
    anymail = Later("anymail.exceptions")  # brings requests, 3 MB that a site with a relay of its own need not hold

OURS_TO_PUT_RIGHT = {401, 402, 403, 408, 425, 429}  # a key, a quota, haste: not the message's fault
SET_BY_DJANGO = {"from", "to", "subject", "content-type", "mime-version", "content-transfer-encoding", "reply-to"}


class BackendTransport:
    """Hands each message to the backend that ``CAUSEWAY_EMAIL_BACKEND`` names."""

    name = "backend"
    sends_are_idempotent = False

    def __init__(self, backend: str) -> None:
        self._connection = get_connection(backend)

    def send(self, message: EmailMessage, to: str, sender: str, about_to_hand_over: Callable[[], None]) -> Receipt:
        """Send one message; what the backend raises says whether it may have left, and where it does not, the message is doubtful."""
        plain, rich = message.get_body(("plain",)), message.get_body(("html",))
        mail = EmailMultiAlternatives(
            subject=str(message["Subject"]),
            body=plain.get_content() if plain else "",
            from_email=_one(message["From"]),
            to=[to],
            reply_to=[_one(message["Reply-To"])] if message["Reply-To"] else None,
            headers={name: str(value) for name, value in message.items() if name.lower() not in SET_BY_DJANGO},
            connection=self._connection,
        )
        if rich:
            mail.attach_alternative(rich.get_content(), "text/html")
        _take_files(mail, message)
        about_to_hand_over()
        try:
            taken = _send_with_mark(mail, sender)
        except Exception as error:
            raise _read(error) from error
        if not taken:
            raise Doubtful("The backend took nothing and gave no reason.")
        return Receipt("handed to the provider")

    def close(self) -> None:
        """End the backend's connection."""
        self._connection.close()


def _one(header: Any) -> str:
    """Return a header's only mailbox with its name quoted as it must be; the header's own text has lost the quotation marks."""
    (only,) = header.addresses
    return str(only)


def _take_files(mail: EmailMultiAlternatives, message: EmailMessage) -> None:
    """Take over what goes with the text: a calendar's form of it, and files.

    Several providers' APIs refuse a second form of the text that is not HTML, and all of the mail with it; so the calendar's is attached.
    """
    for part in message.walk():
        if part.get_content_type() == "text/calendar" and not part.is_attachment():
            mail.attach(_calendar(part.get_content(), str(part.get_param("method", "PUBLISH"))))
    for part in message.iter_attachments():
        content = part.get_payload(decode=True)
        mail.attach(part.get_filename() or "file", content, part.get_content_type())


def _calendar(content: str, method: str) -> MIMEText:
    part = MIMEText(content, "calendar", "utf-8")
    part.set_param("method", method)
    part.add_header("Content-Disposition", "attachment", filename="invite.ics")
    return part


def _send_with_mark(mail: EmailMultiAlternatives, sender: str) -> int:
    """Send with our mark among the provider's metadata, by which its webhooks name the message; without, where it has no metadata."""
    found = IN_A_HEADER.search(sender)
    if found:
        mail.metadata = {MARK: f"{found[1]}-{found[2]}"}  # type: ignore[attr-defined]  # anymail's own
    try:
        return mail.send()
    except anymail.AnymailUnsupportedFeature:  # raised while the request is put together: nothing has left
        if not found:
            raise
        mail.metadata = {}  # type: ignore[attr-defined]
        return mail.send()


def _read(error: Exception) -> SendingFailed:
    """Read what a backend raised: a provider's API through anymail, or Django's own SMTP."""
    words = f"{type(error).__name__}: {error}"
    if isinstance(error, anymail.AnymailRecipientsRefused):
        return Refused(words)
    if isinstance(error, anymail.AnymailAPIError):
        return _read_status(error.status_code, words)
    if isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPResponseException):
        return _read_smtp(error)
    if isinstance(error, ConnectionRefusedError | anymail.AnymailError):  # nobody was there, or the backend would not begin
        return RelayAway(words)
    return Doubtful(words)


def _read_smtp(error: smtplib.SMTPRecipientsRefused | smtplib.SMTPResponseException) -> SendingFailed:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, reply = next(iter(error.recipients.values()))
        return _final(code)(f"{reply!r}", code)
    kind = _final(error.smtp_code) if isinstance(error, smtplib.SMTPDataError) else RelayAway
    return kind(str(error.smtp_error), error.smtp_code)


def _final(code: int) -> type[SendingFailed]:
    return Refused if 500 <= code < 600 else Deferred  # noqa: PLR2004  RFC 5321, 4.2.1


def _read_status(status: int | None, words: str) -> SendingFailed:
    if status is None or status >= 500:  # noqa: PLR2004  the provider may have taken it before it broke
        return Doubtful(words, status)
    return RelayAway(words, status) if status in OURS_TO_PUT_RIGHT else Refused(words, status)
