"""What somebody fills in to follow something, or to hear less."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.frame.fields import Line, YourEmail
from causeway.library.pack import services
from causeway.news.alerts.asking import Wish, of_query, wish
from causeway.news.alerts.domain import HowOften
from causeway.news.alerts.labels import CONSENT, HOW_OFTEN
from causeway.people.honeypot import TrapForm
from causeway.searching.domain.reading import LONGEST

_OFTEN = [(each.value, HOW_OFTEN[each]) for each in HowOften]


class WishForm(forms.Form):
    """What to follow: by words, or a service from the list."""

    needed_by_some = ("typed", "service")

    what = forms.ChoiceField(
        label=gettext_lazy("What do you want to follow?"),
        choices=[
            ("search", gettext_lazy("A search: words, as in the site’s own search")),
            ("place", gettext_lazy("A place: a constituency, a council, a health board")),
            ("mp", gettext_lazy("An MP, by name")),
            ("service", gettext_lazy("A service")),
        ],
        widget=forms.RadioSelect,
        initial="search",
    )
    typed = Line(max_length=LONGEST, label=gettext_lazy("The words, or the name"), required=False)
    service = forms.ChoiceField(label=gettext_lazy("The service"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].choices = [("", "—"), *services().items()]  # type: ignore[attr-defined]
        self.wish = Wish()

    def clean(self) -> dict[str, Any]:
        """Find what is meant."""
        typed: dict[str, Any] = super().clean() or {}
        what = typed.get("what", "search")
        value = typed.get("service" if what == "service" else "typed", "")
        if what != "service" and not value:
            self.add_error("typed", _("Type what to look for."))
            return typed
        self.wish = wish(what, value)
        if self.wish.problem:
            self.add_error("service" if what == "service" else "typed", self.wish.problem)
        return typed


class OftenForm(forms.Form):
    """How often."""

    how_often = forms.ChoiceField(
        label=gettext_lazy("How often"), choices=_OFTEN, widget=forms.RadioSelect, initial=HowOften.DAILY.value
    )


class FollowForm(OftenForm, TrapForm):
    """Saying yes to mail about one query."""

    q = forms.CharField(max_length=LONGEST, widget=forms.HiddenInput)
    email = YourEmail(
        help_text=gettext_lazy("A link goes there; nothing is sent before you have used it."),
        missing=gettext_lazy("Give an e-mail address: the news goes there."),
    )
    agree = forms.BooleanField(
        label=CONSENT,
        error_messages={"required": gettext_lazy("Tick the box if you agree. Without your yes we may not write to you.")},
    )

    def clean_q(self) -> str:
        """Refuse what is no query."""
        found = of_query(self.cleaned_data["q"])
        if found.problem:
            raise forms.ValidationError(found.problem)
        return found.query
