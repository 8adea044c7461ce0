"""Fields for what a person types: they clean what cannot be kept, printed or put into a mail header, and refuse no script."""

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.frame.domain.cleaning import clean_line, clean_text
from causeway.frame.domain.mail_address import is_mailable

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Said: TypeAlias = "str | _StrPromise"  # a sentence, or one translated when it is shown


def _attrs(given: dict[str, str]) -> dict[str, str]:
    return {key.replace("_", "-"): value for key, value in given.items()}


def _said(**sentences: Said) -> dict[str, Any]:
    return {name: sentence for name, sentence in sentences.items() if sentence}


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
            error_messages=_said(required=missing),
        )

    def to_python(self, value: Any) -> str:
        """Return the line without what cannot stand in it."""
        return super().to_python(clean_line(str(value or ""), 4000)) or ""


class SitePath(Line):
    """A path of this site."""

    def clean(self, value: Any) -> str:
        """Refuse what is none."""
        path: str = super().clean(value)
        if path and (not path.startswith("/") or path.startswith("//")):
            raise ValidationError(_("A path of this site begins with one /."))
        return path


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
            error_messages=_said(required=missing),
        )

    def to_python(self, value: Any) -> str:
        """Return the text without what cannot be kept."""
        return super().to_python(clean_text(str(value or ""), 200_000)) or ""


class Email(forms.EmailField):
    """An e-mail address that mail servers everywhere take."""

    def __init__(
        self, *, label: Said, help_text: Said = "", required: bool = True, missing: Said = "", invalid: Said = "", **attrs: str
    ) -> None:
        super().__init__(
            max_length=254,
            required=required,
            label=label,
            help_text=help_text,
            widget=forms.EmailInput(attrs=_attrs(attrs)),
            error_messages=_said(required=missing, invalid=invalid),
        )

    def to_python(self, value: Any) -> str:
        """Return the address on one line."""
        return super().to_python(clean_line(str(value or ""), 400)) or ""

    def clean(self, value: Any) -> str:
        """Refuse what a header cannot carry."""
        address: str = super().clean(value)
        if not address.isascii():
            raise ValidationError(_("Write the address in plain letters without accents, as in name@example.org."))
        if address and not is_mailable(address):
            raise ValidationError(
                _("No mail goes to an address like that. Look for quotation marks, blanks, two dots or a missing @.")
            )
        return address


class YourEmail(Email):
    """The e-mail address of whoever types it."""

    def __init__(self, *, missing: Said, help_text: Said = "", invalid: Said = "") -> None:
        label, keyboard = gettext_lazy("Your e-mail address"), {"autocomplete": "email", "inputmode": "email"}
        super().__init__(label=label, help_text=help_text, required=True, missing=missing, invalid=invalid, **keyboard)


class File(forms.FileField):
    """A file that somebody chooses."""

    def __init__(self, *, label: Said) -> None:
        missing, empty = gettext_lazy("Choose a file."), gettext_lazy("This file is empty. Choose another.")
        super().__init__(label=label, max_length=200, error_messages={"required": missing, "empty": empty})


class Day(forms.DateField):
    """A day, as a browser's calendar gives it."""

    def __init__(
        self, *, label: Said, help_text: Said = "", required: bool = True, missing: Said = "", invalid: Said = "", **attrs: str
    ) -> None:
        super().__init__(
            required=required,
            label=label,
            help_text=help_text,
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **_attrs(attrs)}),
            error_messages=_said(required=missing, invalid=invalid),
        )


class Time(forms.TimeField):
    """A time of day, to the minute."""

    def __init__(self, *, label: Said, missing: Said = "", invalid: Said = "", initial: dt.time | None = None) -> None:
        super().__init__(
            label=label,
            initial=initial,
            widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
            error_messages=_said(required=missing, invalid=invalid),
        )
