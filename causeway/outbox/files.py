"""Files that hold a message besides its row: in the development mailbox, and among what came back and waits for a person."""

import hashlib
import quopri
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction

from causeway.outbox.addresses import token
from causeway.outbox.models import Message
from causeway.privacy.erasing import on_erase
from causeway.privacy.traces import address_in_text, sweeps_files

LARGEST = 5_000_000  # bytes of a file that are looked through


def name_of(message_id: str) -> str:
    """Return the name under which the development mailbox keeps a message, without its ending."""
    return hashlib.sha256(message_id.encode()).hexdigest()[:32]


def _mailbox() -> Iterator[Path]:
    return settings.MAILBOX_PATH.iterdir() if settings.MAILBOX_PATH.is_dir() else iter(())


def _returned() -> Iterator[Path]:
    for folder in ("new", "cur", "tmp"):
        path = Path(settings.BOUNCE_MAILDIR) / folder if settings.BOUNCE_MAILDIR else None
        if path is not None and path.is_dir():
            yield from path.iterdir()


def _names(path: Path, wanted: re.Pattern[bytes]) -> bool:
    try:
        raw = path.read_bytes()[:LARGEST].lower()
    except OSError:  # somebody else was quicker
        return False
    return any(wanted.search(text) for text in (raw, quopri.decodestring(raw)))


def _delete(paths: Iterator[Path], wanted: str) -> int:
    pattern = re.compile(wanted.lower().encode(), re.MULTILINE)
    found = [path for path in paths if path.is_file() and _names(path, pattern)]
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


@on_erase(Message, in_time=True)
def delete_mailbox_copy(message: Message) -> None:
    """Delete the mailbox's copy of an erased message, once the erasing stands."""
    kept = settings.MAILBOX_PATH / f"{name_of(message.message_id)}.eml"
    transaction.on_commit(lambda: kept.unlink(missing_ok=True))


@on_erase(Message)
def delete_what_came_back(message: Message) -> None:
    """Delete what came back about an erased message and waits for a person; in time, it goes by itself as soon as the message's words."""
    marks = "|".join(re.escape(mark) for mark in (message.message_id, token(message)) if mark)
    transaction.on_commit(lambda: _delete(_returned(), marks))


@sweeps_files
def sweep(email: str) -> int:
    """Delete every kept file in which this address stands, whatever row it was about."""
    named = address_in_text(email)
    return _delete(_mailbox(), named) + _delete(_returned(), named)
