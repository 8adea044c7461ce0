"""What staff fill in to write a newsletter: its head, and up to eight blocks."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.forms import formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.areas.models import Area, AreaKind
from causeway.frame.fields import Line, Words
from causeway.regions.models import Region
from causeway.supporters.newsletters.domain import Block, Kind
from causeway.supporters.newsletters.models import Newsletter
from causeway.supporters.pack import SupporterWords

MOST_BLOCKS = 8
_KINDS = (
    ("", gettext_lazy("Nothing")),
    (Kind.WORDS.value, gettext_lazy("Words")),
    (Kind.FIGURE.value, gettext_lazy("The figure that leads the reader’s own area")),
    (Kind.NEAR.value, gettext_lazy("What is planned near the reader")),
    (Kind.LINK.value, gettext_lazy("An act, a story or a page, with its link")),
)


class HeadForm(forms.Form):
    """Subject, what it is about, for whom."""

    subject = Line(max_length=120, label=gettext_lazy("Subject"), missing=gettext_lazy("Give it a subject."))
    about = forms.ChoiceField(
        label=gettext_lazy("It goes to those who chose"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose to whom it goes.")},
    )
    region = forms.ChoiceField(label=gettext_lazy("Only in"), required=False)
    seat = Line(
        max_length=120,
        required=False,
        label=gettext_lazy("Only in one constituency"),
        help_text=gettext_lazy("Its whole name. Leave it empty for more than one."),
    )
    monthly = forms.BooleanField(
        required=False, label=gettext_lazy("Also to those who want one a month at most, if they had none for 27 days")
    )

    def __init__(self, *args: Any, said: SupporterWords, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about: Any = self.fields["about"]
        about.choices = [(each.key, each.title) for each in said.subjects]
        region: Any = self.fields["region"]
        region.choices = [("", _("Everywhere")), *Region.choices]

    def clean(self) -> dict[str, Any]:
        """Put the columns of a newsletter together, under ``columns``."""
        typed: dict[str, Any] = super().clean() or {}
        kind, code = ("region", typed["region"]) if typed.get("region") else ("", "")
        if name := typed.get("seat"):
            seat = Area.objects.filter(kind=AreaKind.CONSTITUENCY, name__iexact=name).first()
            if seat is None:
                self.add_error("seat", _("We know no constituency of that name."))
            else:
                kind, code = "seat", seat.code
        typed["columns"] = {
            "subject": typed.get("subject", ""),
            "about": typed.get("about", ""),
            "monthly": typed.get("monthly", False),
            "area_kind": kind,
            "area_code": code,
        }
        return typed


class BlockForm(forms.Form):
    """One block; one without a kind is left out."""

    kind = forms.ChoiceField(label=gettext_lazy("What stands here"), choices=_KINDS, required=False)
    title = Line(max_length=120, required=False, label=gettext_lazy("Heading, or what the link says"))
    text = Words(max_length=4000, rows=5, label=gettext_lazy("Words"))
    link = Line(
        max_length=300,
        required=False,
        label=gettext_lazy("Address"),
        help_text=gettext_lazy("Of this site such as /write/, or whole."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for what a block of its kind cannot be without."""
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("kind") == Kind.WORDS and not typed.get("text"):
            self.add_error("text", _("Write the words of this block, or choose Nothing."))
        if typed.get("kind") == Kind.LINK:
            if not typed.get("title"):
                self.add_error("title", _("Say where the link leads."))
            if (link := _whole(typed.get("link", ""))) is None:
                self.add_error("link", _("Give an address that begins with / or https://."))
            else:
                typed["link"] = link
        return typed

    @property
    def block(self) -> Block | None:
        """The block, of a form that is valid; ``None`` for nothing."""
        typed = self.cleaned_data
        return Block(Kind(typed["kind"]), typed["title"], typed["text"], typed["link"]) if typed.get("kind") else None


def _whole(link: str) -> str | None:
    """Return an address as it goes into mail; ``None`` for one that leads nowhere."""
    if link.startswith("/") and not link.startswith("//"):
        return f"{settings.BASE_URL}{link}"
    try:
        parts = urlsplit(link)
        whole = parts.scheme == "https" and bool(parts.hostname) and parts.port != 0
    except ValueError:  # half an address in brackets, a port that is none
        return None
    return link if whole else None


BlockForms = formset_factory(BlockForm, extra=0, min_num=1, max_num=MOST_BLOCKS, absolute_max=MOST_BLOCKS)
BLANK = {"kind": Kind.WORDS.value}


def head_of(newsletter: Newsletter) -> dict[str, object]:
    """Return what the head's form shows of a draft."""
    seat = newsletter.area_code if newsletter.area_kind == "seat" else ""
    name = Area.objects.filter(kind=AreaKind.CONSTITUENCY, code=seat).values_list("name", flat=True).first() if seat else ""
    return {
        "subject": newsletter.subject,
        "about": newsletter.about,
        "region": newsletter.area_code if newsletter.area_kind == "region" else "",
        "seat": name,
        "monthly": newsletter.monthly,
    }


def blocks_of(newsletter: Newsletter) -> list[dict[str, str]]:
    """Return what the blocks' forms show of a draft."""
    return [{"kind": each.kind.value, "title": each.title, "text": each.text, "link": each.link} for each in newsletter.parts]


class OutcomeForm(forms.Form):
    """What came of it, for the readers' own pages."""

    came_of_it = Words(max_length=600, rows=3, label=gettext_lazy("What came of it"))
