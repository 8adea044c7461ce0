"""What is typed about a branch: by whoever proposes it, by its officers."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.areas.models import Area, AreaKind, AreaName
from causeway.branches.directory.domain import roles
from causeway.branches.officers.models import Role
from causeway.frame.fields import Email, YourEmail
from causeway.words.safe_fields import SafeLine, SafeWords


class ShownName(SafeLine):
    """A name without an e-mail address in it: names are shown to the other side, addresses are not."""

    def clean(self, value: Any) -> Any:
        """Refuse an address."""
        text = super().clean(value)
        if "@" in text:
            raise ValidationError(_("Write a name here, without an e-mail address: it is shown to others."))
        return text


class PageForm(forms.Form):
    """What a branch shows of itself; all of it is public once staff have read it."""

    about = SafeWords(
        max_length=1000,
        rows=5,
        label=gettext_lazy("About the branch"),
        help_text=gettext_lazy("For whom it is, and what it is doing. Everybody can read it."),
    )
    meets = SafeLine(
        max_length=200,
        required=False,
        label=gettext_lazy("When and where it meets"),
        help_text=gettext_lazy("Such as: once a term, online, at four."),
    )
    website = forms.URLField(
        max_length=200,
        required=False,
        assume_scheme="https",
        label=gettext_lazy("Its own page elsewhere"),
        error_messages={"invalid": gettext_lazy("This is no address of a page. It begins with https://.")},
    )
    roles = SafeWords(
        max_length=2200,
        rows=4,
        label=gettext_lazy("Roles to volunteer for"),
        help_text=gettext_lazy(
            "One a line: its name, a colon, what it takes. Such as “MP contact: an hour a month”. Eight at most."
        ),
    )
    shows_secretary = forms.BooleanField(
        required=False,
        label=gettext_lazy("Show the secretary’s name on the page"),
        help_text=gettext_lazy("Only if they agree. Nobody’s address is ever shown."),
    )

    def clean_roles(self) -> str:
        """Refuse what does not fit, and say which line."""
        text: str = self.cleaned_data["roles"]
        wrong = roles.problem(text)
        if wrong == "many":
            raise ValidationError(_("At most eight roles fit. Begin with those you need most."))
        if wrong:
            raise ValidationError(
                _("The line that begins “%(line)s” is too long: 60 characters for the name, 200 for the rest.") % {"line": wrong}
            )
        return text


class ProposeForm(PageForm):
    """A branch that is not listed yet, by somebody who speaks for it."""

    field_order = ("branch", "councils", "role", "name", "email")

    branch = SafeLine(
        max_length=100,
        label=gettext_lazy("What the branch is called"),
        missing=gettext_lazy("Give the branch’s name."),
    )
    councils = forms.CharField(
        max_length=600,
        label=gettext_lazy("The councils it is for"),
        help_text=gettext_lazy(
            "The employer’s authority: a county, a unitary or a borough. One a line, where there are several."
        ),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Name at least one council.")},
    )
    role = forms.ChoiceField(
        label=gettext_lazy("What you are in the branch"), choices=Role.choices, widget=forms.RadioSelect, initial=Role.SECRETARY
    )
    name = ShownName(
        addresses=False,
        max_length=100,
        label=gettext_lazy("Your name"),
        missing=gettext_lazy("Give your name."),
        autocomplete="name",
    )
    email = YourEmail(
        help_text=gettext_lazy("A link goes there. It is shown to nobody but the staff who confirm you."),
        missing=gettext_lazy("Give your e-mail address: the link goes there."),
    )

    def clean_councils(self) -> list[Area]:
        """Return the councils that are named; refuse a name that is none."""
        names = [line.strip(" ,;") for line in self.cleaned_data["councils"].splitlines() if line.strip(" ,;")]
        found = [(name, _council(name)) for name in names[:12]]
        unknown = [name for name, area in found if area is None]
        if unknown or not found:
            said = _("We know no council called %(names)s. Write it as on its own website, such as “Hampshire” or “Bury”.")
            raise ValidationError(said % {"names": ", ".join(f"“{name}”" for name in unknown) or "“”"})
        return list(dict.fromkeys(area for _name, area in found if area is not None))


class OfficerForm(forms.Form):
    """Somebody to be named as an officer."""

    role = forms.ChoiceField(
        label=gettext_lazy("As what"),
        choices=Role.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what they are in the branch.")},
    )
    name = ShownName(addresses=False, max_length=100, label=gettext_lazy("Their name"), missing=gettext_lazy("Give their name."))
    email = Email(
        label=gettext_lazy("Their e-mail address"),
        missing=gettext_lazy("Give their e-mail address: a link goes there."),
    )


def _council(name: str) -> Area | None:
    """Return the council of this name, other name or code."""
    councils = Area.objects.filter(kind=AreaKind.UPPER_TIER, valid_to=None)
    found: Any = councils.filter(name__iexact=name).first() or councils.filter(code__iexact=name).first()
    if found is None:
        other = AreaName.objects.filter(area__in=councils, text__iexact=name).select_related("area").first()
        found = other.area if other else None
    return found  # type: ignore[no-any-return]
