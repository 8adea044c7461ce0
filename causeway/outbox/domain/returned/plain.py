"""Bounces that are no report: Mailman's flufl.bounce knows many systems' own shapes, and phrases tell the rest."""

import logging
import re
from email.message import Message as Mail

from flufl.bounce import all_failures

from causeway.frame.domain.mail_words import decoded, header, parsed
from causeway.outbox.domain.returned import phrases
from causeway.outbox.domain.returned.kinds import Fate, Kind
from causeway.outbox.domain.returned.reports import ADDRESS, one_line

LONGEST = 20_000  # characters: a system says what happened before it sends the message back
SHORT = 2000  # characters, where a system sends the message back first
FOR_FLUFL, LINES_FOR_FLUFL = 200_000, 2000
logging.getLogger("flufl.bounce").setLevel(logging.CRITICAL + 1)  # what its detectors stumble over is no news
_ANSWERED = re.compile(r"\s*(?:re|aw|sv|vs|antw|fwd?|wg|tr|rv|vb)\s?:", re.IGNORECASE)
_ORIGINAL = re.compile(
    r"^[\s>*=_-]{0,40}(?:(?:begin|start) (?:of )?(?:returned|original|forwarded)|"
    r"(?:this is|below is|included is|here is|below the next line is)? ?a copy of (?:the|your) (?:original )?(?:message|mail|e-?mail)"
    r"|(?:the )?(?:original|returned|unsent|old|undelivered|your) (?:message|mail|e-?mail)(?: \w+){0,2} "
    r"(?:follows|headers?|attached|below)"
    r"|-{0,9} ?(?:original|returned|unsent|old|undelivered) (?:message|mail|e-?mail) ?(?::|-)"
    r"|(?:message|mail) (?:headers?|text|body|contents?) follows?|return-path:|received: (?:from|by)|below this line is|--- ?copy of)",
    re.IGNORECASE,
)
_OURS_TO_IGNORE = re.compile(
    r"^(?:postmaster|mailer-daemon|abuse|support|helpdesk|help|admin|administrator|hostmaster|bounce\+|noreply|no-reply)",
    re.IGNORECASE,
)
_QUEUE_ID = re.compile(r"@[\w.-]*\.(?:local|localdomain|internal)$")
_ID_LINE = re.compile(r"message[- ]?id\b[^\n]{0,300}", re.IGNORECASE)  # a Message-ID looks like an address
_MOST_ADDRESSES = 20


def is_machines(mail: Mail) -> bool:
    """Whether a mail system sent it, for nobody else would: no person who passes on or quotes what one sent."""
    subject = decoded(mail, "Subject")
    if is_daemons(mail) or mail["X-Failed-Recipients"]:
        return True
    if _ANSWERED.match(subject):
        return False
    return bool(phrases.FAILED_SUBJECT.search(subject) or phrases.DELAYED_SUBJECT.search(subject)) and not mail["In-Reply-To"]


def is_daemons(mail: Mail) -> bool:
    """Whether its sender is no person."""
    return phrases.DAEMON.search(f"{decoded(mail, 'From')} {decoded(mail, 'Sender')}") is not None


def is_nobodys(mail: Mail) -> bool:
    """Whether it may be a mail system's: it says that no answer is wanted, and answers nothing itself. Some out-of-offices do the same."""
    from_nobody = header(mail, "Return-Path").replace(" ", "") == "<>" or not header(mail, "From").strip()
    return from_nobody and not header(mail, "In-Reply-To")


def before_original(text: str) -> str:
    """Return what the system itself wrote: what stands before the message that it sends back."""
    kept: list[str] = []
    for line in text[:LONGEST].split("\n"):
        if _ORIGINAL.match(line[:300]):
            break
        kept.append(line[:1000])
    said = "\n".join(kept)
    return said if said.strip() else text[:SHORT]


def looks_failed(subject: str, text: str) -> bool:
    """Whether the words are those of mail that was given up."""
    return bool(phrases.FAILED_SUBJECT.search(subject)) or bool(phrases.FAILED.search(_flat(text)))


def speaks_of_failure(subject: str, text: str) -> bool:
    """Whether an answer says of the message that it did not arrive, or not yet: then it is no proof that it did."""
    return bool(phrases.FAILED_SUBJECT.search(subject)) or bool(phrases.NOT_ARRIVED.search(_flat(text)))


def looks_delayed(subject: str, text: str) -> bool:
    """Whether the words are those of mail that is still being tried."""
    flat = _flat(text)
    if phrases.GIVEN_UP.search(f"{subject} {flat}"):
        return False
    return bool(phrases.DELAYED_SUBJECT.search(subject) or phrases.DELAYED.search(flat))


def is_challenge(subject: str, text: str) -> bool:
    """Whether a system asks the sender to prove something, or holds the message until somebody lets it through."""
    return phrases.CHALLENGE.search(f"{subject} {_flat(text)}") is not None


def in_header(mail: Mail) -> tuple[Fate, ...]:
    """Return who failed by Exim's header."""
    named = ADDRESS.findall(header(mail, "X-Failed-Recipients"))[:_MOST_ADDRESSES]
    return tuple(Fate(Kind.FAILED, final=address.lower()) for address in named)


def known_shape(raw: bytes) -> tuple[Fate, ...]:
    """Return who failed or was delayed by what flufl.bounce finds: it knows the shapes of many systems.

    It reads every line some forty times, so it is given what a system writes before it sends the message back, and no more.
    """
    try:
        delayed, failed = all_failures(parsed(raw, FOR_FLUFL, LINES_FOR_FLUFL))
    except Exception:  # noqa: BLE001  some of its detectors stumble over a missing header
        return ()
    kinds = [*((each, Kind.FAILED) for each in sorted(failed)), *((each, Kind.DELAYED) for each in sorted(delayed))]
    return tuple(Fate(kind, final=each.decode("ascii", "replace").strip("<>\"' ").lower()) for each, kind in kinds)


def in_words(mail: Mail, text: str, addressed: str) -> tuple[Fate, ...]:
    """Return the addresses in a system's words that are not its own nor the one it writes to."""
    besides = {each.lower() for each in ADDRESS.findall(f"{header(mail, 'From')} {addressed}")}
    found = dict.fromkeys(each.strip(".").lower() for each in ADDRESS.findall(_ID_LINE.sub("", text))[:_MOST_ADDRESSES])
    others = [each for each in found if each not in besides and not _OURS_TO_IGNORE.match(each) and not _QUEUE_ID.search(each)]
    return tuple(Fate(Kind.FAILED, final=each) for each in others)


def is_definite(subject: str, text: str) -> bool:
    """Whether it says in so many words that it was given up, whatever it says besides of lists and links."""
    return bool(phrases.FAILED_SUBJECT.search(subject)) and bool(phrases.FAILED.search(_flat(text)))


def _flat(text: str) -> str:
    return " ".join(text.split())[:LONGEST]


def reason(text: str) -> str:
    """Return the line in which the reason stands, with the next: of all that systems write, what staff want to read."""
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    coded = re.compile(r"\b[45]\d\d[ -]|\b[45]\.\d\.\d")
    for number, line in enumerate(lines):
        if coded.search(line):
            return one_line(" ".join(lines[number : number + 2]))
    told = [line for line in lines if phrases.FAILED.search(line)]
    return one_line(told[0] if told else " ".join(lines[:3]))
