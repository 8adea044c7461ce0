"""An activity as entries of calendars: its own event for feeds, and one day's for somebody who comes."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.activities.activity.days import rule_of
from causeway.activities.activity.models import Activity, Day
from causeway.calendars.domain import Entry, Person, at
from causeway.calendars.files import event_text
from causeway.campaign.pack import campaign
from causeway.frame.addresses import whole_address
from causeway.outbox.composing import sender


def address(activity: Activity) -> str:
    """Return the whole address of its page."""
    return whole_address("activities:one", activity.uid)


def organiser() -> Person:
    """Return who stands as the organiser: the campaign, so that no host's address is handed on."""
    return Person(campaign().name, sender())


def written(activity: Activity) -> str:
    """Return its events as they stand in feeds: one for all days of its rule, one for each that differs or stands beside it."""
    days = list(activity.days.all())
    series = [each for each in days if each.by_rule]
    own = [_of_day(each, activity) for each in days if not each.by_rule or _differs(each, activity)]
    entries = [*([_series(activity, series)] if series else []), *own]
    return "".join(event_text(each, activity.changed) for each in entries)


def _differs(day: Day, activity: Activity) -> bool:
    """Whether a day of the rule begins or ends at another moment than the rule says."""
    if day.by_rule is None or day.off:
        return False
    return (day.starts_at, day.ends_at) != (day.by_rule, at(timezone.localdate(day.by_rule), activity.ends))


def _series(activity: Activity, days: list[Day]) -> Entry:
    moments = sorted(each.by_rule for each in days if each.by_rule)
    rule = rule_of(activity, timezone.localdate(moments[0]))
    off = tuple(each.by_rule for each in days if each.off and each.by_rule)
    none_left = len(off) == len(days)
    why = days[-1].off_why if none_left else ""
    without = () if none_left else off
    ends = at(rule.first, activity.ends)
    return _entry(activity, moments[0], ends, why, rule=rule.rrule(moments[-1]), without=without, cancelled=none_left)


def _of_day(day: Day, activity: Activity) -> Entry:
    return _entry(
        activity,
        day.starts_at,
        day.ends_at,
        day.off_why,
        uid=uid(day, activity),
        instance=day.by_rule,
        cancelled=day.off,
    )


def uid(day: Day, activity: Activity) -> str:
    """Return what a day's entry is known by: the series' own for a day of its rule, which RECURRENCE-ID tells from the others."""
    return activity.host_uid if day.by_rule else f"{day.pk}-{activity.host_uid}"


def _entry(
    activity: Activity,
    begins: dt.datetime,
    ends: dt.datetime,
    off_why: str,
    *,
    uid: str = "",
    rule: str = "",
    without: tuple[dt.datetime, ...] = (),
    instance: dt.datetime | None = None,
    cancelled: bool = False,
) -> Entry:
    return Entry(
        uid=uid or activity.host_uid,
        sequence=activity.sequence,
        begins=begins,
        ends=ends,
        title=activity.title,
        organiser=organiser(),
        location=activity.where,
        words="\n\n".join(part for part in (off_why, activity.text, address(activity)) if part),
        link=address(activity),
        rule=rule,
        without=without,
        instance=instance,
        cancelled=cancelled,
    )


def for_holder(day: Day, link: str) -> Entry:
    """Return the entry of somebody who comes on a day, with how to join and the address of their own page."""
    activity = day.activity
    words = [day.off_why, activity.joining, _("Your place:") + f" {link}"]
    return Entry(
        uid=uid(day, activity),
        sequence=activity.sequence,
        begins=day.starts_at,
        ends=day.ends_at,
        title=activity.title,
        organiser=organiser(),
        location=activity.where_exactly,
        words="\n\n".join(part for part in words if part),
        link=link,
        instance=day.by_rule,
        cancelled=not day.takes_place,
    )
