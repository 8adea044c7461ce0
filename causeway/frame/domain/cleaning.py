"""Typed text made safe to keep, print and put into a mail header, without changing what it says."""

import re
import unicodedata
from html import escape

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\u0085\x0b\x0c]")
# Controls, lone surrogates and the code points XML forbids (a DOCX file is XML; PostgreSQL refuses NUL).
_UNKEEPABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NOT_IN_MARKUP = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Characters that turn the reading direction: right in a text, a disguise in a name or a subject.
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACE = re.compile(r"\s+")


def clean_text(text: str, limit: int) -> str:
    """Return ``text`` with plain line ends, composed characters and nothing unkeepable, at most ``limit`` characters."""
    kept = _UNKEEPABLE.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", kept)[:limit].strip()


def clean_line(text: str, limit: int) -> str:
    """Return ``text`` on one line, fit for a name, a subject or a header."""
    return _SPACE.sub(" ", _TURNING.sub("", clean_text(text.replace("\n", " "), limit * 2))).strip()[:limit].strip()


def in_markup(text: str) -> str:
    """Return ``text`` as it stands in XML, between tags or quotes: escaped, with a blank for each control that XML cannot hold."""
    return escape(_NOT_IN_MARKUP.sub(" ", text))


def in_properties(text: str) -> str:
    """Return ``text`` as a file may say it of itself: on one line, of at most 255 characters (OPC's core properties take no more)."""
    return clean_line(text, 255)
