"""What staff type beside a decision."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DecisionForm(forms.Form):
    """The version that was read, and the reason where one is needed."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("Why, as its writer reads it"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )
