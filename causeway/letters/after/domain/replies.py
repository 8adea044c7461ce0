"""What an MP's reply said, in a short list of codes; and what a reply in an ``.eml`` file holds."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message as Mail
from email.utils import getaddresses, parsedate_to_datetime
from enum import StrEnum
from typing import Any

from causeway.frame.domain.mail_words import header, parsed, read_words, words


class Said(StrEnum):
    """What a reply said. Several may apply."""

    QUESTION = "will ask a question"
    MINISTER = "will write to the minister"
    LOCAL = "will take it up locally"
    MEET = "will meet"
    SUPPORTS = "supports the ask"
    PASSED_ON = "passes on an answer"
    DEFENDS = "defends the record"
    NO_ANSWER = "no answer to the point"
    DECLINES = "declines"
    RECEIPT = "acknowledges receipt only"


PROMISES = frozenset({Said.QUESTION, Said.MINISTER, Said.LOCAL, Said.MEET})


def is_answer(codes: frozenset[Said]) -> bool:
    """Whether somebody answered: a receipt alone is the machine's or the office's, not the MP's answer."""
    return codes != {Said.RECEIPT}


@dataclass(frozen=True)
class Eml:
    """What we read of a saved message: its words, its day, and the names in its headers, to be taken out of the words."""

    text: str
    sent: dt.date | None
    names: tuple[str, ...]


def _names(mail: Mail) -> tuple[str, ...]:
    headers = (header(mail, name) for name in ("From", "To", "Cc", "Reply-To"))
    found = getaddresses([said for said in headers if said])  # newer Pythons answer nothing at all where one is empty
    names = (read_words(name).strip() for name, _address in found)
    return tuple(dict.fromkeys(name for name in names if len(name) > 2))  # noqa: PLR2004


def _day(mail: Mail) -> dt.date | None:
    try:
        return parsedate_to_datetime(header(mail, "Date")).date()
    except (ValueError, TypeError, OverflowError):
        return None


def read_eml(raw: bytes) -> Eml | None:
    """Return what a saved message holds, without its attachments; ``None`` when it is not one we can read."""
    try:
        mail = parsed(raw)
        text = words(mail).strip() if mail.keys() else ""
        return Eml(text, _day(mail), _names(mail)) if text else None
    except Exception:  # noqa: BLE001  the parser has an error of its own for every kind of broken mail
        return None


def read_eml_plain(raw: bytes) -> dict[str, Any] | None:
    """Return the same as JSON can carry it, for a process apart."""
    found = read_eml(raw)
    return None if found is None else {"text": found.text, "sent": found.sent and found.sent.isoformat(), "names": found.names}


def eml_from_plain(plain: Mapping[str, Any] | None) -> Eml | None:
    """Return what :func:`read_eml_plain` gave."""
    if plain is None:
        return None
    return Eml(plain["text"], dt.date.fromisoformat(plain["sent"]) if plain["sent"] else None, tuple(plain["names"]))
