"""Minutes as they are taken in: a PDF of no great size, with nothing in it that acts by itself."""

import re
import zlib
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_BYTES = 2_000_000
PDF = "application/pdf"
_BUDGET = 8_000_000  # bytes of packed objects that are looked through, packed and unpacked


def _spelt(name: bytes) -> bytes:
    """Return the pattern of a name in every way it may be written: "#4a" in one is the letter J."""
    return b"".join(b"(?:%c|#%02x|#%02X)" % (letter, letter, letter) for letter in name)


_ACTING = (b"JavaScript", b"JS", b"Launch", b"EmbeddedFile", b"EmbeddedFiles", b"RichMedia", b"SubmitForm", b"ImportData")
_ACTS = re.compile(rb"/(?:" + b"|".join(map(_spelt, _ACTING)) + rb")\b")
_PACKED = re.compile(rb"/" + _spelt(b"ObjStm"))
_FILTERED = re.compile(rb"/" + _spelt(b"F") + rb"\b|/" + _spelt(b"Filter"))


class Found(StrEnum):
    """What is found in a PDF."""

    PLAIN = "nothing that acts"
    ACTS = "a script, another file, or something that starts or sends"
    CLOSED = "objects that cannot be looked through"  # and what cannot be looked through is not handed out


def look_through(content: bytes) -> Found:
    """Return what a PDF holds, also among its packed objects; in time that grows with its size and no faster."""
    if _ACTS.search(content):
        return Found.ACTS
    left = _BUDGET
    for packed in _packed_objects(content):
        left -= len(packed)
        inside = _inflated(packed, left) if left > 0 else None
        if inside is None:
            return Found.CLOSED
        if _ACTS.search(inside):
            return Found.ACTS
        left -= len(inside)
    return Found.PLAIN


def _packed_objects(content: bytes) -> Iterator[bytes]:
    """Yield the bytes of each stream that holds objects and is filtered; one that is not was read with the rest of the file.

    Whatever stands between two of the words "stream" is taken for what describes the later one: a reader need not agree with us on where
    an object begins.
    """
    before, end = 0, -1
    at = content.find(b"stream")
    while at >= 0:
        begins = at + len(b"stream")
        head = content[before:at]
        if not head.endswith(b"end") and _PACKED.search(head) and _FILTERED.search(head):
            if end < begins:
                end = content.find(b"endstream", begins)
                end = len(content) if end < 0 else end
            yield content[begins:end]
        before, at = begins, content.find(b"stream", begins)


def _inflated(packed: bytes, most: int) -> bytes | None:
    """Return what was packed; ``None`` where it is more than ``most`` bytes, or no whole deflated stream."""
    unpacking = zlib.decompressobj()
    try:
        inside = unpacking.decompress(packed.lstrip(b" \t\r\n"), most)
    except zlib.error:
        return None
    return inside if unpacking.eof else None


class MinutesField(forms.FileField):
    """An uploaded PDF."""

    def clean(self, data: Any, initial: object = None) -> Any:
        """Refuse what is no PDF, too large, acts by itself, or cannot be looked through."""
        file = super().clean(data, initial)
        if file is None:
            return None
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("This file is over 2 MB. Take the page with the decision alone, or give a link."))
        content = file.read()
        file.seek(0)
        if not content.startswith(b"%PDF-"):
            raise ValidationError(_("This is no PDF. Save the minutes as PDF, or give a link to them."))
        found = look_through(content)
        if found is Found.ACTS:
            raise ValidationError(_("This PDF holds a script or another file. Print it into a new PDF, and upload that."))
        if found is Found.CLOSED:
            raise ValidationError(
                _("This PDF is locked or packed so that we cannot look through it. Print it into a new PDF, and upload that.")
            )
        return file
