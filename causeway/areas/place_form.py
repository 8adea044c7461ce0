"""A form that asks for a place: what was typed, and which of several of that name was meant."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from causeway.areas.models import Area
from causeway.areas.placing import Answer, place_of
from causeway.frame.fields import Line


class PlaceForm(forms.Form):
    """``answer`` holds the place once the form is valid. A choice made of earlier words does not hold for others."""

    place = Line(max_length=160, label=_("Place"), missing=_("Say for which place."))
    place_choice = forms.CharField(
        required=False, max_length=40, widget=forms.HiddenInput, label=_("Several places are called so. Which one?")
    )
    place_asked = forms.CharField(required=False, max_length=160, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answer = Answer()

    @staticmethod
    def beginning(area: Area | None) -> dict[str, str]:
        """Return what the fields begin with for an area that is known."""
        return {"place": area.name, "place_asked": area.name, "place_choice": f"{area.kind}:{area.code}"} if area else {}

    def clean(self) -> dict[str, Any]:
        """Find the place; several of that name are offered to choose from."""
        typed = super().clean() or {}
        if typed.get("place"):
            same = typed["place"] == typed.get("place_asked")
            self.answer = place_of(typed["place"], typed.get("place_choice", "") if same else "")
            self._fill("place_asked", typed["place"])
        if self.answer.choices:
            self._offer()
        elif self.answer.problem:
            self.add_error("place", self.answer.problem)
        return typed

    def _offer(self) -> None:
        self._fill("place_choice", "")
        choices = [(each.key, each.label) for each in self.answer.choices]
        self.fields["place_choice"].widget = forms.RadioSelect(choices=choices)
        self.add_error("place_choice", _("Choose the place."))

    def _fill(self, name: str, value: str) -> None:
        """Write what a hidden field holds when the form is shown again."""
        data: Any = self.data
        data = data.copy()
        data[self.add_prefix(name)] = value
        self.data = data
