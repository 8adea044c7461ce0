"""A seat's page links to what was promised there, where something is published."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import ngettext

from causeway.areas.models import AreaKind
from causeway.frame.area_links import Link, beside_areas
from causeway.frame.short_cache import any_lately
from causeway.roundtables.promises import queries as ledger
from causeway.roundtables.promises.models import Promise


@beside_areas
def promises(kind: str, code: str, now: dt.datetime) -> Link | None:
    """Return the link to a seat's promises, or nothing."""
    if kind != AreaKind.CONSTITUENCY or not any_lately("promises.any", Promise.objects.exists):
        return None
    found = ledger.published(code, now)
    if found is None:
        return None
    many = len(found.promises)
    words = ngettext(
        "What was promised here at a roundtable with school leaders, and what became of it",
        "%(many)s promises made here at roundtables with school leaders, and what became of them",
        many,
    )
    return Link(reverse("roundtables:promises", args=[code]), words % {"many": many}, max(each.since for each in found.promises))
