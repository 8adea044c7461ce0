"""What an MP's office answers on its page, and what an organiser logs of a call."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.frame.fields import Day, Email, Line, Words
from causeway.roundtables.invitations.actions.answering import Given
from causeway.roundtables.invitations.domain.invitations import Heard, Said
from causeway.words.safe_fields import SafeWords


def _said() -> list[tuple[str, str]]:
    return [
        (Said.ATTENDS.value, _("The MP is coming")),
        (Said.SENDS.value, _("Somebody is coming for the MP")),
        (Said.LATER.value, _("We cannot say yet")),
        (Said.CANNOT.value, _("The MP cannot come")),
    ]


class AnswerForm(forms.Form):
    """An office's answer. Which dates are asked only of those who come."""

    needed_by_some = ("dates",)

    said = forms.ChoiceField(
        label=gettext_lazy("Your answer"),
        choices=lazy(_said, list)(),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the four. You can change it later.")},
    )
    dates = forms.MultipleChoiceField(
        required=False,
        label=gettext_lazy("If somebody comes: which of these can they do?"),
        help_text=gettext_lazy("Tick all that are possible: the organisers then settle on one that serves most."),
        widget=forms.CheckboxSelectMultiple,
    )
    who = Line(
        max_length=160, required=False, label=gettext_lazy("Who comes, if not the MP"), help_text=gettext_lazy("Name and post.")
    )
    email = Email(
        required=False,
        label=gettext_lazy("Where the calendar entry and joining details go"),
        help_text=gettext_lazy("An e-mail address of your office. Only the organisers see it."),
    )
    access_needs = Words(max_length=1000, rows=2, label=gettext_lazy("Access needs"))
    dietary = Words(max_length=500, rows=2, label=gettext_lazy("Dietary needs"))
    question = SafeWords(addresses=False, max_length=2000, rows=3, label=gettext_lazy("A question for the organisers"))
    come_back_on = Day(required=False, label=gettext_lazy("When shall they ask again, if you cannot say yet?"))

    def __init__(self, *args: Any, dates: Sequence[tuple[int, str]], today: dt.date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.today = today
        if len(dates) > 0:
            self.fields["dates"].choices = [(str(key), label) for key, label in dates]  # type: ignore[attr-defined]
        else:
            del self.fields["dates"]

    @property
    def of_those_who_come(self) -> list[forms.BoundField]:
        """What is asked only of those who come."""
        return [self[name] for name in ("dates", "who", "email") if name in self.fields]

    @property
    def more(self) -> list[forms.BoundField]:
        """What most have nothing to say to."""
        return [self[name] for name in ("question", "access_needs", "dietary")]

    @property
    def more_is_said(self) -> bool:
        """Whether something of that is said, or has to be looked at again."""
        return any(field.value() or field.errors for field in self.more)

    def clean(self) -> dict[str, Any]:
        """Ask those who come which dates they can do."""
        cleaned: dict[str, Any] = super().clean() or {}
        comes = cleaned.get("said") in {Said.ATTENDS, Said.SENDS}
        if comes and "dates" in self.fields and not cleaned.get("dates") and "dates" not in self.errors:
            self.add_error("dates", _("Tick at least one of the dates."))
        return cleaned

    def clean_come_back_on(self) -> dt.date | None:
        """Refuse a day that is past."""
        day: dt.date | None = self.cleaned_data["come_back_on"]
        if day is not None and day < self.today:
            raise forms.ValidationError(_("That day is past. Give one to come, or leave it empty."))
        return day

    def given(self) -> Given:
        """Return the answer."""
        typed = self.cleaned_data
        said = Said(typed["said"])
        comes = said in {Said.ATTENDS, Said.SENDS}
        return Given(
            said=said,
            dates=frozenset(map(int, typed.get("dates", []))) if comes else frozenset(),
            who=typed["who"],
            email=typed["email"],
            access_needs=typed["access_needs"],
            dietary=typed["dietary"],
            question=typed["question"],
            note=typed.get("note", ""),
            come_back_on=typed["come_back_on"] if said is Said.LATER else None,
        )


def _heard() -> list[tuple[str, str]]:
    return [(Heard.PHONE.value, _("On the telephone")), (Heard.LETTER.value, _("By e-mail or letter"))]


def _heard_said() -> list[tuple[str, str]]:
    return [(key, _("They cannot say yet") if key == Said.LATER.value else words) for key, words in _said()]


class LogForm(AnswerForm):
    """What an organiser heard from an office."""

    heard = forms.ChoiceField(
        label=gettext_lazy("How you heard it"), choices=lazy(_heard, list)(), widget=forms.RadioSelect, initial=Heard.PHONE.value
    )
    note = Words(
        max_length=1000, rows=3, label=gettext_lazy("Note"), help_text=gettext_lazy("Whom you spoke to, and what matters of it.")
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        said = self.fields["said"]
        said.label, said.choices = _("What they said"), _heard_said()  # type: ignore[attr-defined]
        self.fields["email"].help_text = _("An e-mail address of the office. Only you who organise it see it.")
        self.fields["question"].label = _("A question they asked")
        self.fields["come_back_on"].label = _("When shall you ask again, if they cannot say yet?")

    field_order = ["heard", "said", "dates", "who", "note", "come_back_on", "email", "access_needs", "dietary", "question"]
