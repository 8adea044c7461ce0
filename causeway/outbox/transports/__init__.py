"""How mail leaves: one class for each way, all held to one contract by the same tests."""

from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Protocol


@dataclass(frozen=True)
class Receipt:
    """The relay's answer when it took a message over."""

    reply: str
    code: int | None = None


class Transport(Protocol):
    """One way for mail to leave. Not safe between threads; keeps its connection between messages."""

    name: str
    sends_are_idempotent: bool  # whether sending the same Message-ID twice delivers it once

    def send(self, message: EmailMessage, to: str, sender: str, about_to_hand_over: Callable[[], None]) -> Receipt:
        """Send one message.

        ``about_to_hand_over`` is called just before the first moment after which the message may have left. Raises ``Deferred``, ``Refused``
        or ``Doubtful``, or what ``about_to_hand_over`` raises, in which case nothing has left.
        """

    def close(self) -> None:
        """End the conversation, if there is one."""
