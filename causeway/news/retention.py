"""How long items of the news are kept: what nobody did anything with goes, with all its copies, long after its source has stopped listing it.

That is said as data, as of what is personal; the worker acts on it with all else that ends in time.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from causeway.news.alerts.models import Considered
from causeway.news.classifying.models import Assessment, Correction, ItemService
from causeway.news.desk.models import Pick
from causeway.news.items.models import Item
from causeway.news.loop.domain import State
from causeway.news.loop.models import Proposal, Told
from causeway.news.placing.models import Tie
from causeway.privacy.retention import erases_in_time
from causeway.privacy.until import Days

AT_ONCE, MOST = 200, 5000  # clusters in one transaction, and in one run
USES = (
    Pick.objects.values("item"),
    Proposal.objects.filter(state__in=(State.AGREED, State.DONE)).values("item"),
    Told.objects.values("item"),
    Considered.objects.filter(alerted=True).values("item"),
    Correction.objects.values("item"),
    ItemService.objects.filter(by_staff=True).values("item"),
    Tie.objects.filter(Q(by_staff=True) | Q(taken_off=True)).values("item"),
)
MATTERS = Assessment.objects.filter(relevant=True).values("item")

SINCE = _("it came in")
NO_MORE_LISTED = Days(90).after("as_of", said=_("its source last listed it"))
OF_NO_MATTER = Days(400).after("first_seen_at", where=~Q(pk__in=MATTERS), said=SINCE) & NO_MORE_LISTED
THAT_MATTERS = Days(1100).after("first_seen_at", said=SINCE) & NO_MORE_LISTED
UNUSED = OF_NO_MATTER | THAT_MATTERS


def told_to_staff() -> tuple[str, str]:
    """Return until when items are kept, in sentences: what does not matter to the campaign, and what does."""
    return OF_NO_MATTER.sentence(), THAT_MATTERS.sentence()


def _used() -> Q:
    """Return the condition that somebody did something with an item, or that its day is ahead."""
    found = Q(pinned_at__isnull=False)
    for each in USES:
        found |= Q(pk__in=each)
    return found


def _kept(now: dt.datetime) -> Q:
    return _used() | Q(on__gte=timezone.localdate(now)) | ~UNUSED.due(now, "")


def _clusters(now: dt.datetime) -> Iterator[int]:
    """Yield the leads of clusters of which everything is due and nothing was used."""
    kept_copies = Item.objects.exclude(lead=None).filter(_kept(now)).values("lead")
    due = Item.objects.leads().exclude(_kept(now)).exclude(pk__in=kept_copies)
    yield from due.order_by("first_seen_at", "pk").values_list("pk", flat=True)[:MOST]


@erases_in_time
def forget_unused(now: dt.datetime) -> int:
    """Delete what is due, whole clusters at a time; returns how many items. Killed in between, it goes on the next hour."""
    leads, forgotten = iter(list(_clusters(now))), 0
    while some := list(islice(leads, AT_ONCE)):
        forgotten += _forget(some)
    return forgotten


@transaction.atomic
def _forget(leads: list[int]) -> int:
    every = Item.objects.filter(Q(pk__in=leads) | Q(lead__in=leads))
    return int(every.delete()[1].get("news.Item", 0))
