"""What people type about a motion. Words that others read are looked at for what could identify a child."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.areas.typed import Choice
from causeway.frame.fields import Day, Line, YourEmail
from causeway.motions.carrying.domain import Act, State, votes_fit
from causeway.motions.pack import Model
from causeway.motions.published.minutes import MinutesField
from causeway.motions.wording.domain import Clause
from causeway.words.safe_fields import SafeLine, SafeWords

CLAUSE = 1200
_MOST_VOTES = 100_000
_NO_DAY = gettext_lazy("Write the day as 2027-03-31, or pick it.")


class BeginForm(forms.Form):
    """For which body, where, and who begins."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Which kind of body?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the kind of body: each has its own model.")},
    )
    named = SafeLine(
        max_length=120,
        label=gettext_lazy("What is the body called?"),
        help_text=gettext_lazy("As its minutes name it: a branch, a school’s governing body, a council."),
        missing=gettext_lazy("Give the body’s name: the motion speaks in it."),
        autocomplete="organization",
    )
    place = Line(
        max_length=160,
        label=gettext_lazy("Where is it?"),
        help_text=gettext_lazy("A postcode, a school or a council. The published figures of that place go into the motion."),
        missing=gettext_lazy("Give a postcode, a school or a council: we look for the figures there."),
        autocomplete="off",
    )
    place_choice = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    email = YourEmail(
        help_text=gettext_lazy(
            "A link goes there: it opens your draft, today and later. It is never shown, and there is no password."
        ),
        missing=gettext_lazy("Give your e-mail address: the link to your draft goes there."),
        invalid=gettext_lazy("This is no e-mail address. Look for a missing @ or a stray blank."),
    )

    def __init__(self, *args: Any, models: tuple[Model, ...], choices: tuple[Choice, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        if isinstance(kind, forms.ChoiceField):
            kind.choices = [(model.key, model.title) for model in models]
        if choices:
            self.fields["place_choice"] = forms.ChoiceField(
                label=_("Which one do you mean?"),
                choices=[(choice.key, choice.label) for choice in choices],
                widget=forms.RadioSelect,
                error_messages={"required": _("Several places are called so. Choose yours.")},
            )


class SureForm(forms.Form):
    """A tick for who saw what is there already and means another."""

    sure = forms.BooleanField(required=False, label=gettext_lazy("None of these is mine: begin another"))


class ClauseForm(forms.Form):
    """One clause in its body's words, and what they were when its page was opened."""

    before = forms.CharField(required=False, max_length=CLAUSE * 2, widget=forms.HiddenInput)
    text = SafeWords(
        max_length=CLAUSE,
        rows=4,
        required=True,
        label=gettext_lazy("This clause in your words"),
        missing=gettext_lazy("Write the words, or strike the clause."),
    )

    def __init__(self, *args: Any, clause: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"auto_id": f"{clause}-%s"})


class AddForm(forms.Form):
    """A clause of the body's own."""

    text = SafeWords(
        max_length=CLAUSE,
        rows=3,
        required=True,
        label=gettext_lazy("Your clause"),
        missing=gettext_lazy("Write the clause first."),
    )


class FiguresForm(forms.Form):
    """Which local figures stand in the motion."""

    figures = forms.MultipleChoiceField(
        required=False,
        label=gettext_lazy("Which figures shall stand in it?"),
        help_text=gettext_lazy("Three at most. Each stands with its source and its date."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, offered: tuple[Clause, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        figures = self.fields["figures"]
        if isinstance(figures, forms.MultipleChoiceField):
            figures.choices = [(clause.id, clause.text) for clause in offered]


def _votes(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        required=False, min_value=0, max_value=_MOST_VOTES, label=label, widget=forms.NumberInput(attrs={"inputmode": "numeric"})
    )


class StepForm(forms.Form):
    """What became of a motion: the day, and what goes with that step."""

    on = Day(label=gettext_lazy("On which day?"), missing=_NO_DAY, invalid=_NO_DAY)
    meets_on = Day(
        required=False,
        label=gettext_lazy("When does the body meet?"),
        help_text=gettext_lazy("The day after, we ask you once what came of it."),
        invalid=_NO_DAY,
    )
    votes_for = _votes(gettext_lazy("Votes for"))
    votes_against = _votes(gettext_lazy("Votes against"))
    votes_abstained = _votes(gettext_lazy("Abstained"))
    in_public = forms.BooleanField(
        required=False,
        label=gettext_lazy("Show it on this site once staff have read it"),
        help_text=gettext_lazy("The body’s name, the text and where it stands. Never your name or address."),
    )

    _VOTES = ("votes_for", "votes_against", "votes_abstained")
    _ONLY = {
        "on": tuple(act for act in Act if act not in {Act.TAKE_BACK, Act.CORRECT}),  # these happen on this very page
        **dict.fromkeys(_VOTES, (Act.PASS, Act.LOSE)),
        "meets_on": (Act.SUBMIT, Act.TABLE),
        "in_public": (Act.SUBMIT, Act.TABLE, Act.AMEND, Act.PASS, Act.LOSE),
    }

    def __init__(self, *args: Any, act: Act, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._act, self._today = act, today
        for name, acts in self._ONLY.items():
            if act not in acts:
                del self.fields[name]

    def clean_on(self) -> dt.date:
        """Refuse a day that is still to come."""
        day: dt.date = self.cleaned_data["on"]
        if day > self._today:
            raise forms.ValidationError(_("This day is still to come. Look at the year."))
        return day

    def clean(self) -> dict[str, Any]:
        """Refuse votes that say the other thing than what is reported."""
        cleaned: dict[str, Any] = super().clean() or {}
        outcome = {Act.PASS: State.PASSED, Act.LOSE: State.LOST}.get(self._act)
        votes_for, against = cleaned.get("votes_for"), cleaned.get("votes_against")
        if (votes_for is None) != (against is None):
            self.add_error(
                "votes_against" if against is None else "votes_for", _("Give both numbers, for and against, or neither.")
            )
        elif outcome and not votes_fit(outcome, votes_for, against):
            self.add_error("votes_for", _("These votes say the opposite. Look whether the two are mixed up."))
        return cleaned


class ProofForm(forms.Form):
    """A link to the minutes, or the minutes."""

    proof = forms.URLField(
        required=False,
        max_length=400,
        assume_scheme="https",
        label=gettext_lazy("A link to the minutes"),
        help_text=gettext_lazy(
            "Where the body publishes them. A link is better than a file: it shows that the body itself says so."
        ),
        widget=forms.URLInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        error_messages={"invalid": gettext_lazy("This is no address of a page. It looks like https://example.org/minutes.pdf.")},
    )
    minutes = MinutesField(
        required=False,
        label=gettext_lazy("Or the minutes as PDF, up to 2 MB"),
        help_text=gettext_lazy("Only minutes that the body makes public. Everybody can download them once staff have read them."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )

    def clean_proof(self) -> str:
        """Refuse an address that is none of a page on the web."""
        address = str(self.cleaned_data["proof"])
        if address and not address.startswith(("https://", "http://")):
            raise forms.ValidationError(_("This is no address of a page. It looks like https://example.org/minutes.pdf."))
        return address


class PublicForm(forms.Form):
    """Whether a motion is on the site."""

    in_public = forms.BooleanField(required=False, label=gettext_lazy("Show it on this site once staff have read it"))
