"""Reading the development mailbox back."""

import datetime as dt
import email
import email.policy
import re
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

NAME = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Mail:
    """One message of the mailbox."""

    name: str
    at: dt.datetime
    sender: str
    to: str
    reply_to: str
    subject: str
    text: str


def _read(path: Path) -> Mail:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        raise TypeError(f"{path.name} is not a message.")
    plain = message.get_body(("plain",))
    return Mail(
        name=path.stem,
        at=dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC),
        sender=str(message["From"]),
        to=str(message["To"]),
        reply_to=str(message["Reply-To"] or ""),
        subject=str(message["Subject"]),
        text=plain.get_content() if plain else "",
    )


def all_mail(folder: Path, limit: int = 200) -> list[Mail]:
    """Return the newest messages first."""
    files = sorted(folder.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns, reverse=True) if folder.is_dir() else []
    return [_read(path) for path in files[:limit]]


def one_mail(folder: Path, name: str) -> Mail | None:
    """Return one message, or ``None`` when there is none of that name."""
    path = folder / f"{name}.eml"
    return _read(path) if NAME.fullmatch(name) and path.is_file() else None


def empty(folder: Path) -> int:
    """Delete every message; returns how many there were."""
    files = list(folder.glob("*.eml")) if folder.is_dir() else []
    for path in files:
        path.unlink(missing_ok=True)
    return len(files)
