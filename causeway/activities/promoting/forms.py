"""What staff type when they answer a need."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.frame.fields import Day, Line
from causeway.words.safe_fields import SafeLine


class AnswerForm(forms.Form):
    """A name, a day, a line. Which of them are needed depends on the button."""

    owner = Line(max_length=100, required=False, label=gettext_lazy("Who sees to it"))
    due = Day(required=False, label=gettext_lazy("By which day"))
    said = SafeLine(
        addresses=False,
        max_length=300,
        required=False,
        label=gettext_lazy("A line to the host"),
        help_text=gettext_lazy("Where the host agreed it stands on the page."),
    )

    def __init__(self, *args: Any, act: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.act = act

    def clean(self) -> dict[str, Any]:
        """Ask for what the button needs."""
        typed: dict[str, Any] = super().clean() or {}
        if self.act == "promise":
            self._promise(typed)
        elif self.act in {"fail", "decline"} and not typed.get("said") and "said" not in self.errors:
            self.add_error("said", _("Say why in a line: the host reads it."))
        return typed

    def _promise(self, typed: dict[str, Any]) -> None:
        due: dt.date | None = typed.get("due")
        if not typed.get("owner") and "owner" not in self.errors:
            self.add_error("owner", _("Whose promise is it?"))
        if due is None and "due" not in self.errors:
            self.add_error("due", _("By which day?"))
        elif due is not None and due < timezone.localdate():
            self.add_error("due", _("That day is over."))
