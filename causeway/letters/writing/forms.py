"""What is typed on the way to a letter. Fields clean what cannot be kept and never refuse a script or an emoji."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.areas.typed import Choice
from causeway.frame.domain.cleaning import clean_line, clean_text
from causeway.frame.fields import Line, Words, YourEmail
from causeway.letters.letter.asks import OfferedAsk
from causeway.letters.letter.domain.composing import FIGURE_MARK, Role, holds_figure
from causeway.letters.letter.places import check_area
from causeway.letters.letter.queries import Offered
from causeway.letters.pack import Prompt
from causeway.letters.writing.domain.words import count
from causeway.people.prefill import LONGEST
from causeway.representatives.addressees.addressee import Addressee

ANSWER, TEXT, SENTENCE, ADDRESS = 6000, 20000, 2000, 600
NO_FIGURE = "none"


class StartForm(forms.Form):
    """Where somebody lives, where their school is, or both."""

    home = Line(
        max_length=120,
        required=False,
        label=gettext_lazy("Where you live"),
        help_text=gettext_lazy("Your home postcode, or the name of your constituency."),
        autocomplete="postal-code",
    )
    school = Line(
        max_length=160,
        required=False,
        label=gettext_lazy("Your school"),
        help_text=gettext_lazy("Its name, its postcode or its URN, if you work at one."),
        autocomplete="organization",
    )
    home_choice = forms.CharField(required=False, max_length=9, widget=forms.HiddenInput)
    school_choice = forms.CharField(required=False, max_length=9, widget=forms.HiddenInput)
    figure = forms.CharField(required=False, max_length=160, widget=forms.HiddenInput)
    begun = forms.CharField(required=False, max_length=4 * LONGEST, widget=forms.HiddenInput)  # first words, from a room of ours

    def __init__(self, *args: Any, offered: Mapping[str, tuple[Choice, ...]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (offered or {}).items():
            self.fields[f"{name}_choice"] = forms.ChoiceField(
                label=_("Which one do you mean?"),
                choices=[(choice.key, choice.label) for choice in choices],
                widget=forms.RadioSelect,
                error_messages={"required": _("More than one place is called so. Choose yours.")},
            )

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name in ("home_choice", "school_choice", "figure"):
            cleaned[name] = clean_line(str(cleaned.get(name, "")), 160)
        if not self.errors and not (cleaned.get("home") or cleaned.get("school")):
            self.add_error("home", _("Give your home postcode, your school, or both: they say who your MP is."))
        return cleaned


class YouForm(forms.Form):
    """To whom, in which role, and who writes."""

    role = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose to whom you write.")},
    )
    name = Line(
        max_length=100,
        label=gettext_lazy("Your name"),
        missing=gettext_lazy("Write your name: offices answer a person."),
        autocomplete="name",
    )
    job_title = Line(
        max_length=100,
        required=False,
        label=gettext_lazy("Your role at school"),
        help_text=gettext_lazy("For example head teacher, SENCO, governor. Leave it out if you write as a parent or neighbour."),
        autocomplete="organization-title",
    )
    school = Line(max_length=160, required=False, label=gettext_lazy("The school’s name"), autocomplete="organization")
    email = YourEmail(
        help_text=gettext_lazy("The answer goes there. We write to it only about this letter."),
        missing=gettext_lazy("Write your e-mail address: the answer goes there."),
        invalid=gettext_lazy("This is not an e-mail address yet. It looks like name@example.org."),
    )
    address = Words(
        max_length=ADDRESS,
        rows=4,
        required=True,
        label=gettext_lazy("Your postal address, with its postcode"),
        autocomplete="street-address",
    )

    def __init__(self, *args: Any, addressees: list[Offered], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.addressees = addressees
        role = self.fields["role"]
        if isinstance(role, forms.ChoiceField):
            role.choices = [(each.role.value, each.to.role(at_school=each.role is Role.LEADER)) for each in addressees]
        if addressees:
            self._speak_of(addressees[0].to)
        if len(addressees) == 1:
            role.initial = addressees[0].role.value
        self._say_for_whom(leading=[each.role is Role.LEADER for each in addressees])

    def _say_for_whom(self, *, leading: list[bool]) -> None:
        """Call the role and the school optional only where they are: who writes for a school names both."""
        job = self.fields["job_title"]
        if leading and all(leading):
            job.help_text = _("For example head teacher, SENCO, governor.")
            for name, missing in (("job_title", self._role_missing()), ("school", _("Write the name of your school."))):
                field = self.fields[name]
                field.required = field.widget.is_required = True
                field.error_messages["required"] = missing
        elif any(leading):
            job.help_text = _("For example head teacher, SENCO, governor. It is needed if you write for your school.")

    @staticmethod
    def _role_missing() -> str:
        return _("Write your role: it tells them from whom in the school they hear.")

    def _speak_of(self, to: Addressee) -> None:
        role, address = self.fields["role"], self.fields["address"]
        role.label, address.help_text = to.says(to.words.which_role), to.says(to.words.address_help)
        address.error_messages["required"] = to.says(to.words.address_missing)

    def clean(self) -> dict[str, Any]:
        """Compare the address with the seat, and ask a school's people for the school."""
        cleaned: dict[str, Any] = super().clean() or {}
        chosen = next((each for each in self.addressees if each.role == cleaned.get("role")), None)
        if chosen is None:
            return cleaned
        if chosen.role is Role.LEADER:
            self._ask_for_school(cleaned)
        self._compare_address(cleaned, chosen)
        return cleaned

    def _ask_for_school(self, cleaned: Mapping[str, Any]) -> None:
        if not cleaned.get("job_title", "unread"):
            self.add_error("job_title", self._role_missing())
        if not cleaned.get("school", "unread"):
            self.add_error("school", _("Write the name of your school, or choose to write as a constituent."))

    def _compare_address(self, cleaned: Mapping[str, Any], chosen: Offered) -> None:
        if "address" not in cleaned:
            return
        to, checked = chosen.to, check_area(cleaned["address"], chosen.to.area)
        if not checked.postcode:
            self.add_error("address", to.says(to.words.postcode_missing))
        elif checked.elsewhere:
            said = to.says(to.words.elsewhere_typed, postcode=checked.postcode, elsewhere=checked.elsewhere)
            self.add_error("address", said)


