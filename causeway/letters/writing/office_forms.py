"""Choosing to whom a letter goes, where somebody else than the MP decides."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.letters.writing.other_offices import Group
from causeway.representatives.directory.offices import Held

MP = "mp"


class OfficeForm(forms.Form):
    """The MP, or one holder of one office."""

    to = forms.ChoiceField(
        label=gettext_lazy("To whom do you write?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose to whom you write."),
            "invalid_choice": gettext_lazy("They are not offered here any more. Choose again."),
        },
    )

    def __init__(self, *args: Any, groups: tuple[Group, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._held = {choice.key: choice.held for group in groups for choice in group.choices}
        to = self.fields["to"]
        if isinstance(to, forms.ChoiceField):
            to.choices = [(MP, _("Your MP")), *((key, held.described) for key, held in self._held.items())]
        self.initial["to"] = self.initial.get("to") or MP

    @property
    def held(self) -> Held | None:
        """The office chosen; none for the MP."""
        return self._held.get(self.cleaned_data["to"])
