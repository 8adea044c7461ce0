"""The limits as staff see and choose them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django import forms
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.audit.actions import record
from causeway.insights.acts import Noted
from causeway.limits.declared import Limit, anew, declared
from causeway.limits.models import Chosen

MOST = 1_000_000
_UNITS = ((86400, "day"), (3600, "hour"), (60, "minute"))


@dataclass(frozen=True)
class Line:
    """One limit beside the field in which its number is chosen."""

    limit: Limit
    field: forms.BoundField
    every: str


class LimitsForm(forms.Form):
    """A number for each limit; 0 is without a limit."""

    def __init__(self, data: Mapping[str, str] | None = None) -> None:
        super().__init__(data)
        self.limits: tuple[Limit, ...] = tuple(declared())
        for limit in self.limits:
            self.fields[limit.name] = forms.IntegerField(
                label=limit.what, min_value=0, max_value=MOST, initial=limit.most, help_text=limit.why
            )

    @property
    def lines(self) -> Iterable[Line]:
        """Every limit with its field and its window in words."""
        return [Line(limit, self[limit.name], every(limit)) for limit in self.limits]


def every(limit: Limit) -> str:
    """Return a limit's window in words: "in an hour", "in 10 minutes"."""
    seconds = int(limit.window.total_seconds())
    size, unit = next((size, unit) for size, unit in _UNITS if seconds % size == 0)
    many = seconds // size
    words = {
        "day": ngettext("in a day", "in %(many)s days", many),
        "hour": ngettext("in an hour", "in %(many)s hours", many),
        "minute": ngettext("in a minute", "in %(many)s minutes", many),
    }
    return words[unit] % {"many": many}


@transaction.atomic
def choose(form: LimitsForm, by: User) -> str:
    """Keep what was chosen and write down what changed; returns the sentence that says so."""
    changed = {
        limit.name: (limit.most, form.cleaned_data[limit.name])
        for limit in form.limits
        if form.cleaned_data[limit.name] != limit.most
    }
    defaults = {limit.name: limit.default for limit in form.limits}
    for name, (_before, most) in changed.items():
        if most == defaults[name]:
            Chosen.objects.filter(name=name).delete()
        else:
            Chosen.objects.update_or_create(name=name, defaults={"most": most})
    if not changed:
        return _("Nothing was changed.")
    record(Noted.LIMITS_CHOSEN, actor=by.get_username(), detail={name: list(numbers) for name, numbers in changed.items()})
    anew()
    return ngettext("%(n)s limit was changed.", "%(n)s limits were changed.", len(changed)) % {"n": len(changed)}
