"""What organisers type. Fields clean what cannot be kept and never refuse a script."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.campaign.pack import campaign
from causeway.frame.fields import Email, Line, Words, YourEmail
from causeway.roundtables.table import words
from causeway.roundtables.table.domain import editing
from causeway.roundtables.table.domain.kinds import GuestKind, Mode, Phase
from causeway.words.safe_fields import SafeLine, SafeWords

LETTER_PART = 3000


class EmailForm(forms.Form):
    """An e-mail address to which the desk's link goes."""

    email = YourEmail(
        help_text=gettext_lazy("We send a link to it. It works once, for two hours. There is no password."),
        missing=gettext_lazy("Give an e-mail address you can open now."),
    )


class BeginForm(forms.Form):
    """What a roundtable is called and who begins it."""

    title = SafeLine(
        max_length=120,
        label=gettext_lazy("What is it called?"),
        help_text=gettext_lazy("As it will stand in calendars: what about, and where."),
        missing=gettext_lazy("Give it a name, so that everybody finds it in their calendar."),
    )
    name = Line(
        max_length=100,
        label=gettext_lazy("Your name"),
        missing=gettext_lazy("Give your name: MPs want to know who invites them."),
        autocomplete="name",
    )
    post = Line(
        max_length=120,
        required=False,
        label=gettext_lazy("As what you organise it"),
        help_text=gettext_lazy("Such as branch secretary, or head of a school."),
        autocomplete="organization-title",
    )


