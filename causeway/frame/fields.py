"""Fields for what a person types: they clean what cannot be kept, printed or put into a mail header, and refuse no script."""

from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from causeway.frame.domain.cleaning import clean_line, clean_text

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Said: TypeAlias = "str | _StrPromise"  # a sentence, or one translated when it is shown


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
