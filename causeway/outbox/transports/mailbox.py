"""Mail that stays on this machine: each message one file in a folder, for development."""

import os
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

from causeway.outbox.exceptions import Deferred
from causeway.outbox.files import name_of
from causeway.outbox.transports import Receipt


class MailboxTransport:
    """Writes each message to ``folder`` as an ``.eml`` file named for its Message-ID, so that a second copy replaces the first."""

    name = "mailbox"
    sends_are_idempotent = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, message: EmailMessage, to: str, sender: str, about_to_hand_over: Callable[[], None]) -> Receipt:
        """Write the file beside its place and move it there, so that a reader never sees half of one."""
        name = name_of(str(message["Message-ID"]))
        message["X-Envelope"] = f"from {sender} to {to}"
        about_to_hand_over()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            half = self.folder / f".{name}.{os.getpid()}"
            half.write_bytes(message.as_bytes())
            half.replace(self.folder / f"{name}.eml")
        except OSError as error:
            raise Deferred(f"The mailbox folder cannot be written: {error.strerror}") from error
        return Receipt("written to the mailbox")

    def close(self) -> None:
        """Do nothing: there is no conversation."""
