"""What can be found of activities: those on the site that are not over for long."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.activities.activity.models import Activity
from causeway.searching.things import Thing

STAYS = dt.timedelta(days=90)


def searched() -> Iterator[Thing]:
    """Yield every activity that everybody sees; its place only where everybody sees it."""
    lately = timezone.localdate() - STAYS
    for one in Activity.objects.public().filter(last_day__gte=lately).order_by("pk"):
        where = f"{one.place} {one.postcode}" if one.place_shown else ""
        also = f"{_('activity event')} {where} {one.seat_name}"
        marks = {"place": [code for code in (one.seat_code, one.authority, one.region) if code]}
        at = dt.datetime.combine(one.first_day, one.begins, dt.UTC)
        yield Thing(one.uid, "activity", one.title, reverse("activities:one", args=[one.uid]), one.text, also, marks, at)
