"""Minutes as they are taken in: a PDF of no great size, with nothing in it that acts by itself."""

import re
import zlib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_BYTES = 2_000_000
PDF = "application/pdf"
_ACTS = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData)\b")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_INFLATED = 20_000_000  # bytes of a file's streams that are looked through


def acts_by_itself(content: bytes) -> bool:
    """Whether a PDF holds a script, another file, or something that starts or sends; also among its packed objects."""
    if _ACTS.search(_names(content)):
        return True
    left = _INFLATED
    for found in _STREAM.finditer(content):
        if b"/ObjStm" not in _names(content[content.rfind(b"obj", 0, found.start()) : found.start()]):
            continue  # a picture or a page: nothing in it is a name
        try:
            inside = zlib.decompressobj().decompress(found[1], max(left, 1))
        except zlib.error:
            continue
        left -= len(inside)
        if left <= 0:
            return True  # what cannot be looked through is not handed out
        if _ACTS.search(_names(inside)):
            return True
    return False


def _names(content: bytes) -> bytes:
    """Return the bytes with names as they are read: a "#4a" in one is the letter J."""
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), content)


class MinutesField(forms.FileField):
    """An uploaded PDF."""

    def clean(self, data: Any, initial: object = None) -> Any:
        """Refuse what is no PDF, too large, or acts by itself."""
        file = super().clean(data, initial)
        if file is None:
            return None
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("This file is over 2 MB. Take the page with the decision alone, or give a link."))
        content = file.read()
        file.seek(0)
        if not content.startswith(b"%PDF-"):
            raise ValidationError(_("This is no PDF. Save the minutes as PDF, or give a link to them."))
        if acts_by_itself(content):
            raise ValidationError(_("This PDF holds a script or another file. Print it into a new PDF, and upload that."))
        return file
