"""Reads: whom a newsletter is for, what somebody was sent, how one went."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.outbox.models import Message
from causeway.supporters.joining.domain import HowOften, State
from causeway.supporters.joining.models import Supporter
from causeway.supporters.newsletters.mailing import KIND, lane_of
from causeway.supporters.newsletters.models import Delivery, Newsletter

MONTH = dt.timedelta(days=27)
TENS = 10


def readers(newsletter: Newsletter, now: dt.datetime) -> "QuerySet[Supporter]":
    """Return whom it is for: by where they live and what they chose, who does not pause, and had none for a month if one is enough."""
    today = timezone.localdate(now)
    found = Supporter.objects.filter(state=State.READER).filter(Q(paused_until=None) | Q(paused_until__lte=today))
    if newsletter.area_kind:
        found = found.filter(**{"seat_code" if newsletter.area_kind == "seat" else "region": newsletter.area_code})
    found = _choosing(found, newsletter.about)
    return _monthly(found, newsletter, now).order_by("pk")


def _choosing(found: "QuerySet[Supporter]", about: str) -> "QuerySet[Supporter]":
    """Return those who chose a subject. SQLite cannot look into a list, so both databases look for its key between its quotation marks."""
    return found.alias(chosen=Cast("subjects", TextField())).filter(chosen__contains=f'"{about}"')


def _monthly(found: "QuerySet[Supporter]", newsletter: Newsletter, now: dt.datetime) -> "QuerySet[Supporter]":
    one_a_month = Q(how_often=HowOften.MONTHLY)
    if not newsletter.monthly:
        return found.exclude(one_a_month)
    lately = Delivery.objects.filter(supporter=OuterRef("pk"), at__gt=now - MONTH).exclude(newsletter=newsletter)
    return found.exclude(one_a_month & Exists(lately))


def how_many(newsletter: Newsletter, now: dt.datetime) -> int:
    """Return to how many it would go now."""
    return readers(newsletter, now).order_by().count()


def sent_to(supporter: Supporter) -> "QuerySet[Delivery]":
    """Return what somebody was sent, the newest first."""
    return Delivery.objects.filter(supporter=supporter).select_related("newsletter")


def in_words(newsletter: Newsletter, many: int) -> str:
    """Return how many readers that is: of one place in tens, so that no draft tells of few, nor two drafts by their difference."""
    if not newsletter.area_kind:
        return f"{many:,}"
    return (
        _("at least %(many)s") % {"many": f"{many - many % TENS:,}"}
        if many >= TENS
        else _("fewer than %(many)s") % {"many": TENS}
    )


@dataclass(frozen=True)
class Went:
    """How many copies were written, and how those stand that the outbox still has, in words."""

    written: str
    waiting: str
    failed: str


def went(newsletter: Newsletter) -> Went:
    """Return how a newsletter went."""
    messages = Message.objects.filter(kind=KIND, lane=lane_of(newsletter))
    counts = (
        newsletter.deliveries.count(),
        messages.filter(ended_at=None).count(),
        messages.filter(state__in=["failed", "bounced"]).count(),
    )
    return Went(*(in_words(newsletter, many) for many in counts))
