"""The words of a mail, read with budgets: nothing in it, however it was made, costs more than its size allows."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message as Mail

from causeway.frame.domain.html_words import words_of_html

LARGEST = 2_000_000  # bytes that are looked at; a report needs a few thousand
LONGEST_LINE = 2000  # bytes; RFC 5322 allows 998
MOST_LINES = 20_000
LONGEST_HEADER = 4000  # characters of one header
MOST_HEADERS = 20  # of one name
MOST_PARTS = 200
LONGEST_TEXT = 200_000  # characters of one part

_PICTURE = re.compile(
    r"\[(?:cid|image|logo|inline)[:\s][^\]\n]{0,300}\]|<cid:[^>\n]{0,300}>|\[(?:image|logo|inline image)\]", re.IGNORECASE
)
_HTML = re.compile(r"\s*<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_BLANK = re.compile(r"[\s\u00a0\u200b-\u200f\u2060\ufeff]*")


def parsed(raw: bytes, largest: int = LARGEST, most_lines: int = MOST_LINES) -> Mail:
    """Return a mail, read as far as its budget goes: two million bytes, twenty thousand lines, two thousand bytes of each."""
    lines = raw[:largest].split(b"\n", most_lines)[:most_lines]
    cut = (line[:LONGEST_LINE] + b"\n" for line in lines)
    return email.message_from_bytes(b"".join(cut), policy=email.policy.compat32)


def header(mail: Mail, name: str) -> str:
    """Return all headers of this name, one after the other, as they stand."""
    values = [str(value)[:LONGEST_HEADER] for key, value in mail.raw_items() if key.lower() == name.lower()][:MOST_HEADERS]
    eight_bits = (value.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for value in values)
    return " ".join(" ".join(value.split()) for value in eight_bits)


def decoded(mail: Mail, name: str) -> str:
    """Return all headers of this name with encoded words (``=?utf-8?B?…?=``) read."""
    return read_words(header(mail, name))


def read_words(text: str) -> str:
    """Return a header's text with its encoded words read."""
    try:
        pieces = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    return " ".join("".join(_said(piece, charset) for piece, charset in pieces).split())


def _said(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    try:
        return piece.decode(charset or "utf-8", "replace")
    except LookupError:  # an alphabet that nobody knows
        return piece.decode("latin-1")


def inside(mail: Mail) -> list[Mail]:
    """Return the messages or parts right inside, none where the content is text."""
    payload = mail.get_payload()
    return [part for part in payload if isinstance(part, Mail)][:MOST_PARTS] if isinstance(payload, list) else []


def own_parts(mail: Mail) -> Iterator[Mail]:
    """Yield the leaves of a mail and whole messages inside it, but nothing from within those: they are somebody else's words."""
    waiting, seen = [mail], 0
    while waiting and seen < MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        if part.get_content_maintype() == "multipart" and inside(part):
            waiting[:0] = inside(part)
        else:
            yield part


def text_of(part: Mail) -> str:
    """Return the words of a leaf, whatever its alphabet; those of HTML a line for each block."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    text = _said(content, str(part.get_content_charset() or "utf-8"))[:LONGEST_TEXT].replace("\r\n", "\n").replace("\0", "")
    unsaid = part["Content-Type"] is None and _HTML.match(text)  # nobody said that it is HTML, and every program shows it as that
    return words_of_html(text) if part.get_content_type() == "text/html" or unsaid else text


def is_blank(text: str) -> bool:
    """Whether nobody would see anything: spaces of all kinds, and characters that have no width."""
    return _BLANK.fullmatch(text) is not None


def words(mail: Mail) -> str:
    """Return what a person would read: the plain text, or the HTML's words where that is blank, or names no more than the HTML or its pictures."""
    parts = [part for part in own_parts(mail) if part.get_content_maintype() == "text" and not part.get_filename()]
    plain = "\n".join(text_of(part) for part in parts if part.get_content_type() == "text/plain")
    rich = [part for part in parts if part.get_content_type() == "text/html"]
    if rich and (is_blank(_PICTURE.sub("", plain)) or _is_placeholder(plain)):
        return "\n".join(text_of(part) for part in rich)
    return plain


def _is_placeholder(plain: str) -> bool:
    """Whether the plain text only says that there is HTML."""
    return len(plain) < 200 and "html" in plain.lower()  # noqa: PLR2004  a sentence or two
