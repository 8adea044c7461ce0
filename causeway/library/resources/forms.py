"""The staff's forms: one resource, and a file of it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.areas.models import Area
from causeway.areas.nations import nations
from causeway.frame.fields import Day, File, Line, Words
from causeway.library.pack import audiences, services
from causeway.library.resources.domain import LONGEST_ADDRESS, Captions, Format, Kind, address_key
from causeway.library.resources.labels import CAPTIONS, FORMATS, KINDS
from causeway.library.resources.models import Resource


class ResourceForm(forms.Form):
    """One resource as staff write it."""

    title = Line(
        max_length=200, label=gettext_lazy("Title, as it stands on the thing itself"), missing=gettext_lazy("Write its title.")
    )
    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=[(each.value, KINDS[each]) for each in Kind])
    address = Line(
        max_length=LONGEST_ADDRESS,
        required=False,
        label=gettext_lazy("Address"),
        help_text=gettext_lazy(
            "A web address, or a path of this site such as /roundtables/. Empty for a file that you add afterwards."
        ),
    )
    publisher = Line(max_length=140, label=gettext_lazy("Publisher"), missing=gettext_lazy("Write who published it."))
    published = Line(
        max_length=80,
        required=False,
        label=gettext_lazy("When it was published, in words"),
        help_text=gettext_lazy("Such as: May 2025, or: every June"),
    )
    published_on = Day(required=False, label=gettext_lazy("Day of publication, if known"))
    good_for = Words(
        max_length=300,
        rows=2,
        required=True,
        label=gettext_lazy("What it is good for"),
        help_text=gettext_lazy("A sentence for somebody who wonders whether to open it."),
        missing=gettext_lazy("Say in a sentence what it is good for."),
    )
    about = Words(max_length=1500, rows=5, label=gettext_lazy("What is in it, in our own words"))
    format = forms.ChoiceField(label=gettext_lazy("Format"), choices=[(each.value, FORMATS[each]) for each in Format])
    licence = Line(
        max_length=140,
        required=False,
        label=gettext_lazy("Licence"),
        help_text=gettext_lazy("Such as: Open Government Licence v3.0"),
    )
    audiences = forms.MultipleChoiceField(label=gettext_lazy("For whom"), required=False, widget=forms.CheckboxSelectMultiple)
    services = forms.MultipleChoiceField(label=gettext_lazy("Services"), required=False, widget=forms.CheckboxSelectMultiple)
    nations = forms.MultipleChoiceField(label=gettext_lazy("Nations"), required=False, widget=forms.CheckboxSelectMultiple)
    areas = Line(
        max_length=400,
        required=False,
        label=gettext_lazy("Areas it is about"),
        help_text=gettext_lazy("Codes with spaces between, as in the address of an area’s page: E14001234"),
    )
    captions = forms.ChoiceField(
        label=gettext_lazy("Captions, of a video"), choices=[(each.value, CAPTIONS[each]) for each in Captions]
    )
    transcript = Words(max_length=100_000, rows=4, label=gettext_lazy("Transcript, of a video or recording"))
    checked = Day(required=False, label=gettext_lazy("The day on which somebody last looked at it"))

    def __init__(self, *args: Any, held: Resource | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._held = held
        self.fields["audiences"].choices = list(audiences().items())  # type: ignore[attr-defined]
        self.fields["services"].choices = list(services().items())  # type: ignore[attr-defined]
        self.fields["nations"].choices = [(nation.code, nation.name) for nation in nations()]  # type: ignore[attr-defined]

    def clean_address(self) -> str:
        """Refuse what is no address, and one that another resource has."""
        address: str = self.cleaned_data["address"]
        key = address_key(address)
        if address and (not key or address.startswith("//")):
            raise ValidationError(_("This is no address. It begins with https://, or with / for a page of this site."))
        other = Resource.objects.filter(address_key=key).first() if key else None
        if other is not None and other != self._held:
            raise ValidationError(_("The library has this address already, as “%(title)s”.") % {"title": other.title})
        return address

    def clean_areas(self) -> list[Area]:
        """Return the areas of these codes."""
        codes = self.cleaned_data["areas"].replace(",", " ").split()
        found = list(Area.objects.filter(code__in=codes))
        if unknown := sorted(set(codes) - {each.code for each in found}):
            raise ValidationError(_("We hold no area with the code %(codes)s.") % {"codes": ", ".join(unknown)})
        return found

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, without the areas."""
        return {name: value for name, value in self.cleaned_data.items() if name != "areas"}


class VersionForm(forms.Form):
    """A file as a new version."""

    file = File(label=gettext_lazy("A file: PDF, PowerPoint or Word, 20 MB at most"))
    note = Line(max_length=200, required=False, label=gettext_lazy("What is different from the version before"))
