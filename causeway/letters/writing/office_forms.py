"""Choosing to whom a letter goes, where somebody else than the MP decides."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.letters.letter.addressing import OF_THE_SEAT
from causeway.letters.writing.other_offices import Group

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
        self._offered = {choice.key: choice for group in groups for choice in group.choices}
        to = self.fields["to"]
        if isinstance(to, forms.ChoiceField):
            to.choices = [(MP, _("Your MP")), *((key, choice.to.described) for key, choice in self._offered.items())]
        self.initial["to"] = self.initial.get("to") or MP

    @property
    def chosen(self) -> Mapping[str, str]:
        """What a draft keeps of whom it is for."""
        choice = self._offered.get(self.cleaned_data["to"])
        return choice.kept if choice else OF_THE_SEAT
