"""What organisers type into the run sheet."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from causeway.roundtables.day.duty_models import Duty
from causeway.roundtables.day.sheet import queries as sheets
from causeway.roundtables.day.sheet.actions import Row
from causeway.roundtables.day.sheet.domain import LEAST, MOST, Part
from causeway.roundtables.table.models import Roundtable
from causeway.words.safe_fields import SafeLine

SPARE_ROWS = 2


class RowForm(forms.Form):
    """One item."""

    minutes = forms.IntegerField(label=_("Minutes"), min_value=LEAST, max_value=MOST, required=False)
    kind = forms.ChoiceField(label=_("What"), required=False)
    title = SafeLine(max_length=160, label=_("In your words"), required=False)
    theme = SafeLine(max_length=120, label=_("Theme"), required=False)
    speaker = forms.TypedChoiceField(label=_("Speaker"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, speakers: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(part.value, sheets.part_in_words(part)) for part in Part]  # type: ignore[attr-defined]
        self.fields["speaker"].choices = [("", "–"), *speakers]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse an item without minutes."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("title") and not given.get("minutes") and "minutes" not in self.errors and not given.get("DELETE"):
            self.add_error("minutes", forms.ValidationError(_("How many minutes?")))
        return given

    @property
    def row(self) -> Row | None:
        """The item, or nothing for a row left empty."""
        given = self.cleaned_data
        if not given.get("minutes"):
            return None
        part = Part(given.get("kind") or Part.DISCUSS)
        title = given.get("title") or sheets.part_in_words(part)
        return Row(part.value, given["minutes"], title, given.get("theme", ""), "", given.get("speaker"))


class Rows(forms.BaseFormSet[RowForm]):
    """The whole sheet."""

    def rows(self) -> list[Row]:
        """Return the items in the order of their numbers; those ticked to go are left out."""
        kept = [form for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        kept.sort(key=lambda form: (form.cleaned_data.get("ORDER") is None, form.cleaned_data.get("ORDER") or 0))
        return [row for form in kept if (row := form.row) is not None]


SheetForms = cast(
    "type[Rows]",
    forms.formset_factory(RowForm, formset=Rows, extra=SPARE_ROWS, can_order=True, can_delete=True, max_num=42, absolute_max=60),
)


def speakers_of(roundtable: Roundtable) -> list[tuple[int, str]]:
    """Return the guests who may speak, those with a theme first."""
    guests = roundtable.guests.filter(erased=False).exclude(name="")
    return sorted(((guest.pk, guest.name) for guest in guests), key=lambda pair: pair[1])


def initial(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Return what the forms begin with."""
    return [
        {"minutes": row.minutes, "kind": row.kind, "title": row.title, "theme": row.theme, "speaker": row.speaker} for row in rows
    ]


class DutiesForm(forms.Form):
    """Who chairs, hosts, takes notes and keeps the time."""

    def __init__(self, *args: Any, roundtable: Roundtable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(f"o{each.pk}", each.name) for each in roundtable.organisers.filter(revoked_at=None)]
        people += [(f"g{key}", name) for key, name in speakers_of(roundtable)]
        held = {
            each.duty: f"o{each.organiser_id}" if each.organiser_id else f"g{each.guest_id}" for each in roundtable.duties.all()
        }
        for duty in Duty:
            self.fields[duty.value] = forms.ChoiceField(
                label=duty.label, required=False, choices=[("", "–"), *people], initial=held.get(duty.value, "")
            )

    def holders(self) -> dict[Duty, str]:
        """Return who does what."""
        return {duty: self.cleaned_data.get(duty.value, "") for duty in Duty}


class FitForm(forms.Form):
    """How long it is to last."""

    minutes = forms.IntegerField(label=_("Minutes in all"), min_value=15, max_value=MOST)
