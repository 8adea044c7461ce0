"""What organisers type about dates, and what a guest is asked."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.calendars.domain import NoSuchTime, at
from causeway.frame.fields import Day, Time, Words
from causeway.roundtables.table.forms import SeenForm
from causeway.words.safe_fields import SafeWords

USUAL = dt.time(12, 30)


def moment(day: dt.date, time: dt.time) -> dt.datetime:
    """Return the moment of a clock's time in London; an hour that the clocks skip is refused with a sentence."""
    try:
        return at(day, time)
    except NoSuchTime:
        raise forms.ValidationError(_("The clocks go forward over that hour. Choose another time.")) from None


class OfferForm(forms.Form):
    """Days to offer, at one time of day; another day beside those proposed."""

    days = forms.TypedMultipleChoiceField(required=False, coerce=dt.date.fromisoformat, widget=forms.CheckboxSelectMultiple)
    other = Day(label=gettext_lazy("Another day"), required=False)
    time = Time(label=gettext_lazy("It begins at"), initial=USUAL)

    def __init__(self, *args: Any, proposed: list[dt.date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].choices = [(day.isoformat(), day.isoformat()) for day in proposed]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Make moments of the days."""
        given: dict[str, Any] = super().clean() or {}
        days = [*given.get("days", []), *filter(None, [given.get("other")])]
        if not days and not self.errors:
            raise forms.ValidationError(_("Tick a day, or name another one."))
        if "time" in given:
            given["moments"] = [moment(day, given["time"]) for day in days]
        return given


class ChangeForm(forms.Form):
    """Another moment for what is confirmed."""

    day = Day(label=gettext_lazy("The day"), missing=gettext_lazy("Give the day."))
    time = Time(label=gettext_lazy("It begins at"), initial=USUAL)

    def clean(self) -> dict[str, Any]:
        """Make a moment of day and time."""
        given: dict[str, Any] = super().clean() or {}
        if {"day", "time"} <= given.keys():
            given["starts_at"] = moment(given["day"], given["time"])
        return given


class OffForm(forms.Form):
    """Why it does not take place, as everybody invited reads it."""

    why = SafeWords(
        addresses=False,
        max_length=600,
        rows=4,
        required=True,
        label=gettext_lazy("Why? Everybody who holds it in their calendar reads this."),
        missing=gettext_lazy("Say in a line why: people have kept the day free."),
    )
    for_good = forms.TypedChoiceField(
        label=gettext_lazy("Is there to be another date?"),
        coerce=lambda value: value == "off",
        choices=[("later", gettext_lazy("Yes: put it off, and find another date")), ("off", gettext_lazy("No: call it off"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say whether there is to be another date.")},
    )


class NeedsForm(SeenForm):
    """What somebody needs to take part. Never why."""

    access_needs = Words(
        max_length=1000,
        rows=3,
        label=gettext_lazy("What do you need to take part?"),
        help_text=gettext_lazy("Step-free entry, a hearing loop, a place to park. You need not say why."),
    )
    dietary = Words(max_length=500, rows=2, label=gettext_lazy("What do you not eat or drink?"))
