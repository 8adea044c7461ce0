"""What somebody looks for in the list."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.activities.activity import words
from causeway.activities.activity.domain.kinds import Kind
from causeway.activities.listing.queries import Asked, near
from causeway.areas.typed import resolve_home
from causeway.frame.fields import Day, Line
from causeway.regions.models import Region

FAR = dt.timedelta(days=5 * 366)  # nothing is planned longer ahead


class LookForm(forms.Form):
    """Place, kind and day; all optional, and none refused for what is odd in the others."""

    near = Line(
        max_length=100,
        required=False,
        label=gettext_lazy("Near a postcode or a place"),
        autocomplete="postal-code",
    )
    region = forms.ChoiceField(
        label=gettext_lazy("Region"), required=False, choices=[("", gettext_lazy("Everywhere")), *Region.choices]
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What"),
        required=False,
        choices=lazy(lambda: [("", _("Everything")), *((each.value, words.kind(each.value)) for each in Kind)], list)(),
    )
    on = Day(label=gettext_lazy("From"), required=False)
    seat = forms.CharField(required=False, max_length=9, widget=forms.HiddenInput)
    authority = forms.CharField(required=False, max_length=9, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Find the place."""
        typed: dict[str, Any] = super().clean() or {}
        typed["seats"] = near(typed.get("near", ""))
        if typed.get("near") and not typed["seats"]:
            answer = resolve_home(typed["near"])
            if answer.code:
                typed["seats"] = (answer.code,)
            else:
                self.add_error("near", answer.problem or _("Several places have that name. Try a postcode."))
        return typed

    def asked(self) -> Asked:
        """Return what is looked for, of the fields that could be read."""
        typed = self.cleaned_data
        return Asked(
            seat=typed.get("seat", ""),
            authority=typed.get("authority", ""),
            region=typed.get("region", ""),
            kind=typed.get("kind", ""),
            near=tuple(typed.get("seats", ())),
            first=_begins(typed.get("on")),
        )


def _begins(day: dt.date | None) -> dt.datetime | None:
    """Return the moment at which a day to come begins; nothing for one that is over, or so far off that nothing is planned for it."""
    today = timezone.localdate()
    return timezone.make_aware(dt.datetime.combine(day, dt.time())) if day and today < day < today + FAR else None
