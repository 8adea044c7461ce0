"""Telling staff, in one letter a day at most: links that are gone or have moved, and quotations that changed where they stand."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from causeway.frame.addresses import whole_address
from causeway.frame.rooms import Entry
from causeway.frame.staff_home import Pile, Waits
from causeway.library.citations import Citation, used_in
from causeway.library.health.domain import State as Link
from causeway.library.health.models import Health
from causeway.library.quotations.domain import State as Quoted
from causeway.library.quotations.models import Quotation
from causeway.library.resources.models import Resource
from causeway.outbox.letters import Letter
from causeway.people.staff import accounts_that_may, addresses_of

KEEPS = "library.keep_library"
TOLD = Letter("library-changed", _("The library: something changed elsewhere"), "library/mail/changed.txt")


@dataclass(frozen=True)
class Changed:
    """One quotation that changed: what it was, what stands there now, what on this site has it, and where staff see it."""

    quotation: Quotation
    used: tuple[Citation, ...]
    address: str


@dataclass(frozen=True)
class Lost:
    """One link that is gone, or has moved."""

    health: Health
    address: str


def _changed() -> list[Quotation]:
    public = Quotation.objects.filter(resource__withdrawn_at=None).select_related("resource")
    return list(public.filter(state__in=(Quoted.CHANGED, Quoted.NOT_FOUND)).exclude(told_state=F("state")))


def _lost() -> list[Health]:
    public = Health.objects.filter(resource__withdrawn_at=None).select_related("resource")
    return list(public.filter(state__in=(Link.GONE, Link.MOVED, Link.REFUSED)).exclude(told_state=F("state")))


@transaction.atomic
def tell_staff(_now: dt.datetime) -> int:
    """Tell everybody who keeps the library of what changed since they were told; each thing once."""
    quotations, links = _changed(), _lost()
    # What stands well again may be told of anew when it fails anew.
    Quotation.objects.filter(state=Quoted.THERE).exclude(told_state="").update(told_state="")
    Health.objects.filter(state__in=(Link.WORKING, Link.UNCHECKED)).exclude(told_state="").update(told_state="")
    if not quotations and not links:
        return 0
    context: dict[str, Any] = {
        "quotations": [Changed(each, used_in(each.resource.address_key), _desk(each.resource.slug)) for each in quotations],
        "links": [Lost(each, _desk(each.resource.slug)) for each in links],
    }
    for address in addresses_of(accounts_that_may(KEEPS)):
        TOLD.post(to=address, **context)
    Quotation.objects.filter(pk__in=[each.pk for each in quotations]).update(told_state=F("state"))
    Health.objects.filter(pk__in=[each.pk for each in links]).update(told_state=F("state"))
    return len(quotations) + len(links)


def _desk(slug: str) -> str:
    return whole_address("library_staff:one", slug)


def needs_a_look() -> Q:
    """Return the condition that staff should look at a resource: its link is not well, or something we cite from it changed."""
    bad = (Link.GONE, Link.MOVED, Link.REFUSED, Link.DOUBTFUL)
    return Q(health__state__in=bad) | Q(quotations__state__in=(Quoted.CHANGED, Quoted.NOT_FOUND))


def _unwell(_user: Any, _now: dt.datetime) -> Pile:
    unwell = Resource.objects.filter(needs_a_look(), withdrawn_at=None)
    return Pile(unwell.distinct().count())


WAITS = (Waits(Entry(_("Library links gone, and quotations that changed"), "library_staff:links", permission=KEEPS), _unwell),)
