"""Saving a change of an activity so that its days, its entry in feeds and its number in calendars follow."""

import datetime as dt
from collections.abc import Callable

from causeway.activities.activity import days, entries
from causeway.activities.activity.models import Activity, Day
from causeway.frame.registered import Registered

# What follows, in the same transaction, when days of an activity changed their time or place or were called off.
follows = Registered[Callable[[Activity, list[Day], dt.datetime], None]]()


def settle(activity: Activity, now: dt.datetime) -> None:
    """Bring days and entry in step with an activity whose words or standing changed; in the caller's transaction.

    Where that takes it off the site, or back onto it, whoever holds an entry is told. Before it was first published nobody does.
    """
    turned = list(activity.days.ahead(now).exclude(shown=activity.on_site))
    if turned and (activity.sequence or not activity.on_site):
        moved(activity, now, turned)
    else:
        _write(activity, now)


def moved(activity: Activity, now: dt.datetime, meant: list[Day]) -> None:
    """Settle an activity of which some days changed time, place or standing: calendars take it for newer, and what follows is done."""
    activity.sequence += 1
    _write(activity, now)
    told = [day for day in meant if day.shown or activity.on_site]  # of what is off the site everybody heard when it left
    for day in told:
        day.shown = activity.on_site
    for act in follows:
        act(activity, told, now)


def _write(activity: Activity, now: dt.datetime) -> None:
    activity.changed = now
    days.in_step(activity)
    activity.entry = entries.written(activity)
    activity.save(update_fields=["changed", "entry", "sequence"])


def call_off(activity: Activity, now: dt.datetime, meant: list[Day], why: str) -> None:
    """Call days off, each with the reason that everybody reads; in the caller's transaction."""
    for day in meant:
        day.off, day.off_why = True, why
        day.save(update_fields=["off", "off_why"])
    moved(activity, now, meant)
