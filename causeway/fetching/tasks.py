"""Refreshing in the background, and the schedule."""

import datetime as dt

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from causeway.fetching import actions
from causeway.fetching.models import Refresh
from causeway.fetching.refreshing import RefreshFailed, refreshables
from causeway.frame.regularly import regularly


@task(queue_name="refresh")  # type: ignore[untyped-decorator]  # django-tasks is followed as untyped
def refresh_source(key: str, actor: str) -> str:
    """Refresh one source; returns what came of it. A failure that has a sentence is an outcome, and is written down there."""
    source = refreshables().get(key)
    if source is None:
        return f"{key} is no source any more."
    try:
        return actions.refresh(source, actions.wish_for(source, actor)).sentence
    except actions.Busy as busy:
        Refresh.objects.filter(key=key).update(queued_at=None, due_at=timezone.now())  # the schedule hands it over again
        return str(busy)
    except RefreshFailed as failed:
        return str(failed)


@regularly(every=dt.timedelta(minutes=1))
def keep_to_the_schedule(now: dt.datetime) -> None:
    """Hand over what is due, where this site refreshes by itself."""
    if settings.REFRESH:
        actions.queue_what_is_due(now)
