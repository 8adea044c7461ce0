"""Noting what was done for an activity."""

import datetime as dt
from enum import StrEnum

from django.db import transaction

from causeway.activities.activity.models import Activity
from causeway.activities.promoting.models import Promoted, Way
from causeway.audit.actions import record


class Noted(StrEnum):
    """What stands in the audit trail."""

    PROMOTED = "activity: promoted"
    NOT_PROMOTED = "activity: not promoted after all"


@transaction.atomic
def note(activity: Activity, way: Way, *, done: bool, by: str, now: dt.datetime) -> None:
    """Note that an activity was promoted in a way, or that it was not."""
    if done:
        Promoted.objects.get_or_create(activity=activity, way=way, defaults={"by": by, "at": now})
    else:
        Promoted.objects.filter(activity=activity, way=way).delete()
    record(Noted.PROMOTED if done else Noted.NOT_PROMOTED, actor=by, subject=activity, detail={"way": way.value})
