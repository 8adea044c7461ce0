"""What is typed into letters of thanks."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from causeway.frame.domain.cleaning import clean_text
from causeway.roundtables.after.thanks.actions import Typed
from causeway.words.safe_fields import SafeWords

LONGEST_OWN = 1000


class ThanksWordsForm(forms.Form):
    """The words to everybody of a group."""

    version = forms.IntegerField(widget=forms.HiddenInput(), min_value=0)
    text = SafeWords(
        addresses=False,
        max_length=4000,
        rows=5,
        required=True,
        label=_("To all of them"),
        help_text=_("A draft: make it yours. What was promised, and where the note is, follows by itself."),
        missing=_("Write a sentence of thanks."),
    )


def typed(given: QueryDict) -> dict[str, Typed]:
    """Return what was typed to each person, by their key."""
    own = [name.removeprefix("own-") for name in given if name.startswith("own-")]
    return {key: Typed(_line(given, f"own-{key}"), _line(given, f"seen-{key}")) for key in own}


def _line(given: QueryDict, name: str) -> str:
    return clean_text(str(given.get(name, "")), LONGEST_OWN)
