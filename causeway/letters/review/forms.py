"""What a writer says about a letter that staff look at."""

from django import forms
from django.utils.translation import gettext_lazy

from causeway.frame.fields import Words
from causeway.letters.review.actions import HEARD


class HeardForm(forms.Form):
    """One box."""

    words = Words(
        max_length=HEARD,
        rows=6,
        required=True,
        label=gettext_lazy("In your words"),
        help_text=gettext_lazy("A line or two is enough. It goes to the campaign’s staff and to nobody else."),
        missing=gettext_lazy("Write a line or two, or close this page: your letter is looked at all the same."),
    )
