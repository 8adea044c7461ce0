"""The staff's form of a kit: its words, and its resources line by line."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.frame.fields import Line, SitePath, Words
from causeway.library.kits.actions import Wanted
from causeway.library.kits.models import Kit
from causeway.library.resources.models import Resource

LONGEST_WHY = 240


class KitForm(forms.Form):
    """A kit. Each line of ``items`` is the short name of a resource's address, a colon, and why it is there."""

    title = Line(max_length=90, label=gettext_lazy("Title"), missing=gettext_lazy("Write what the kit is called."))
    needed = Words(
        max_length=300,
        rows=2,
        required=True,
        label=gettext_lazy("When one needs it"),
        missing=gettext_lazy("Say when one needs it."),
    )
    beside = SitePath(
        max_length=120,
        required=False,
        label=gettext_lazy("What one is about to do there"),
        help_text=gettext_lazy("A path of this site, such as /roundtables/; the kit leads there."),
    )
    items = Words(
        max_length=8000,
        rows=10,
        required=True,
        label=gettext_lazy("What is in it, one on a line"),
        help_text=gettext_lazy("The end of its address, a colon, and why it is there: ehc-plans: the figure for your council"),
        missing=gettext_lazy("Put at least one resource in."),
    )

    def clean_items(self) -> list[tuple[int, str]]:
        """Return the keys of the resources, and why each is there."""
        lines = [line.strip() for line in self.cleaned_data["items"].splitlines() if line.strip()]
        pairs = [(slug.strip(), why.strip()) for slug, _colon, why in (line.partition(":") for line in lines)]
        known = dict(Resource.objects.filter(slug__in=[slug for slug, _why in pairs]).values_list("slug", "pk"))
        faults = [fault for number, pair in enumerate(pairs, 1) for fault in _faults(number, *pair, known)]
        slugs = [slug for slug, _why in pairs]
        faults += [_("“%(slug)s” is there twice.") % {"slug": slug} for slug in sorted(set(slugs)) if slugs.count(slug) > 1]
        if faults:
            raise ValidationError(faults)
        return [(known[slug], why) for slug, why in pairs]

    @property
    def wanted(self) -> Wanted:
        """What was typed."""
        typed = self.cleaned_data
        return Wanted(typed["title"], typed["needed"], typed["beside"], typed["items"])


def _faults(number: int, slug: str, why: str, known: dict[str, int]) -> list[str]:
    if slug not in known:
        return [_("Line %(line)s: there is no “%(slug)s” in the library.") % {"line": number, "slug": slug}]
    if not why:
        return [_("Line %(line)s: say after a colon why it is there.") % {"line": number}]
    if len(why) > LONGEST_WHY:
        return [_("Line %(line)s: the reason is too long; %(most)s characters fit.") % {"line": number, "most": LONGEST_WHY}]
    return []


def initial(kit: Kit) -> dict[str, Any]:
    """Return a kit as its form shows it."""
    lines = [f"{item.resource.slug}: {item.why}" for item in kit.items.select_related("resource")]
    return {"title": kit.title, "needed": kit.needed, "beside": kit.beside, "items": "\n".join(lines)}
