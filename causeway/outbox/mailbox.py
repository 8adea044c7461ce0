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


def _written(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _read(path: Path) -> Mail | None:
    """Return the message, or ``None`` when somebody has just deleted it."""
    try:
        message, written = email.message_from_bytes(path.read_bytes(), policy=email.policy.default), _written(path)
    except FileNotFoundError:
        return None
    return Mail(
        name=path.stem,
        at=dt.datetime.fromtimestamp(written / 1e9, tz=dt.UTC),
        sender=_mailbox(message),
        to=str(message["To"]),
        reply_to=str(message["Reply-To"] or ""),
        subject=str(message["Subject"]),
        text=_text(message),
    )


def _mailbox(message: EmailMessage) -> str:
    """Return who sent it as a person reads it."""
    found = message["From"]
    return ", ".join(f"{each.display_name} <{each.addr_spec}>".strip() for each in found.addresses) if found else ""


def _text(message: EmailMessage) -> str:
    plain = message.get_body(("plain",))
    try:
        return str(plain.get_content()) if plain else ""
    except LookupError:  # an alphabet that Python does not know
        return ""


def all_mail(folder: Path, limit: int = 200) -> list[Mail]:
    """Return the newest messages first."""
    files = (
        sorted((path for path in folder.glob("*.eml") if path.is_file()), key=_written, reverse=True) if folder.is_dir() else []
    )
    return [mail for path in files[:limit] if (mail := _read(path)) is not None]


def one_mail(folder: Path, name: str) -> Mail | None:
    """Return one message, or ``None`` when there is none of that name."""
    path = folder / f"{name}.eml"
    return _read(path) if NAME.fullmatch(name) and path.is_file() else None


def empty(folder: Path) -> None:
    """Delete every message."""
    for path in list(folder.glob("*.eml")) if folder.is_dir() else []:
        path.unlink(missing_ok=True)
