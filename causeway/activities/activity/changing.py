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


def moved(activity: Activity, now: dt.datetime, meant: list[Day]) -> None:
    """Settle an activity of which some days changed their time or place: calendars take it for newer, and what follows is done."""
    activity.sequence += 1
    activity.save(update_fields=["sequence"])
    settle(activity, now)
    for act in _after:
        act(activity, meant, now)


def call_off(activity: Activity, now: dt.datetime, meant: list[Day], why: str) -> None:
    """Call days off, each with the reason that everybody reads; in the caller's transaction."""
    for day in meant:
        day.off, day.off_why = True, why
        day.save(update_fields=["off", "off_why"])
    moved(activity, now, meant)


def ahead(activity: Activity, now: dt.datetime) -> list[Day]:
    """Return the days that are still to come and not called off."""
    return [day for day in activity.days.all() if day.is_ahead(now)]
