"""What organisers type about a task."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from causeway.roundtables.day.models import Task
from causeway.roundtables.day.tasks.actions import Typed, seen_of
from causeway.roundtables.table.models import Roundtable
from causeway.words.safe_fields import SafeLine

MOST_DAYS = 400


class TaskForm(forms.Form):
    """One task: what, when, whose, and whether to remind."""

    title = SafeLine(addresses=False, max_length=160, label=_("What"), missing=_("Say what is to be done."))
    days = forms.IntegerField(label=_("Days"), min_value=0, max_value=MOST_DAYS)
    when = forms.ChoiceField(
        label=_("Before or after the day"), choices=[("before", _("before the day")), ("after", _("after the day"))]
    )
    whose = forms.TypedChoiceField(label=_("Who does it"), required=False, coerce=int, empty_value=None)
    remind = forms.BooleanField(label=_("Remind by e-mail"), required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=400)

    def __init__(self, data: Any = None, *, roundtable: Roundtable, task: Task | None = None) -> None:
        given = {"days": 7, "when": "before", "remind": True}
        if task is not None:
            after = task.days_before < 0
            given = {"title": task.title, "days": abs(task.days_before), "when": "after" if after else "before"}
            given |= {"whose": task.whose_id, "remind": task.remind, "seen": seen_of(task)}
        super().__init__(data, initial=given, auto_id=f"id-{task.pk if task else 'new'}-%s")
        people = [(each.pk, each.name or each.email) for each in roundtable.organisers.filter(revoked_at=None)]
        self.fields["whose"].choices = [("", "–"), *people]  # type: ignore[attr-defined]

    def as_seen_now(self, task: Task | None) -> "TaskForm":
        """Return the form as it was typed, knowing how the task stands now: saved again, it counts."""
        if task is not None:
            self.data = {**{name: self.data[name] for name in self.data}, "seen": seen_of(task)}
        return self

    @property
    def typed(self) -> Typed:
        """What was typed."""
        given = self.cleaned_data
        days = -given["days"] if given["when"] == "after" else given["days"]
        return Typed(given["title"], days, given["whose"], given["remind"])
