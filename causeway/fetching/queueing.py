"""Handing a source to the worker: when staff ask, and by the schedule."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from causeway.audit.actions import record
from causeway.fetching import actions
from causeway.fetching.acts import Noted
from causeway.fetching.models import Refresh
from causeway.fetching.refreshing import refreshables
from causeway.fetching.tasks import refresh_source

QUEUED_FOR = dt.timedelta(hours=1)  # a task that has not begun by then is taken for lost


@transaction.atomic
def queue(key: str, *, actor: str, now: dt.datetime) -> bool:
    """Hand a refresh to the worker; returns false when it is queued or at work already."""
    free = Q(queued_at__isnull=True) | Q(queued_at__lte=now - QUEUED_FOR)
    idle = Q(claimed_until__isnull=True) | Q(claimed_until__lte=now)
    if not Refresh.objects.filter(free, idle, key=key).update(queued_at=now):
        return False
    record(Noted.REFRESH_QUEUED, actor=actor, subject=f"fetching.Refresh:{key}")
    transaction.on_commit(lambda: refresh_source.enqueue(key, actor, now.isoformat()))
    return True


def queue_what_is_due(now: dt.datetime) -> str | None:
    """Hand the source that is due longest to the worker, if none is on its way; returns its key."""
    actions.know_all(now)
    busy = Q(claimed_until__gt=now) | Q(queued_at__gt=now - QUEUED_FOR)
    if Refresh.objects.filter(busy).exists():
        return None
    scheduled = [one.key for one in refreshables().values() if one.cadence]
    due = Refresh.objects.filter(key__in=scheduled, due_at__lte=now).order_by("due_at").first()
    return due.key if due and queue(due.key, actor="schedule", now=now) else None


def keep_to_the_schedule(now: dt.datetime) -> None:
    """Hand over what is due, where this site refreshes by itself."""
    if settings.REFRESH:
        queue_what_is_due(now)
