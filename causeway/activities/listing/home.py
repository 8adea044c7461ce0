"""What the activities have for the home of staff, beside their queues."""

import datetime as dt
from collections.abc import Mapping

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from causeway.activities.activity.models import Activity
from causeway.activities.promoting.access import PUBLISH
from causeway.frame.rooms import Entry
from causeway.frame.staff_home import BySeat, Happened


def _published(since: dt.datetime, until: dt.datetime) -> int:
    return Activity.objects.public().filter(published_at__gte=since, published_at__lt=until).count()


def _by_seat() -> Mapping[str, int]:
    there = Activity.objects.public().exclude(seat_code="")
    return dict(there.values_list("seat_code").annotate(Count("pk")).order_by())


HAPPENED = (Happened(Entry(_("Activities published"), "activities_staff:desk", permission=PUBLISH), _published),)
BY_SEAT = (BySeat("activities", _("Activities"), _by_seat),)
