"""The staff's form of what we cite."""

from django import forms
from django.utils.translation import gettext_lazy

from causeway.frame.fields import Line, SitePath


class QuoteForm(forms.Form):
    """Words, and where this site has them."""

    words = Line(
        max_length=400,
        label=gettext_lazy("The sentence or figure, as it stands there"),
        missing=gettext_lazy("Write the words that we take from it."),
    )
    where = SitePath(
        max_length=300,
        required=False,
        label=gettext_lazy("Where this site has it"),
        help_text=gettext_lazy("A path, such as /#facts"),
    )
