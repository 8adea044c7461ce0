"""Reads for screening: the rules, what an organiser's words are held for, and what waits for staff."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.roundtables.screening.domain import Reason, Rules, State
from causeway.roundtables.screening.models import SendReview
from causeway.roundtables.table.domain.states import TOOK_PLACE
from causeway.roundtables.table.models import Organiser, Roundtable
from causeway.yaml_files import read_as

TO_GUESTS = ("title", "place", "venue", "venue_place", "venue_access", "joining", "why")
TO_MPS = ("who_we_are", "what_happens", "ask", "signed")


@lru_cache(maxsize=4)
def _read(path: Path) -> Rules:
    return read_as(Rules, path)


def rules() -> Rules:
    """Return what the reviewed file says."""
    return _read(Path(settings.DEFINITIONS_PATH) / "roundtable_screening.yaml")


def said(organiser: Organiser, roundtable: Roundtable, fields: tuple[str, ...]) -> dict[str, str]:
    """Return what strangers would read of an organiser and their roundtable."""
    plan = {name: str(getattr(roundtable, name)) for name in fields}
    names = _names_that_are_none(roundtable)
    return {"name": organiser.name, "post": organiser.post, **plan, **({"guests": names} if names else {})}


def _names_that_are_none(roundtable: Roundtable) -> str:
    """Return the guests' names and schools, which stand in messages to them and to MPs, that hold what is looked for; not of all the others."""
    names = roundtable.guests.filter(erased=False).order_by("pk").values_list("name", "school")
    return "\n".join(each for both in names for each in both if rules().reasons({"guest": each}))


def is_known(organiser: Organiser) -> bool:
    """Whether staff have released a message by this address, of a roundtable that then took place."""
    released = SendReview.objects.filter(organiser__email__iexact=organiser.email, state=State.RELEASED)
    return bool(organiser.email) and released.filter(organiser__roundtable__state__in=TOOK_PLACE).exists()


def waiting() -> QuerySet[SendReview]:
    """Return what waits for staff, the longest waiting first."""
    return SendReview.objects.filter(state=State.WAITING).select_related("organiser__roundtable").order_by("asked_at", "pk")


_WHAT = {
    "name": gettext_lazy("their name"),
    "post": gettext_lazy("their post"),
    "title": gettext_lazy("title"),
    "place": gettext_lazy("place"),
    "venue": gettext_lazy("venue"),
    "venue_place": gettext_lazy("venue’s address"),
    "venue_access": gettext_lazy("how one gets in"),
    "joining": gettext_lazy("how to join online"),
    "why": gettext_lazy("why"),
    "who_we_are": gettext_lazy("who they are"),
    "what_happens": gettext_lazy("what happens there"),
    "ask": gettext_lazy("what they ask"),
    "signed": gettext_lazy("signature"),
    "guests": gettext_lazy("guests’ names and schools"),
    "guest": gettext_lazy("the guest’s name"),
    "greeting": gettext_lazy("whom it greets"),
    "thanks": gettext_lazy("thanks to all of them"),
    "own": gettext_lazy("a sentence to each"),
    "promises": gettext_lazy("what was promised"),
    "note": gettext_lazy("note of the day"),
    "words": gettext_lazy("words of their own"),
    "text": gettext_lazy("the letter"),
}


def what_in_words(name: str) -> str:
    """Return what one of the texts is, as staff read it."""
    return str(_WHAT.get(name, name.replace("_", " ")))


def reason_in_words(reason: str) -> str:
    """Return why something is held, as people read it."""
    return {
        Reason.NAME: _("a name or post that sounds official"),
        Reason.LINK: _("a link"),
        Reason.LURE: _("words by which strangers are made to press a link or send something"),
    }[Reason(reason)]
