"""Which seats, in which order, which map."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from causeway.frame.staff_home import BySeat
from causeway.insights.coverage.domain import Asked
from causeway.regions.models import Region

_CHOICES = ("having", "lacking", "order", "shown")


class LookForm(forms.Form):
    """What to look at."""

    region = forms.ChoiceField(label=_("Region"), required=False, choices=[("", _("All")), *Region.choices])
    having = forms.ChoiceField(label=_("Only seats with"), required=False)
    lacking = forms.ChoiceField(label=_("Only seats without"), required=False)
    order = forms.ChoiceField(label=_("In the order of"), required=False)
    shown = forms.ChoiceField(label=_("On the map"), required=False)

    def __init__(self, *args: object, columns: Sequence[BySeat], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        self.label_suffix = ""
        these = [(each.key, each.title) for each in columns]
        firsts = {
            "having": [("", _("anything"))],
            "lacking": [("", _("nothing left out"))],
            "order": [("", _("Names")), ("region", _("Regions"))],
            "shown": [],
        }
        for name in _CHOICES:
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [*firsts[name], *these]

    @property
    def asked(self) -> Asked:
        """Return what was asked for; what is none of the choices is as if nothing was."""
        self.is_valid()
        return Asked(**{name: self.cleaned_data.get(name, "") for name in ("region", *_CHOICES)})
