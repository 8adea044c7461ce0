"""Refreshing in the background."""

import datetime as dt

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from causeway.fetching import actions
from causeway.fetching.models import Refresh
from causeway.fetching.refreshing import Refreshable, RefreshFailed, refreshables

AGAIN = dt.timedelta(minutes=3)  # after finding another at work: a claim whose worker was killed has run out by then


@task(queue_name="refresh")  # type: ignore[untyped-decorator]  # django-tasks is followed as untyped
def refresh_source(key: str, actor: str, wanted: str = "") -> str:
    """Refresh one source; returns what came of it. A failure that has a sentence is an outcome, and is written down there.

    ``wanted`` is the moment at which it was asked for: what was done since then is not done again, however often the task is begun.
    """
    source = refreshables().get(key)
    if source is None:
        return f"{key} is no source any more."
    if wanted and (done := _done_since(key, dt.datetime.fromisoformat(wanted))):
        return done.failure or done.outcome
    try:
        return actions.refresh(source, actions.wish_for(source, actor)).sentence
    except actions.Busy as busy:
        _come_again(source, actor, wanted)
        return str(busy)
    except RefreshFailed as failed:
        return str(failed)


def _done_since(key: str, wanted: dt.datetime) -> Refresh | None:
    """Return the source's row if it was tried and finished since that moment."""
    return Refresh.objects.filter(key=key, tried_at__gte=wanted, claimed_until=None).first()


def _come_again(source: Refreshable, actor: str, wanted: str) -> None:
    """Hand it over again: by the schedule where that looks after this source, else by a task of its own."""
    now = timezone.now()
    if settings.REFRESH and source.cadence:
        Refresh.objects.filter(key=source.key).update(queued_at=None, due_at=now)
        return
    Refresh.objects.filter(key=source.key).update(queued_at=now)
    refresh_source.using(run_after=now + AGAIN).enqueue(source.key, actor, wanted)
