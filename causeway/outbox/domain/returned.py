"""Mail that comes back, read: delivery reports (RFC 3464), automatic answers, and what is neither."""

import email
import email.policy
import re
from dataclasses import dataclass
from email.message import Message as Mail
from enum import StrEnum

ADDRESSED = (
    "Delivered-To",
    "X-Original-To",
    "Envelope-To",
    "X-Envelope-To",
    "To",
)  # where a maildir or a relay names the recipient
ANSWERED_BY_MACHINE = ("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress")
AWAY = re.compile(r"\s*(automatic reply|auto(matic)?[ -]?(reply|response)|out of (the )?office|ateb awtomatig)\b", re.IGNORECASE)
MESSAGE_ID = re.compile(r"<[^<>\s]{3,158}>")


class Kind(StrEnum):
    """What came back."""

    FAILED = "failed"  # a report: given up
    DELAYED = "delayed"  # a report: still being tried there
    ARRIVED = "arrived"  # a report: delivered, or passed on to a system that does not report
    AUTOMATIC = "automatic"  # an out-of-office or an acknowledgement: it arrived
    OTHER = "other"  # a person's answer, or a report in nobody's format: somebody has to read it


ACTIONS = {
    "failed": Kind.FAILED,
    "delayed": Kind.DELAYED,
    "delivered": Kind.ARRIVED,
    "relayed": Kind.ARRIVED,
    "expanded": Kind.ARRIVED,
}
GRAVEST_FIRST = (Kind.FAILED, Kind.ARRIVED, Kind.DELAYED)


@dataclass(frozen=True)
class Returned:
    """What came back, to whom, about which Message-ID, and in the other server's words."""

    kind: Kind
    addressed: str
    message_id: str = ""
    words: str = ""


def read(raw: bytes) -> Returned:
    """Return what a returned message says; whatever it holds, it is read without an error."""
    mail = email.message_from_bytes(raw, policy=email.policy.compat32)
    addressed = " ".join(found for name in ADDRESSED if (found := _header(mail, name)))
    reports = [
        part for part in mail.walk() if part.get_content_type() in {"message/delivery-status", "message/global-delivery-status"}
    ]
    if _is_report(mail) and reports:
        kind, words = _report(reports[0])
        return Returned(kind, addressed, _about(mail), words)
    kind = Kind.AUTOMATIC if _is_automatic(mail) else Kind.OTHER
    return Returned(kind, addressed, "", _one_line(_header(mail, "Subject")))


def _header(mail: Mail, name: str) -> str:
    return " ".join(str(value) for value in mail.get_all(name, []))


def _parts(mail: Mail) -> list[Mail]:
    """Return the messages inside, none where the content is plain text."""
    inside = mail.get_payload()
    return [part for part in inside if isinstance(part, Mail)] if isinstance(inside, list) else []


def _one_line(text: str) -> str:
    return " ".join(text.split())[:300]


def _is_report(mail: Mail) -> bool:
    return mail.get_content_type() == "multipart/report" and str(mail.get_param("report-type", "")).lower() == "delivery-status"


def _is_automatic(mail: Mail) -> bool:
    said = _header(mail, "Auto-Submitted").strip().lower()
    return (
        (bool(said) and not said.startswith("no"))
        or any(mail[name] for name in ANSWERED_BY_MACHINE)
        or _header(mail, "Precedence").strip().lower() in {"auto_reply", "bulk", "junk"}
        or bool(AWAY.match(_header(mail, "Subject")))
    )


def _report(part: Mail) -> tuple[Kind, str]:
    """Return the gravest fate among the report's recipients; each of our messages has only one."""
    groups = _parts(part)
    found: dict[Kind, str] = {}
    for group in groups:
        kind = ACTIONS.get(_header(group, "Action").strip().lower())
        if kind is not None:
            diagnostic = _header(group, "Diagnostic-Code").partition(";")[2] or _header(group, "Diagnostic-Code")
            status = _header(group, "Status").strip()
            words = _one_line(diagnostic)
            found.setdefault(kind, words if status and status in words else _one_line(f"{status} {words}"))
    return next(
        ((kind, found[kind]) for kind in GRAVEST_FIRST if kind in found),
        (Kind.OTHER, "a delivery report without a word on delivery"),
    )


def _about(mail: Mail) -> str:
    """Return the Message-ID of the returned message, from its headers as they were sent back."""
    for part in mail.walk():
        if part.get_content_type() == "message/rfc822":
            for inner in _parts(part)[:1]:
                if found := _id_of(_header(inner, "Message-ID")):
                    return found
        elif part.get_content_type() in {"text/rfc822-headers", "message/rfc822-headers", "message/global-headers"}:
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and (found := _id_of(_header(email.message_from_bytes(content), "Message-ID"))):
                return found
    return ""


def _id_of(header: str) -> str:
    found = MESSAGE_ID.search(header)
    return found[0] if found else ""
