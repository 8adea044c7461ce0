"""Saving a change of an activity so that its days, its entry in feeds and its number in calendars follow."""

import datetime as dt
from collections.abc import Callable

from causeway.activities.activity import days, entries
from causeway.activities.activity.models import Activity, Day

Follows = Callable[[Activity, list[Day], dt.datetime], None]
_after: list[Follows] = []


def follows(act: Follows) -> Follows:
    """Register what follows, in the same transaction, when days of an activity changed their time or place or were called off."""
    if act not in _after:
        _after.append(act)
    return act


def settle(activity: Activity, now: dt.datetime) -> None:
    """Bring days and entry in step with an activity whose words or standing changed; in the caller's transaction."""
    activity.changed = now
    days.in_step(activity)
    activity.entry = entries.written(activity)
    activity.save(update_fields=["changed", "entry"])


def moved(activity: Activity, now: dt.datetime, only: Day | None = None) -> None:
    """Settle an activity whose time or place changed: calendars take it for newer, and what follows is done.

    All its days that are not over are meant, or ``only`` one.
    """
    activity.sequence += 1
    activity.save(update_fields=["sequence"])
    settle(activity, now)
    days_meant = list(activity.days.filter(ends_at__gte=now, **({"pk": only.pk} if only else {})))
    for day in days_meant:
        day.activity = activity
    for act in _after:
        act(activity, days_meant, now)
