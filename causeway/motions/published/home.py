"""What the motions have for the home of staff, beside their queue."""

import datetime as dt
from collections.abc import Mapping

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from causeway.frame.rooms import Entry
from causeway.frame.staff_home import BySeat, Happened
from causeway.motions.published.models import Version
from causeway.review.domain import State


def _published(since: dt.datetime, until: dt.datetime) -> int:
    return Version.objects.filter(state=State.PUBLISHED, published_at__gte=since, published_at__lt=until).count()


def _by_seat() -> Mapping[str, int]:
    there = Version.objects.filter(state=State.PUBLISHED).exclude(motion__seat_code="")
    return dict(there.values_list("motion__seat_code").annotate(Count("motion", distinct=True)).order_by())


HAPPENED = (Happened(Entry(_("Motions published"), "review:queue", permission="motions.publish", args=("motions",)), _published),)
BY_SEAT = (BySeat("motions", _("Motions"), _by_seat),)
