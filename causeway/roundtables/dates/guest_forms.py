"""What a guest is asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from causeway.frame.fields import Words
from causeway.roundtables.table.guest_models import Guest


class NeedsForm(forms.Form):
    """What somebody needs to take part. Never why."""

    access_needs = Words(
        max_length=1000,
        rows=3,
        label=_("What do you need to take part?"),
        help_text=_("Step-free entry, a hearing loop, a place to park. You need not say why."),
    )
    dietary = Words(max_length=500, rows=2, label=_("What do you not eat or drink?"))

    def __init__(self, data: Any = None, *, instance: Guest) -> None:
        super().__init__(data, initial={"access_needs": instance.access_needs, "dietary": instance.dietary})
