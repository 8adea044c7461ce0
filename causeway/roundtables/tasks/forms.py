"""What organisers type about a task."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from causeway.roundtables.day.models import Task
from causeway.roundtables.table.domain import editing
from causeway.roundtables.table.forms import SeenForm
from causeway.roundtables.table.models import Roundtable
from causeway.roundtables.tasks.actions import Typed, values_of
from causeway.words.safe_fields import SafeLine

MOST_DAYS = 400
NEW = {"days": 7, "when": "before", "remind": True}


class TaskForm(SeenForm):
    """One task: what, when, whose, and whether to remind."""

    title = SafeLine(addresses=False, max_length=160, label=_("What"), missing=_("Say what is to be done."))
    days = forms.IntegerField(label=_("Days"), min_value=0, max_value=MOST_DAYS)
    when = forms.ChoiceField(
        label=_("Before or after the day"), choices=[("before", _("before the day")), ("after", _("after the day"))]
    )
    whose = forms.TypedChoiceField(label=_("Who does it"), required=False, coerce=int, empty_value=None)
    remind = forms.BooleanField(label=_("Remind by e-mail"), required=False)

    def __init__(self, data: Any = None, *, roundtable: Roundtable, task: Task | None = None, **rest: Any) -> None:
        super().__init__(data, auto_id=f"id-{task.pk if task else 'new'}-%s", **{"initial": NEW, **rest})
        people = [(each.pk, each.name or each.email) for each in roundtable.organisers.filter(revoked_at=None)]
        self.fields["whose"].choices = [("", "–"), *people]  # type: ignore[attr-defined]

    @classmethod
    def values_of(cls, row: object) -> dict[str, Any]:
        """Return a task's values as they are kept."""
        return values_of(row) if isinstance(row, Task) else {}

    @classmethod
    def as_typed(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return values, of all fields or of some, as they stand in the form's inputs."""
        if "days_before" not in values:
            return dict(values)
        days = values["days_before"]
        return {**values, "days": abs(days), "when": "after" if days < 0 else "before"}

    def as_seen_now(self, task: Task | None) -> "TaskForm":
        """Return the form as it was typed, knowing how the task stands now: saved again, it counts."""
        if task is not None:
            self.data = {**{name: self.data[name] for name in self.data}, "seen": editing.seen(self.values_of(task))}
        return self

    def task(self) -> Typed:
        """Return the task as it was typed."""
        given = self.cleaned_data
        days = -given["days"] if given["when"] == "after" else given["days"]
        return Typed(given["title"], days, given["whose"], given["remind"])
