"""What somebody fills in to hear from the campaign, or to hear less."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from causeway.areas.forms import WhichPlace, answered
from causeway.areas.typed import resolve_home, seat_name
from causeway.frame.fields import Line, YourEmail
from causeway.people.honeypot import TrapForm
from causeway.regions.queries import region_of_seat
from causeway.supporters.joining.domain import HowOften
from causeway.supporters.pack import SupporterWords

_OFTEN = (
    (HowOften.EACH.value, gettext_lazy("Each as it comes, about twice a month")),
    (HowOften.MONTHLY.value, gettext_lazy("One a month at most")),
)


class ChoiceForm(forms.Form):
    """For which area, which subjects, how often. ``cleaned_data`` holds the columns of a supporter under ``columns``."""

    near = Line(
        max_length=120,
        required=False,
        label=gettext_lazy("Your postcode or constituency"),
        help_text=gettext_lazy(
            "For figures and events of your area. We keep the constituency, not the postcode. You can leave it empty."
        ),
        autocomplete="postal-code",
    )
    near_choice = WhichPlace()
    subjects = forms.MultipleChoiceField(
        label=gettext_lazy("What about"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one subject, or leave altogether.")},
    )
    how_often = forms.ChoiceField(
        label=gettext_lazy("How often"), choices=_OFTEN, widget=forms.RadioSelect, initial=HowOften.EACH.value
    )

    def __init__(self, *args: Any, said: SupporterWords, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.said = said
        subjects: Any = self.fields["subjects"]
        subjects.choices = [(each.key, each.title) for each in said.subjects]
        subjects.initial = [each.key for each in said.subjects]

    def clean(self) -> dict[str, Any]:
        """Find the constituency, and put the columns together."""
        typed: dict[str, Any] = super().clean() or {}
        typed["columns"] = {
            **self._place(typed.get("near", "")),
            "subjects": typed.get("subjects", []),
            "how_often": typed.get("how_often", HowOften.EACH.value),
        }
        return typed

    def _place(self, near: str) -> dict[str, str]:
        if not near:
            self.errors.pop("near_choice", None)
            return {"seat_code": "", "seat_name": "", "region": ""}
        answer = answered(self, near, resolve_home)
        return {
            "seat_code": answer.code,
            "seat_name": seat_name(answer.code) if answer.code else "",
            "region": region_of_seat(answer.code) if answer.code else "",
        }


class JoinForm(ChoiceForm, TrapForm):
    """Saying yes: nothing is ticked beforehand where it is consent."""

    email = YourEmail(
        help_text=gettext_lazy("A link goes there; nothing is sent before you have used it."),
        missing=gettext_lazy("Give an e-mail address: the news goes there."),
    )
    agree = forms.BooleanField(
        error_messages={"required": gettext_lazy("Tick the box if you agree. Without your yes we may not write to you.")}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agree"].label = self.said.consent
