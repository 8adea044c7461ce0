"""What is looked for in the audit trail."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from causeway.frame.short_cache import short_cached
from causeway.insights.audit_log.queries import Asked, actors, acts

_MINUTE = 60


class SearchForm(forms.Form):
    """By act, by who, by when."""

    act = forms.ChoiceField(label=_("What was done"), required=False)
    who = forms.ChoiceField(label=_("By whom"), required=False)
    first = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        known = {"act": (acts, _("anything")), "who": (actors, _("anybody"))}
        for name, (read, anything) in known.items():
            field: Any = self.fields[name]
            values = short_cached(f"insights.audit.{name}", read, seconds=_MINUTE)
            field.choices = [("", anything), *((value, value) for value in values)]

    @property
    def asked(self) -> Asked:
        """Return what was asked for; what does not fit is as if nothing was, and is said beside its field."""
        self.is_valid()
        typed = self.cleaned_data
        return Asked(typed.get("act", ""), typed.get("who", ""), typed.get("first"), typed.get("last"))
