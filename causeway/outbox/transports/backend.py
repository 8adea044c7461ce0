"""Mail through one of Django's mail backends, such as those of anymail for providers' APIs."""

from collections.abc import Callable
from email.message import EmailMessage

from django.core.mail import EmailMultiAlternatives, get_connection

from causeway.outbox.exceptions import Doubtful
from causeway.outbox.transports import Receipt

SET_BY_DJANGO = {"from", "to", "subject", "content-type", "mime-version", "content-transfer-encoding", "reply-to"}


class BackendTransport:
    """Hands each message to the backend that ``CAUSEWAY_EMAIL_BACKEND`` names."""

    name = "backend"
    sends_are_idempotent = False

    def __init__(self, backend: str) -> None:
        self._connection = get_connection(backend)

    def send(self, message: EmailMessage, to: str, sender: str, about_to_hand_over: Callable[[], None]) -> Receipt:  # noqa: ARG002
        """Send one message. A backend that raises does not say how far it got, so the message is held as doubtful."""
        plain, rich = message.get_body(("plain",)), message.get_body(("html",))
        mail = EmailMultiAlternatives(
            subject=str(message["Subject"]),
            body=plain.get_content() if plain else "",
            from_email=str(message["From"]),
            to=[to],
            reply_to=[str(message["Reply-To"])] if message["Reply-To"] else None,
            headers={name: str(value) for name, value in message.items() if name.lower() not in SET_BY_DJANGO},
            connection=self._connection,
        )
        if rich:
            mail.attach_alternative(rich.get_content(), "text/html")
        about_to_hand_over()
        try:
            mail.send()
        except Exception as error:
            raise Doubtful(f"{type(error).__name__}: {error}") from error
        return Receipt("handed to the provider")

    def close(self) -> None:
        """End the backend's connection."""
        self._connection.close()
