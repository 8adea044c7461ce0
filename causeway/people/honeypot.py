"""Holding programs off without a puzzle: a field that people do not see, and the time that it takes to type.

Neither is told from a good answer: what falls in is thanked for and kept nowhere, so that a program learns nothing.
"""

from typing import Any

from django import forms
from django.core import signing

SALT = "people.trap"
QUICKEST = 3  # seconds between opening a form and sending it


class TrapForm(forms.Form):
    """A form with the trap. A template shows it with ``{% include "people/trap.html" %}``."""

    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opened"].initial = signing.TimestampSigner(salt=SALT).sign("form")

    @property
    def by_a_program(self) -> bool:
        """Whether what no person sees was filled in, or all of it was typed in under three seconds. No stamp at all is nobody's fault."""
        if str(self.data.get("website", "")).strip():
            return True
        stamp = str(self.data.get("opened", ""))
        return bool(stamp) and _too_quick(stamp)


def _too_quick(stamp: str) -> bool:
    try:
        signing.TimestampSigner(salt=SALT).unsign(stamp, max_age=QUICKEST)
    except signing.SignatureExpired:
        return False
    except signing.BadSignature:
        return True
    return True
