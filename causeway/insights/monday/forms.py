"""Why a seat is set aside."""

from django import forms
from django.utils.translation import gettext_lazy as _

from causeway.frame.fields import Line


class AsideForm(forms.Form):
    """A reason, in a line."""

    why = Line(
        max_length=200,
        label=_("Why set it aside"),
        help_text=_("Such as: the MP has agreed to meet. No names of writers."),
        missing=_("Say in a few words why, for whoever looks next."),
    )
