"""What is typed about partners."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from causeway.colleagues.partners.models import LINE_LENGTH
from causeway.frame.domain.cleaning import clean_line
from causeway.frame.fields import Email
from causeway.frame.pictures import Drawing
from causeway.letters.partners.models import Partner

LOGO = Drawing(formats=("PNG", "JPEG", "WEBP", "GIF"), most_bytes=2_000_000, most_pixels=16_000_000, side=(480, 240))


class FrontForm(forms.Form):
    """A partner's line and logo."""

    line = forms.CharField(
        label=_("A line of yours"),
        max_length=LINE_LENGTH,
        required=False,
        help_text=_("Why you are part of this, in one sentence. It stands under your name."),
    )
    logo = forms.FileField(
        label=_("Your logo"),
        required=False,
        widget=LOGO.chooser,
        help_text=_("A PNG, JPEG, WebP or GIF of at most 2 MB. Leave it empty to keep what we have."),
    )
    no_logo = forms.BooleanField(label=_("Take the logo off"), required=False)

    def clean_line(self) -> str:
        """Return the line without what does not belong in one."""
        return clean_line(self.cleaned_data["line"], LINE_LENGTH)

    def clean_logo(self) -> bytes | None:
        """Return the logo drawn anew; ``None`` where none was chosen."""
        file: Any = self.cleaned_data.get("logo")
        return LOGO.as_png(file) if file else None

    def clean(self) -> dict[str, Any]:
        """Refuse a new logo together with none: whichever we took, the other would have been meant."""
        cleaned = super().clean() or {}
        if cleaned.get("logo") and cleaned.get("no_logo"):
            self.add_error(
                "no_logo", _("You chose a logo and ticked that it comes off. Do one of the two, and choose the file again.")
            )
        return cleaned

    @property
    def wanted_logo(self) -> bytes | None:
        """The logo to propose: ``None`` to leave it as it is."""
        return b"" if self.cleaned_data["no_logo"] else self.cleaned_data["logo"]


class PersonForm(forms.Form):
    """Whose mailbox opens a partner's desk."""

    partner = forms.ModelChoiceField(label=_("Partner"), queryset=Partner.objects.filter(switched_on=True))
    email = Email(label=_("Their e-mail address"))
