"""What stands on page one of a paper about a consultation, as the newsroom knows it and staff correct it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from causeway.areas.place_form import PlaceForm
from causeway.frame.fields import Day, Line, Words


class AnsweringForm(PlaceForm):
    """Of which place, and what is asked until when."""

    title = Line(max_length=300, label=_("What is asked"), missing=_("Give its title, as it stands on its page."))
    asked_by = Line(max_length=140, label=_("Who asks"), missing=_("Say who asks."))
    address = forms.URLField(
        label=_("Its address"),
        max_length=600,
        assume_scheme="https",
        error_messages={
            "required": _("Give the address of its page."),
            "invalid": _("This is no address of a page. It begins with https://."),
        },
    )
    closes = Day(label=_("Closes on"), required=False, invalid=_("Choose a day."))
    decide_by = Day(
        label=_("Governors decide by"),
        required=False,
        invalid=_("Choose a day."),
        help_text=_("Two weeks before it closes leaves time to write. Empty: a place to fill in."),
    )
    says = Words(max_length=3000, rows=6, label=_("What it is about for a school"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].label = _("Whose paper")
        self.fields["place"].help_text = _("A school, a council, a constituency or England. Its published figures go in.")

    def clean(self) -> dict[str, Any]:
        """Refuse days that are over or in the wrong order."""
        typed = super().clean()
        closes, decide = typed.get("closes"), typed.get("decide_by")
        if closes and closes < timezone.localdate():
            self.add_error("closes", _("It has closed. Look at its page: the day may have been moved."))
        elif closes and decide and decide > closes:
            self.add_error("decide_by", _("That is after it closes."))
        return typed
