"""What is typed into the ledger."""

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from causeway.roundtables.promises.domain import Act
from causeway.words.safe_fields import SafeLine, SafeWords


class FoundForm(forms.Form):
    """What became of a promise."""

    act = forms.ChoiceField(
        label=_("What became of it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what became of it.")},
    )
    evidence = forms.CharField(
        label=_("A link to what shows it"),
        help_text=_("A written answer, a letter on the web, a report."),
        required=False,
        max_length=500,
        validators=[URLValidator(["https", "http"])],
        widget=forms.URLInput(),
    )

    shown_by = SafeLine(
        max_length=300,
        required=False,
        label=_("Or what else shows it"),
        help_text=_("A letter or a note, with its date and from whom: “Letter of 3 May from the council’s director”."),
    )

    def __init__(self, data: Any = None, *, moves: tuple[tuple[str, str], ...]) -> None:
        super().__init__(data)
        self.fields["act"].choices = list(moves)  # type: ignore[attr-defined]

    def clean_act(self) -> Act:
        """Return the act."""
        return Act[self.cleaned_data["act"]]


class ChaseForm(forms.Form):
    """The letter that asks after a promise."""

    subject = SafeLine(max_length=150, label=_("Subject"), missing=_("Give it a subject."))
    words = SafeWords(
        max_length=8000,
        rows=12,
        required=True,
        label=_("Your letter"),
        help_text=_("A draft. Make it your own: an office answers a person."),
        missing=_("The letter is empty."),
    )


class WithoutTheChildForm(forms.Form):
    """What was promised, without what points to a child."""

    words = SafeWords(
        max_length=2000,
        rows=4,
        required=True,
        label=_("What was promised, in their words"),
        help_text=_("Change only what points to the child: “a pupil” for the name, and no age or class with it."),
        missing=_("Write down what was promised."),
    )


class ReplyForm(forms.Form):
    """The right of reply."""

    reply = SafeWords(
        max_length=3000,
        rows=6,
        required=True,
        label=_("What do you say to it?"),
        help_text=_("It stands beside the promise, in full, wherever that is public."),
        missing=_("Write a line, or leave the page: nothing is published in your name without you."),
    )
