"""What a host changes of an activity that was proposed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from causeway.activities.activity.domain.recurring import Repeats
from causeway.activities.proposing.forms import ComingForm, HelpForm, PlaceForm, PublicWordsForm, WhenForm
from causeway.frame.fields import Email
from causeway.words.safe_fields import SafeWords


class EditForm(ComingForm, HelpForm, PublicWordsForm):
    """The words of it, who may come, and what would help."""


class MoveForm(PlaceForm, WhenForm):
    """Another time or place for one day."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("repeats", "until", "also_1", "also_2", "also_3"):
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Check time and place."""
        typed = {"repeats": Repeats.NO.value, **super().clean()}
        if {"mode", "near"} <= typed.keys():
            self.place_typed(typed)
        return typed


class OffForm(forms.Form):
    """Why it does not take place."""

    why = SafeWords(
        addresses=False,
        max_length=600,
        rows=3,
        required=True,
        label=gettext_lazy("Why? Everybody who comes reads this, and it stands on the page."),
        missing=gettext_lazy("Say in a line why: people have kept the day free."),
    )


class HandOverForm(forms.Form):
    """Who takes it over."""

    email = Email(
        label=gettext_lazy("Their e-mail address"),
        help_text=gettext_lazy("They get a link by which they take it over. Until they press its button it stays yours."),
        missing=gettext_lazy("Give the address of who takes it over."),
    )
