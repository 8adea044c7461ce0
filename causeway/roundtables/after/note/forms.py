"""What is typed about the note of the day."""

from django import forms
from django.utils.translation import gettext_lazy as _

from causeway.frame.fields import Words
from causeway.words.safe_fields import SafeWords


class NoteOfDayForm(forms.Form):
    """The organisers' note."""

    version = forms.IntegerField(widget=forms.HiddenInput(), min_value=0)
    text = Words(
        max_length=30000,
        rows=20,
        required=True,
        label=_("The note"),
        help_text=_("It begins with what was written down on the day. Make it yours; leave out what could point to a child."),
        missing=_("The note is empty."),
    )


class CorrectionForm(forms.Form):
    """A suggestion by somebody who was there."""

    text = SafeWords(
        max_length=3000,
        rows=6,
        required=True,
        label=_("What should it say instead?"),
        help_text=_("The organisers read it and answer for the note. Write nothing that could point to a child."),
        missing=_("Write what should change. If all is right, you need do nothing."),
    )
