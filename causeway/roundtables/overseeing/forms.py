"""What staff type about roundtables: which they look at, which month, and what is good about an example."""

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from causeway.regions.models import Region
from causeway.words.safe_fields import SafeLine, SafeWords


class LookForm(forms.Form):
    """Which roundtables to list."""

    region = forms.ChoiceField(label=_("Region"), required=False, choices=[("", _("All")), *Region.choices])
    over = forms.BooleanField(label=_("also those that are over"), required=False)


class OfferForm(forms.Form):
    """Why others should begin from it."""

    name = SafeLine(
        max_length=120,
        label=_("What to call it"),
        help_text=_("Organisers choose by this: “Two hours, two themes, five MPs”. No place, no person."),
    )
    why = SafeWords(
        max_length=600,
        rows=3,
        required=True,
        label=_("What is good about it"),
        help_text=_("What worked, in a sentence or two."),
        missing=_("Say in a sentence what is good about it."),
    )
    read = forms.BooleanField(
        label=_("I have read what is offered: no person, school or pupil is named in it."),
        error_messages={"required": _("Read it through first. Others will see every word.")},
    )


def first_of_month(text: str, today: dt.date) -> dt.date:
    """Return the first day of a month as it stands in an address, such as 2027-03; of this month where it is none."""
    try:
        found = dt.date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1)
    near = dt.timedelta(days=3660)
    return found if today - near < found < today + near else today.replace(day=1)
