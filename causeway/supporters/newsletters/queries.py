"""Reads: whom a newsletter is for, what somebody was sent, how one went."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from causeway.outbox.models import Message
from causeway.supporters.joining.domain import HowOften, State
from causeway.supporters.joining.models import Supporter
from causeway.supporters.newsletters.mailing import KIND, lane_of
from causeway.supporters.newsletters.models import Delivery, Newsletter

MONTH = dt.timedelta(days=27)


def readers(newsletter: Newsletter, today: dt.date) -> "QuerySet[Supporter]":
    """Return who may get it by where they live, whether they pause and how often they want mail; what about is asked of each."""
    found = Supporter.objects.filter(state=State.READER).filter(Q(paused_until=None) | Q(paused_until__lte=today))
    if newsletter.area_kind:
        found = found.filter(**{"seat_code" if newsletter.area_kind == "seat" else "region": newsletter.area_code})
    if not newsletter.monthly:
        found = found.exclude(how_often=HowOften.MONTHLY)
    return found.order_by("pk")


def wanting(newsletter: Newsletter, some: Iterable[Supporter], now: dt.datetime) -> list[Supporter]:
    """Return those of ``some`` who chose what it is about, and, wanting one a month, had none for a month."""
    chosen = [each for each in some if newsletter.about in each.subjects]
    monthly = [each.pk for each in chosen if each.is_monthly]
    lately = Delivery.objects.filter(supporter__in=monthly, at__gt=now - MONTH).exclude(newsletter=newsletter)
    had = set(lately.values_list("supporter_id", flat=True))
    return [each for each in chosen if each.pk not in had]


def how_many(newsletter: Newsletter, now: dt.datetime) -> int:
    """Return to how many it would go now. Reads a row for each reader."""
    return len(wanting(newsletter, readers(newsletter, now.date()).only("pk", "subjects", "how_often"), now))


def sent_to(supporter: Supporter) -> "QuerySet[Delivery]":
    """Return what somebody was sent, the newest first."""
    return Delivery.objects.filter(supporter=supporter).select_related("newsletter")


@dataclass(frozen=True)
class Went:
    """How many copies were written, and how those stand that the outbox still has."""

    written: int
    waiting: int
    failed: int


def went(newsletter: Newsletter) -> Went:
    """Return how a newsletter went."""
    messages = Message.objects.filter(kind=KIND, lane=lane_of(newsletter))
    return Went(
        newsletter.deliveries.count(),
        messages.filter(ended_at=None).count(),
        messages.filter(state__in=["failed", "bounced"]).count(),
    )
