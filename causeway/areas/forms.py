"""A place that somebody types into a form, and which of several with that name they mean."""

from collections.abc import Callable

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.areas.typed import Answer


class WhichPlace(forms.ChoiceField):
    """Which of several places was meant: empty until there are several. A form has it as ``near_choice``, after its field ``near``.

    A template shows both with ``{% include "areas/near.html" %}``.
    """

    def __init__(self) -> None:
        super().__init__(label=gettext_lazy("Which of these?"), required=False, widget=forms.RadioSelect, choices=())


def chosen(form: forms.Form, near: str) -> str:
    """Return which of the places offered for ``near`` was chosen; empty where none was, or something else has been typed since."""
    return str(form.data.get("near_choice", "")) if form.data.get("near_asked") == near else ""


def answered(form: forms.Form, near: str, resolve: Callable[[str, str], Answer]) -> Answer:
    """Return what a typed place came to by ``resolve``; several are offered in the form, and what is not found is said there."""
    answer = resolve(near, chosen(form, near))
    form.fields["near_choice"].choices = [(each.key, each.label) for each in answer.choices]  # type: ignore[attr-defined]
    form.errors.pop("near_choice", None)
    if answer.choices:
        form.add_error("near_choice", _("Several places have that name. Choose one."))
    elif answer.problem:
        form.add_error("near", answer.problem)
    return answer
