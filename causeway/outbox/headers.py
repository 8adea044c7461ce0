"""Headers written by hand, where Python's folding changes what they say.

It drops the quotation marks of a long name with a comma in it, which makes three senders of one, and breaks a long address in its middle.
"""

import re
from email import base64mime, quoprimime
from email.header import Header
from email.policy import EmailPolicy
from itertools import groupby
from typing import Any

_LINE = 70  # characters of a quoted name in one line; RFC 5322 would have 78 with the header's own name
_ATOM = re.compile(r"[A-Za-z0-9!#$%&'*+/^_`{|}~-]+")  # atext without "=" and "?", of which encoded words are made


class Whole(str):
    """A header's value as it goes on the wire, folded already; nothing folds it again."""

    __slots__ = ()


class _WholeHeaders(EmailPolicy):
    """The policy for SMTP, which leaves a :class:`Whole` value as it is."""

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """Keep a whole value as it is, and everything else as usual."""
        return (name, value) if isinstance(value, Whole) else super().header_store_parse(name, value)


POLICY = _WholeHeaders(linesep="\r\n", refold_source="none")


def mailbox(name: str, address: str) -> Whole:
    """Return a name and an address as one mailbox (RFC 5322, 3.4), whatever the name holds: quoted, or encoded where it must be."""
    if not name:
        return Whole(address)
    plain = name.isascii() and name.isprintable() and "=?" not in name
    return Whole(f"{_quoted(name) if plain else _encoded(name)}\r\n <{address}>")


def line(text: str) -> Whole:
    """Return one line of words, such as a subject, as it was typed: who types what looks like an encoded word is read as having typed that.

    Python would decode it on the way, and an office read other words than those that anybody looked at before.
    """
    if text.isascii() and text.isprintable() and "=?" not in text:
        return Whole("\r\n".join(_lines(text)))
    return Whole(Header(text, "utf-8", maxlinelen=75, header_name="Subject").encode(linesep="\r\n"))


def _quoted(name: str) -> str:
    """Return a quoted string, on a new line at a space where one grows too long."""
    return '"' + "\r\n".join(_lines(name.replace("\\", "\\\\").replace('"', '\\"'))) + '"'


def _lines(text: str) -> list[str]:
    """Return text as lines, each but the first with the space before which it was broken."""
    lines = [""]
    for word in re.split(r"(?= )", text):
        if lines[-1].strip() and len(lines[-1]) + len(word) > _LINE and word[:1] == " " and word != " ":
            lines.append("")
        lines[-1] += word
    return lines


def _encoded(name: str) -> str:
    """Return words of plain letters as they are, and each run of others as one encoded word.

    Never two encoded words side by side: by RFC 2047 the space between them is none, and many readers, Python's own among them, show it
    all the same. So a long run of another alphabet makes an encoded word of more than 75 characters, which they all read.
    """
    words = name.split(" ")
    if "" in words:  # a space at its end, or two together
        return _word(name)
    runs = [(plain, " ".join(run)) for plain, run in groupby(words, key=lambda word: bool(_ATOM.fullmatch(word)))]
    return "\r\n ".join(run if plain else _word(run) for plain, run in runs)


def _word(text: str) -> str:
    content = text.encode()
    return min(quoprimime.header_encode(content, "utf-8"), base64mime.header_encode(content, "utf-8"), key=len)
