"""Fields for what a person types: they clean what cannot be kept, printed or put into a mail header, and refuse no script."""

import re
import unicodedata
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Said: TypeAlias = "str | _StrPromise"  # a sentence, or one translated when it is shown

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\u0085\x0b\x0c]")
# Controls, lone surrogates and the code points XML forbids (a DOCX file is XML; PostgreSQL refuses NUL).
_UNKEEPABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
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


def _attrs(given: dict[str, str]) -> dict[str, str]:
    return {key.replace("_", "-"): value for key, value in given.items()}


class Line(forms.CharField):
    """One line: a name, a title, a place."""

    def __init__(
        self, *, max_length: int, label: Said, help_text: Said = "", required: bool = True, missing: Said = "", **attrs: str
    ) -> None:
        super().__init__(
            max_length=max_length,
            required=required,
            label=label,
            help_text=help_text,
            widget=forms.TextInput(attrs=_attrs(attrs)),
            error_messages={"required": missing} if missing else None,
        )

    def to_python(self, value: Any) -> str:
        """Return the line without what cannot stand in it."""
        return super().to_python(clean_line(str(value or ""), 4000)) or ""


class Words(forms.CharField):
    """Several lines of somebody's own words."""

    def __init__(
        self,
        *,
        max_length: int,
        label: Said,
        rows: int,
        help_text: Said = "",
        required: bool = False,
        missing: Said = "",
        **attrs: str,
    ) -> None:
        super().__init__(
            max_length=max_length,
            required=required,
            label=label,
            help_text=help_text,
            widget=forms.Textarea(attrs={"rows": rows, **_attrs(attrs)}),
            error_messages={"required": missing} if missing else None,
        )

    def to_python(self, value: Any) -> str:
        """Return the text without what cannot be kept."""
        return super().to_python(clean_text(str(value or ""), 200_000)) or ""


class Email(forms.EmailField):
    """An e-mail address that mail servers everywhere take."""

    def to_python(self, value: Any) -> str:
        """Return the address on one line."""
        return super().to_python(clean_line(str(value or ""), 400)) or ""

    def clean(self, value: Any) -> str:
        """Refuse what a header cannot carry."""
        address: str = super().clean(value)
        if not address.isascii():
            raise ValidationError(_("Write the address in plain letters without accents, as in name@example.org."))
        return address
