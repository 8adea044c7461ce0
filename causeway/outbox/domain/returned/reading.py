"""Reading what came back. What can be read two ways is for a person: nothing but proof counts as arrived."""

import re
from collections.abc import Iterator
from email.message import Message as Mail
from typing import Any

from causeway.frame.domain import mail_words as mime
from causeway.outbox.domain.returned import plain, reports
from causeway.outbox.domain.returned.automatic import is_automatic
from causeway.outbox.domain.returned.kinds import GRAVEST_FIRST, Fate, Kind, Returned, addressed_in

# Where a maildir or a relay names the recipient.
ADDRESSED = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To")
MESSAGE_ID = re.compile(r"<[^<>\s]{3,158}>")
MOST_IDS = 50
_REPORT_TYPES = frozenset({"multipart/report", "multipart/x-report"})
_COMPLAINT = "a complaint: somebody called the message unwanted"
_UNCLEAR = "a delivery report without a word on delivery"


def read(raw: bytes) -> Returned:
    """Return what a returned message says; whatever it holds, it is read without an error."""
    try:
        return _read(mime.parsed(raw), plain.known_shape(raw))
    except Exception:  # noqa: BLE001  the parser has an error of its own for every kind of broken mail: a person reads it
        return Returned(Kind.OTHER, addressed_in(raw), words="It is broken, and cannot be read.")


def read_plain(raw: bytes) -> dict[str, Any]:
    """Return the same as JSON can carry it, for a process apart."""
    return read(raw).as_plain()


def _read(mail: Mail, known: tuple[Fate, ...]) -> Returned:
    addressed = " ".join(found for name in ADDRESSED if (found := mime.header(mail, name)))
    text = plain.before_original(mime.words(mail))
    kind, words, fates = _verdict(mail, text, addressed, known)
    return Returned(kind, addressed, tuple(_ids(mail)), words, fates)


def _verdict(mail: Mail, text: str, addressed: str, known: tuple[Fate, ...]) -> tuple[Kind, str, tuple[Fate, ...]]:
    subject = mime.decoded(mail, "Subject")
    about = reports.one_line(subject)
    if _has(mail, "message/feedback-report"):
        return Kind.OTHER, _COMPLAINT, ()
    if _has(mail, "message/disposition-notification") and not plain.is_daemons(mail):
        return Kind.OTHER, about, ()  # a person's program says whether they opened it, which is theirs to tell
    is_report = mail.get_content_type() in _REPORT_TYPES
    machines = is_report or plain.is_machines(mail)
    if machines and (fates := reports.fates(mail) or reports.fates_in(text)):
        kind = next(kind for kind in GRAVEST_FIRST if any(fate.kind is kind for fate in fates))
        return kind, next(fate.words for fate in fates if fate.kind is kind), fates
    if plain.is_challenge(subject, text) and not plain.is_definite(subject, text):
        return Kind.OTHER, about, ()
    automatic = is_automatic(mail, text)
    if machines or (plain.is_nobodys(mail) and not automatic):
        found = _in_words(mail, subject, text, addressed, known)
        return found or (Kind.OTHER, _UNCLEAR if is_report else about, ())
    arrived = automatic and not plain.speaks_of_failure(subject, text)
    return Kind.AUTOMATIC if arrived else Kind.OTHER, about, ()


def _has(mail: Mail, kind: str) -> bool:
    return any(part.get_content_type() == kind for part in mime.own_parts(mail))


def _in_words(
    mail: Mail, subject: str, text: str, addressed: str, known: tuple[Fate, ...]
) -> tuple[Kind, str, tuple[Fate, ...]] | None:
    """Return what a system says in its own words, ``None`` where it does not speak of delivery."""
    known = plain.in_header(mail) or known
    delayed = plain.looks_delayed(subject, text)
    if not delayed and not plain.looks_failed(subject, text) and not known:
        return None
    fates = known or plain.in_words(mail, text, addressed)
    delayed = delayed or (
        bool(fates) and all(fate.kind is Kind.DELAYED for fate in fates) and not plain.is_definite(subject, text)
    )
    kind, words = Kind.DELAYED if delayed else Kind.FAILED, plain.reason(text) or reports.one_line(subject)
    return kind, words, tuple(Fate(kind, words, fate.final) for fate in fates)


def _ids(mail: Mail) -> Iterator[str]:
    """Yield the Message-IDs that a mail names: first that of the message it sends back, then those it answers, then any in its words."""
    text = "\n".join(mime.text_of(part) for part in mime.own_parts(mail) if part.get_content_maintype() in {"text", "message"})
    answered = f"{mime.header(mail, 'In-Reply-To')} {mime.header(mail, 'References')}"
    named = (*_of_returned(mail), *MESSAGE_ID.findall(answered), *MESSAGE_ID.findall(text))
    yield from [each for each in dict.fromkeys(named) if "@" in each][:MOST_IDS]


def _of_returned(mail: Mail) -> Iterator[str]:
    for part in mail.walk():
        if part.get_content_type() in {"message/rfc822", "message/global"}:
            for returned in mime.inside(part)[:1]:
                yield from MESSAGE_ID.findall(mime.header(returned, "Message-ID"))
        elif part.get_content_type() in {"text/rfc822-headers", "message/rfc822-headers", "message/global-headers"}:
            yield from MESSAGE_ID.findall(mime.header(mime.parsed(mime.text_of(part).encode()), "Message-ID"))
