"""What is typed about a story: the organisers' words, and what staff decide."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.frame.fields import Words
from causeway.roundtables.table.forms import SeenForm
from causeway.words.safe_fields import SafeLine, SafeWords

WORDS = ("title", "text")


class StoryForm(SeenForm):
    """The story in the organisers' own words. What goes to staff was read through once more."""

    title = SafeLine(
        max_length=120,
        label=gettext_lazy("Its title"),
        help_text=gettext_lazy("What came of it, in a line: “Two MPs will ask the board why children wait”."),
        missing=gettext_lazy("Give it a title. It stands above the story and in links to it."),
    )
    text = SafeWords(
        max_length=8000,
        rows=16,
        required=True,
        label=gettext_lazy("The story"),
        help_text=gettext_lazy("In your own words, an empty line between paragraphs. Links are shown as plain text."),
        missing=gettext_lazy("The story is empty. A few sentences are enough."),
    )
    read = forms.BooleanField(
        required=False,
        label=gettext_lazy(
            "I have read it through: no child can be recognised in it, and nobody is named who would not want to be."
        ),
    )

    @classmethod
    def values_of(cls, row: object) -> dict[str, Any]:
        """Return the words of a story."""
        return {name: getattr(row, name) for name in WORDS}

    def typed(self) -> dict[str, Any]:
        """Return the words that were typed."""
        return {name: self.cleaned_data[name] for name in WORDS}

    @property
    def to_staff(self) -> bool:
        """Whether it is to go to staff."""
        return self.data.get("act") == "send"

    def clean_read(self) -> bool:
        """Return whether it was read through; what goes to staff was."""
        read: bool = self.cleaned_data["read"]
        if self.to_staff and not read:
            raise ValidationError(_("Read it through first, and tick this. Everybody will be able to read it."))
        return read


class DecisionForm(forms.Form):
    """What staff decide on the version they read; returning it and taking it off need a reason."""

    version = forms.IntegerField(widget=forms.HiddenInput(), min_value=0)
    why = Words(
        max_length=1500,
        rows=4,
        required=True,
        label=gettext_lazy("The reason, for its organisers"),
        help_text=gettext_lazy("They read these words. Say kindly and exactly what should change."),
        missing=gettext_lazy("Say why, so that the organisers know what to change."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].required = self.data.get("act") != "publish"
