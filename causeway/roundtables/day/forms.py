"""What is typed on the day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from causeway.frame.fields import Day, Email, Line, Words
from causeway.roundtables.day.actions import Said
from causeway.roundtables.table.models import Roundtable


class PersonForm(forms.Form):
    """Somebody who was not on the list."""

    name = Line(max_length=160, label=_("Somebody else came"), missing=_("Type their name."), autocomplete="off")
    email = Email(
        label=_("Their e-mail address"),
        required=False,
        autocomplete="off",
    )
    agrees = forms.BooleanField(label=_("They agree to be sent the note at this address"), required=False)

    def clean(self) -> dict[str, Any]:
        """Keep an address only of who agrees to be written to."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("email") and not given.get("agrees"):
            self.add_error(
                "agrees", forms.ValidationError(_("Ask them first, and tick that they agree. Or leave the address out."))
            )
        return given


class NoteForm(forms.Form):
    """What was said."""

    text = Words(max_length=8000, rows=3, label=_("Note"), required=True, missing=_("The note is empty."))
    theme = Line(max_length=120, label=_("Theme"), required=False)


class PromiseForm(forms.Form):
    """What somebody promised: one of those at the table, or somebody who is typed."""

    needed_by_some = ("by", "who")

    by = forms.ChoiceField(label=_("Who promises"), required=False)
    who = Line(max_length=160, label=_("Somebody else"), required=False, autocomplete="off")
    words = Words(
        max_length=2000,
        rows=3,
        label=_("What, in their words"),
        required=True,
        missing=_("Write down what was promised."),
        help_text=_("Read it back to them: then it is theirs."),
    )
    due = Day(label=_("By when"), required=False)

    def __init__(self, data: Any = None, *, roundtable: Roundtable) -> None:
        super().__init__(data)
        seats = [(f"s{seat.pk}", f"{seat.mp_name}, {seat.name}") for seat in roundtable.seats.exclude(mp_name="")]
        guests = [(f"g{guest.pk}", guest.name) for guest in roundtable.guests.filter(erased=False).exclude(name="")]
        self.fields["by"].choices = [("", "–"), *seats, *sorted(guests, key=lambda pair: pair[1])]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for a name where nobody is chosen."""
        given: dict[str, Any] = super().clean() or {}
        if not given.get("by") and not given.get("who"):
            self.add_error("by", forms.ValidationError(_("Say who promises it.")))
        return given

    @property
    def said(self) -> Said:
        """What was typed."""
        given = self.cleaned_data
        by, who = given["by"], given["who"]
        chosen = int(by[1:]) if by and not who else None
        seat, guest = (chosen if by.startswith("s") else None), (chosen if by.startswith("g") else None)
        return Said(seat, guest, who, given["words"], given["due"])
