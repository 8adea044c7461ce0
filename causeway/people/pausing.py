"""A pause from mail that somebody asked for: until which day nothing is sent."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.frame.fields import Day

LONGEST_PAUSE = dt.timedelta(days=365)


class PauseForm(forms.Form):
    """Until when nothing is sent."""

    until = Day(
        label=gettext_lazy("Send nothing before"),
        missing=gettext_lazy("Choose the day on which it may go on."),
        invalid=gettext_lazy("Write the day as 2027-01-31."),
    )

    def clean_until(self) -> dt.date:
        """Refuse a day that is no pause, and one that is a way of leaving."""
        until: dt.date = self.cleaned_data["until"]
        today = timezone.localdate()
        if until <= today:
            raise forms.ValidationError(_("Choose a day to come."))
        if until > today + LONGEST_PAUSE:
            raise forms.ValidationError(_("That is more than a year away. Leave instead, and come back when you like."))
        return until