class AnswersForm(forms.Form):
    """The campaign's questions, each answered in a box of its own; none is required, one is."""

    def __init__(self, *args: Any, prompts: tuple[Prompt, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for prompt in prompts:
            self.fields[f"answer-{prompt.key}"] = Words(max_length=ANSWER, rows=5, label=prompt.question, help_text=prompt.hint)

    def clean(self) -> dict[str, Any]:
        """Ask for at least one answer."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(count(value) for value in cleaned.values()):
            first = next(iter(self.fields))
            self.add_error(first, _("Answer at least one question: your own words are what an office reads."))
        return cleaned

    @property
    def answers(self) -> dict[str, str]:
        """The answers by the key of their prompt."""
        return {name.removeprefix("answer-"): value for name, value in self.cleaned_data.items()}


class AskForm(forms.Form):
    """One ask, and one figure in a sentence of the writer's own."""

    ask = forms.ChoiceField(
        label=gettext_lazy("What do you ask them to do?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose one thing to ask for: a letter with one clear ask is easier to act on."),
            "invalid_choice": gettext_lazy("Choose one of these asks."),
        },
    )
    figure = forms.ChoiceField(
        label=gettext_lazy("A figure from your area"),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": gettext_lazy("This figure is not offered here any more. Choose another, or none.")},
    )
    figure_sentence = Words(
        max_length=SENTENCE,
        rows=3,
        label=gettext_lazy("Your sentence with the figure"),
        help_text=gettext_lazy("Write it as you would say it, and put [figure] where the number should stand."),
    )

    def __init__(self, *args: Any, asks: tuple[OfferedAsk, ...], headlines: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.headlines = headlines
        ask, figure = self.fields["ask"], self.fields["figure"]
        if isinstance(ask, forms.ChoiceField) and isinstance(figure, forms.ChoiceField):
            ask.choices = [(each.key, each.title) for each in asks]
            figure.choices = [*headlines.items(), (NO_FIGURE, _("No figure"))]

    def clean(self) -> dict[str, Any]:
        """Ask for a sentence around a chosen figure, and for the figure itself in it."""
        cleaned: dict[str, Any] = super().clean() or {}
        headline = self.headlines.get(cleaned.get("figure") or "")
        sentence = cleaned.get("figure_sentence", "")
        if headline is None:
            if FIGURE_MARK in sentence and "figure" not in self.errors:
                self.add_error("figure", _("Choose the figure that stands in your sentence, or take [figure] out of it."))
        elif "figure_sentence" in cleaned and not sentence:
            self.add_error(
                "figure_sentence",
                _("Write a sentence around the figure, with [figure] where it should stand – or choose “No figure”."),
            )
        elif "figure_sentence" in cleaned and not holds_figure(sentence, headline):
            self.add_error(
                "figure_sentence",
                _("Your sentence does not hold the figure yet. Put [figure] where %(figure)s should stand.")
                % {"figure": headline},
            )
        return cleaned


class LetterForm(forms.Form):
    """The whole letter, edited as plain text."""

    subject = Line(
        max_length=150,
        label=gettext_lazy("Subject"),
        help_text=gettext_lazy("Change it to your own: letters with the same subject are sorted into one pile."),
        missing=gettext_lazy("Write a subject, so that your letter is found again."),
    )
    text = Words(
        max_length=TEXT,
        rows=22,
        required=True,
        label=gettext_lazy("Your letter"),
        help_text=gettext_lazy("Read it through, best aloud, and change whatever you like."),
        missing=gettext_lazy("The letter is empty. Write it here, or put it together again from your answers."),
        spellcheck="true",
    )


_LINES = {"name": 100, "job_title": 100, "school": 160, "email": 254, "subject": 150}
_TEXTS = {"address": ADDRESS, "figure_sentence": SENTENCE}


def typed_so_far(data: Mapping[str, Any], prompts: tuple[Prompt, ...]) -> dict[str, object]:
    """Return what was typed, right or wrong, cut to what can be kept; only fields that were sent."""
    typed: dict[str, object] = {name: clean_line(str(data[name]), limit) for name, limit in _LINES.items() if name in data}
    typed |= {name: clean_text(str(data[name]), limit) for name, limit in _TEXTS.items() if name in data}
    answers = {
        prompt.key: clean_text(str(data[f"answer-{prompt.key}"]), ANSWER) for prompt in prompts if f"answer-{prompt.key}" in data
    }
    return {**typed, "answers": answers} if answers else typed


_DIGEST = re.compile(r"[0-9a-f]{24}")
SET_ASIDE = 60  # more warnings than a letter can raise


def left_as_is(data: QueryDict, before: Sequence[str]) -> list[str]:
    """Return the digests of the warnings set aside: of those the page showed the ticked ones, of the others as ``before``."""
    shown, ticked = set(data.getlist("shown")), set(data.getlist("left"))
    kept = [*(digest for digest in before if digest not in shown), *sorted(ticked & shown)]
    return [digest for digest in kept if _DIGEST.fullmatch(digest)][-SET_ASIDE:]
