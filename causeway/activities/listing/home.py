"""What the activities have for the home of staff, beside their queues."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from causeway.activities.activity.models import Activity
from causeway.activities.promoting.access import PUBLISH, PUBLISH_OWN, within
from causeway.activities.support.domain import State
from causeway.activities.support.models import SupportPromise
from causeway.frame.rooms import Entry
from causeway.frame.staff_home import BySeat, Happened, Pile, Waits, pile


def _published(since: dt.datetime, until: dt.datetime) -> int:
    return Activity.objects.public().filter(published_at__gte=since, published_at__lt=until).count()


def _by_seat() -> Mapping[str, int]:
    there = Activity.objects.public().exclude(seat_code="")
    return dict(there.values_list("seat_code").annotate(Count("pk")).order_by())


def _open(user: Any, now: dt.datetime) -> Pile:
    """Return what hosts need of activities to come, and nobody has promised or declined."""
    coming = within(Activity.objects.filter(last_day__gte=timezone.localdate(now)), user)
    return pile(SupportPromise.objects.filter(state=State.OPEN, activity__in=coming), "state_since")


def _overdue(user: Any, now: dt.datetime) -> Pile:
    late = SupportPromise.objects.filter(state=State.PROMISED, due__lt=timezone.localdate(now))
    return pile(late.filter(activity__in=within(Activity.objects.all(), user)), "state_since")


WAITS = tuple(
    Waits(Entry(title, "activities_staff:desk", permission=PUBLISH, or_permission=PUBLISH_OWN), rows)
    for title, rows in (
        (_("What hosts of activities need, unanswered"), _open),
        (_("Support that was promised to hosts, overdue"), _overdue),
    )
)
HAPPENED = (Happened(Entry(_("Activities published"), "activities_staff:desk", permission=PUBLISH), _published),)
BY_SEAT = (BySeat("activities", _("Activities"), _by_seat),)
