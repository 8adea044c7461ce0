"""Asking hosts what came of it an hour after the end, and keeping what they tell."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.activities.activity.domain.states import State as Standing
from causeway.activities.activity.exceptions import NotNow
from causeway.activities.activity.models import Activity
from causeway.activities.after.models import Photo, Report
from causeway.audit.actions import record
from causeway.outbox.letters import Letter
from causeway.review.domain import Act, State

HOUR, NOT_LATER = dt.timedelta(hours=1), dt.timedelta(days=14)
AT_ONCE, MOST_PHOTOS = 200, 4
ASKED = Letter("activity-after", gettext_lazy("How was it? %(title)s"), "activities/mail/after.txt")
DECIDED = Letter("activity-report-decided", gettext_lazy("What came of it: %(title)s"), "activities/mail/report.txt")


class Noted(StrEnum):
    """What stands in the audit trail beside the moves."""

    TOLD = "report: told"
    PICTURE_OUT = "report: picture taken out"


def ask(now: dt.datetime) -> int:
    """Ask each host once, an hour after the end of the last day that took place; returns how many were asked."""
    ended = Activity.objects.filter(on_site=True, asked_after=None).exclude(state=Standing.CANCELLED).exclude(email="")
    due = ended.filter(last_day__gte=timezone.localdate(now) - NOT_LATER, last_day__lte=timezone.localdate(now), report=None)
    keys = (
        due.annotate(end=Max("days__ends_at", filter=Q(days__off=False)))
        .filter(end__lte=now - HOUR)
        .order_by("last_day", "pk")
        .values_list("pk", flat=True)[:AT_ONCE]
    )
    return sum(_ask(key, now) for key in list(keys))


@transaction.atomic
def _ask(key: int, now: dt.datetime) -> int:
    activity = Activity.held(key)
    if activity.asked_after is not None:
        return 0
    activity.asked_after = now
    activity.save(update_fields=["asked_after"])
    ASKED.post(to=activity.email, about=f"activities.Activity:{key}", title=activity.title, activity=activity)
    return 1


@transaction.atomic
def tell(activity: Activity, typed: Mapping[str, Any], now: dt.datetime) -> None:
    """Keep what a host tells, and put it before staff; what was public waits to be read again."""
    Activity.held(activity.pk)  # so that two presses at once tell it once
    found = Report.objects.select_for_update().filter(activity=activity).first()
    if found is None:
        made = Report.objects.create(activity=activity, state=State.HELD, state_since=now, **typed)
        record(Noted.TOLD, actor="host", subject=made)
    else:
        found.move(Act.EDIT, by="host", now=now, version=found.version + 1, **typed)


@transaction.atomic
def add_photo(report: Report, content: bytes, alt: str, now: dt.datetime) -> None:
    """Add a picture; the report is read again with it. Raises :class:`NotNow` for one too many."""
    held = Report.held(report.pk)
    if held.photos.count() >= MOST_PHOTOS:
        raise NotNow(_("Four pictures are enough. Take one out first."))
    Photo.objects.create(report=held, content=content, alt=alt, consent=True, added=now)
    held.move(Act.EDIT, by="host", now=now, version=held.version + 1)


@transaction.atomic
def remove_photo(report: Report, key: int) -> None:
    """Take a picture out, at once."""
    report.photos.filter(pk=key).delete()
    record(Noted.PICTURE_OUT, actor="host", subject=report)
