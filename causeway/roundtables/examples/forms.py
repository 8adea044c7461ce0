"""What an organiser types to begin from a good example, where there are any."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.roundtables.examples.queries import Example
from causeway.roundtables.table.forms import BeginForm


class BeginFromForm(BeginForm):
    """Beginning, on an empty page or from an example."""

    example = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        label=gettext_lazy("Begin from"),
        help_text=gettext_lazy("An example brings its format, themes, run sheet and tasks. You can change all of them."),
    )

    def __init__(self, *args: Any, offered: Sequence[Example], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(each.key), each.name) for each in offered]
        self.fields["example"].choices = [("", _("An empty page")), *choices]  # type: ignore[attr-defined]  # a choice field has them
        if not offered:
            del self.fields["example"]
