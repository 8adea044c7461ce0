"""What a host is asked afterwards: three questions, and a picture on a form of its own."""

from django import forms
from django.utils.translation import gettext_lazy

from causeway.frame.pictures import Drawing
from causeway.words.safe_fields import SafeLine, SafeWords

PHOTO = Drawing(formats=("JPEG", "PNG", "WEBP"), most_bytes=2_500_000, most_pixels=60_000_000, side=(1600, 1600))


class ReportForm(forms.Form):
    """How many, what came of it, what the campaign should know."""

    people = forms.IntegerField(label=gettext_lazy("How many came?"), required=False, min_value=0, max_value=1_000_000)
    title = SafeLine(
        max_length=120,
        label=gettext_lazy("What came of it, in a line?"),
        help_text=gettext_lazy("“The MP will ask the board why children wait.”"),
        missing=gettext_lazy("A line is enough: it stands above your words."),
    )
    text = SafeWords(
        max_length=4000,
        rows=8,
        required=True,
        label=gettext_lazy("And in a few sentences?"),
        help_text=gettext_lazy("Everybody reads them once staff have."),
        missing=gettext_lazy("A few sentences are enough."),
    )
    for_staff = SafeWords(
        addresses=False,
        max_length=2000,
        rows=3,
        label=gettext_lazy("What should the campaign know, or do better?"),
        help_text=gettext_lazy("Only staff read it."),
    )


class PhotoForm(forms.Form):
    """One picture, what is on it, and that everybody on it agreed."""

    picture = forms.FileField(
        label=gettext_lazy("A picture"),
        help_text=gettext_lazy("JPEG, PNG or WebP, up to 2.5 MB. Place and camera are taken out of it."),
        widget=PHOTO.chooser,
        error_messages={"required": gettext_lazy("Choose a picture first.")},
    )
    alt = SafeLine(
        max_length=200,
        label=gettext_lazy("What is on it?"),
        help_text=gettext_lazy("For people who do not see it: “Six people at a table with leaflets”."),
        missing=gettext_lazy("Say what is on it, for people who do not see it."),
    )
    consent = forms.BooleanField(
        label=gettext_lazy("Everybody who can be recognised agreed that it is shown here. No child can be recognised."),
        error_messages={"required": gettext_lazy("Without that it cannot be shown.")},
    )

    def clean_picture(self) -> bytes:
        """Return the picture drawn anew as JPEG, so that nothing else of the file is kept."""
        return PHOTO.as_jpeg(self.cleaned_data["picture"])
