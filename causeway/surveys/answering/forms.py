"""One page of a survey as a form: its kind says which."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from causeway.frame.fields import YourEmail
from causeway.people.honeypot import TrapForm
from causeway.surveys.survey.domain.definition import Break, Kind, Question
from causeway.surveys.survey.schools import UNKNOWN, of_one
from causeway.words.safe_fields import SafeWords

LONGEST = 300  # characters of somebody's own words


class BeginForm(TrapForm):
    """The button with which one begins."""


class LinkForm(forms.Form):
    """Where the link to go on with is mailed."""

    email = YourEmail(
        help_text=gettext_lazy("For this one mail. It is not kept with your answers."),
        missing=gettext_lazy("Give an e-mail address, or keep the address of this page yourself."),
    )


class AboutForm(forms.Form):
    """What tells a school apart, as one answers it; nobody has to."""

    answer = forms.ChoiceField(widget=forms.RadioSelect, required=False)

    def __init__(self, *args: Any, broken_by: Break, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["answer"]
        field.label = _ABOUT[broken_by]
        known = [(key, name) for key, name in of_one(broken_by).items() if key != UNKNOWN]
        field.choices = [*known, ("-", _("I would rather not say"))]

    @property
    def given(self) -> str:
        """The group, of a form that is valid; empty where nothing was said."""
        return str(self.cleaned_data["answer"]).strip("-")


_ABOUT = {
    Break.REGION: gettext_lazy("Where is your school?"),
    Break.KIND: gettext_lazy("What kind of school is it?"),
    Break.SIZE: gettext_lazy("About how many pupils has it?"),
}


class QuestionForm(forms.Form):
    """One question. Whatever is left open counts as left open, and nothing stops anybody from leaving it."""

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        self.fields["answer"] = _FIELDS[question.kind](question)
        self.fields["answer"].label, self.fields["answer"].help_text = question.text, _hint(question)
        if question.kind is Kind.WORDS:
            self.fields["quote"] = forms.BooleanField(
                required=False, label=_("You may quote this, without my name or my school’s")
            )

    @property
    def given(self) -> Any:
        """The answer as it is kept, of a form that is valid; empty where it was left open."""
        answer = self.cleaned_data["answer"]
        if self.question.kind is Kind.WORDS:
            return {"text": answer, "quote": self.cleaned_data["quote"]} if answer else {}
        if self.question.kind is Kind.SCALE and answer:
            return int(answer)
        if self.question.kind is Kind.SEVERAL:
            return list(dict.fromkeys(answer))  # a program may send one option many times
        return answer


def initial(question: Question, given: Any) -> dict[str, Any]:
    """Return what a page shows of an answer that was given before."""
    if isinstance(given, dict):
        return {"answer": given.get("text", ""), "quote": given.get("quote", False)}
    return {"answer": str(given) if question.kind is Kind.SCALE and given else given}


def _hint(question: Question) -> str:
    own = [question.hint] if question.hint else []
    if question.kind is Kind.SEVERAL:
        own.append(_("Choose all that hold."))
    if question.kind is Kind.WORDS:
        own.append(_("Up to %(many)s characters. Name no child, and nobody else.") % {"many": LONGEST})
    if question.kind is Kind.NUMBER:
        most = ngettext("A whole number up to %(most)s.", "A whole number up to %(most)s.", question.most)
        own.append(most % {"most": f"{question.most:,}"})
    return " ".join(own)


def _single(question: Question) -> forms.Field:
    return forms.ChoiceField(
        choices=[(each.key, each.text) for each in question.options], widget=forms.RadioSelect, required=False
    )


def _several(question: Question) -> forms.Field:
    choices = [(each.key, each.text) for each in question.options]
    return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, required=False)


def _scale(question: Question) -> forms.Field:
    ends = {"1": question.low, str(question.points): question.high}
    choices = [(key, f"{key} – {ends[key]}" if key in ends else key) for key in question.answers]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, required=False)


def _number(question: Question) -> forms.Field:
    return forms.IntegerField(
        min_value=0,
        max_value=question.most,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _("Write a whole number in digits, or leave it open.")},
    )


def _words(question: Question) -> forms.Field:
    return SafeWords(max_length=LONGEST, rows=4, label=question.text)


_FIELDS = {Kind.SINGLE: _single, Kind.SEVERAL: _several, Kind.SCALE: _scale, Kind.NUMBER: _number, Kind.WORDS: _words}
