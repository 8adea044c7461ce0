"""What staff say of a list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from causeway.frame.fields import Line


class TitleForm(forms.Form):
    """What list it is."""

    title = Line(
        max_length=120,
        label=_("What list it is"),
        help_text=_("As you will know it again: “Sign-up sheets of the spring conference, 2026”. No names."),
        missing=_("Say which list it is, for whoever looks at it next."),
    )


class AdmitForm(forms.Form):
    """How many they are, typed by whoever looked."""

    many = forms.IntegerField(
        min_value=1,
        label=_("Type how many they are"),
        error_messages={"required": _("Type the number that stands above."), "invalid": _("Type the number in figures.")},
    )