class SeenForm(forms.Form):
    """A form that notices when somebody else has saved the same fields meanwhile."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=2000)

    def typed(self) -> dict[str, Any]:
        """Return what was typed, without the marks."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    @classmethod
    def of(cls, row: object, **rest: Any) -> "SeenForm":
        """Return the form filled in from a row, marked with what it saw there."""
        values = cls.values_of(row)
        return cls(initial={**cls.as_typed(values), "seen": editing.seen(values)}, **rest)

    @classmethod
    def values_of(cls, row: object) -> dict[str, Any]:
        """Return the row's values of this form's fields."""
        return {name: getattr(row, name) for name in cls.base_fields if name != "seen"}

    @classmethod
    def as_typed(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return values, of all fields or of some, as they stand in the form's inputs."""
        return dict(values)


class PlanForm(SeenForm):
    """Where and how people meet."""

    title = SafeLine(
        max_length=120,
        label=gettext_lazy("What it is called"),
        missing=gettext_lazy("Give it a name, as it stands in calendars."),
    )
    place = SafeLine(
        max_length=120,
        required=False,
        label=gettext_lazy("The place it is about"),
        help_text=gettext_lazy("As people there say it."),
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("How people meet"),
        choices=lazy(lambda: [(mode.value, words.mode(mode)) for mode in Mode], list)(),
        widget=forms.RadioSelect,
    )
    venue = Line(
        max_length=160, required=False, label=gettext_lazy("Venue"), help_text=gettext_lazy("A school is a good one: MPs see it.")
    )
    venue_place = Words(
        max_length=400,
        rows=3,
        label=gettext_lazy("Its address"),
        help_text=gettext_lazy("With its postcode: we see by it in whose seat it stands."),
        autocomplete="street-address",
    )
    venue_access = SafeWords(
        addresses=False,
        max_length=1000,
        rows=3,
        label=gettext_lazy("Access"),
        help_text=gettext_lazy(
            "Steps, lift, hearing loop, accessible toilet, parking, a quiet room. Say what there is and what there is not."
        ),
    )
    joining = SafeWords(
        addresses=False,
        max_length=1000,
        rows=3,
        label=gettext_lazy("How to join online, and whom to call on the day"),
        help_text=gettext_lazy("Only those who come see it."),
    )
    minutes = forms.IntegerField(
        min_value=15,
        max_value=480,
        label=gettext_lazy("How long it lasts, in minutes"),
        widget=forms.NumberInput(attrs={"step": 5}),
    )
    themes = SafeWords(
        max_length=400,
        rows=3,
        label=gettext_lazy("Themes"),
        help_text=gettext_lazy("One a line. Two are enough for an hour with MPs."),
    )

    @classmethod
    def as_typed(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """Show themes one a line."""
        return {**values, **({"themes": "\n".join(values["themes"])} if "themes" in values else {})}

    def typed(self) -> dict[str, Any]:
        """Return what was typed, the themes as a list."""
        said = super().typed()
        return {**said, "themes": [line.strip()[:120] for line in said["themes"].splitlines() if line.strip()]}


def _asks() -> list[tuple[str, str]]:
    return [("", _("None of these, or several")), *((ask.key, ask.title) for ask in campaign().asks)]


class LetterForm(SeenForm):
    """The parts of the letter that go to every MP, in the organisers' own words. Nothing is filled in for them."""

    who_we_are = SafeWords(
        max_length=LETTER_PART,
        rows=5,
        label=gettext_lazy("Who are you?"),
        help_text=gettext_lazy("Who invites, and how many schools and pupils will be at the table."),
    )
    what_happens = SafeWords(
        max_length=LETTER_PART,
        rows=8,
        label=gettext_lazy("What happens in your schools?"),
        help_text=gettext_lazy(
            "What you see each week that an MP does not. No child may be recognisable: no name, no rare condition, no date."
        ),
    )
    ask = SafeWords(
        max_length=LETTER_PART,
        rows=5,
        label=gettext_lazy("What do you ask of the MPs?"),
        help_text=gettext_lazy("Besides coming: one thing they can do afterwards."),
    )
    ask_key = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Is it one of the campaign’s asks?"),
        choices=lazy(_asks, list)(),
        help_text=gettext_lazy("For our count, and for drafts to the press afterwards: your own words go to the MPs."),
    )
    signed = SafeWords(
        addresses=False,
        max_length=600,
        rows=4,
        label=gettext_lazy("Signed"),
        help_text=gettext_lazy("Names as the MPs shall read them, one a line."),
    )


class OwnWordsForm(SeenForm):
    """The organisers' words to one MP."""

    words = SafeWords(
        max_length=LETTER_PART,
        rows=6,
        required=True,
        label=gettext_lazy("Why this MP?"),
        help_text=gettext_lazy("A school of theirs that comes, something they said or did, what is different in their seat."),
        missing=gettext_lazy("Write a sentence or two to this MP. Offices put letters aside that could go to anybody."),
    )


class GuestForm(SeenForm):
    """Somebody from a school or a partner."""

    kind = forms.ChoiceField(
        label=gettext_lazy("As what they come"),
        choices=lazy(lambda: [(kind.value, words.guest_kind(kind)) for kind in GuestKind], list)(),
    )
    name = Line(max_length=100, required=False, label=gettext_lazy("Name"))
    post = Line(max_length=120, required=False, label=gettext_lazy("Post"))
    email = Email(
        required=False,
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("To ask them for dates. They see who gave it to us, and can say no."),
        inputmode="email",
    )
    school = Line(
        max_length=160,
        required=False,
        label=gettext_lazy("School"),
        help_text=gettext_lazy("Its name and town, its postcode, or its URN."),
    )
    phase = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Kind of school"),
        choices=lazy(lambda: [("", _("Not said")), *((phase.value, words.phase(phase)) for phase in Phase)], list)(),
    )
    speaks_on = SafeLine(
        max_length=120, required=False, label=gettext_lazy("Speaks on"), help_text=gettext_lazy("A theme, if they speak.")
    )


class CoOrganiserForm(forms.Form):
    """Somebody who is asked to organise it too."""

    name = Line(
        max_length=100,
        label=gettext_lazy("Their name"),
        missing=gettext_lazy("Give their name, so that the message greets them."),
    )
    email = Email(
        label=gettext_lazy("Their e-mail address"),
        help_text=gettext_lazy("They get a link that works once, for fourteen days."),
        missing=gettext_lazy("Give their e-mail address."),
    )


class FurtherWordsForm(forms.Form):
    """A line of one's own in a letter after the first."""

    words = SafeWords(
        max_length=1500,
        rows=4,
        required=True,
        label=gettext_lazy("A line of your own"),
        help_text=gettext_lazy("What is new, or why it matters to you that they come."),
        missing=gettext_lazy("Write a line of your own: a reminder by a person is answered sooner than one by a machine."),
    )
