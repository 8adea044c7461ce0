"""Counting. It writes no audit row: a count says of nobody what they did, and a row for each would."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from causeway.areas.models import Area
from causeway.sharing.domain.networks import Network
from causeway.sharing.models import ShareCount


@dataclass(frozen=True)
class Shared:
    """What a link says of where it comes from: the area, what about, and the network. Nothing else is in it."""

    area: Area
    act: str
    network: Network


@transaction.atomic
def _count(shared: Shared, on: dt.date, what: str) -> None:
    row, _made = ShareCount.objects.get_or_create(
        day=on, area_kind=shared.area.kind, area_code=shared.area.code, act=shared.act, network=shared.network.value
    )
    ShareCount.objects.filter(pk=row.pk).update(**{what: F(what) + 1})


def count_share(shared: Shared, on: dt.date) -> None:
    """Count that somebody went to a network to post it."""
    _count(shared, on, "shares")


def count_visit(shared: Shared, on: dt.date) -> None:
    """Count that somebody opened a link that was posted."""
    _count(shared, on, "visits")
