"""An activity's days: made from what was typed, and kept in step with it."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from causeway.activities.activity.domain.recurring import Repeats, Rule
from causeway.activities.activity.models import Activity, Day
from causeway.calendars.domain import at


def rule_of(activity: Activity, first: dt.date) -> Rule:
    """Return the rule by which its days follow from a first one."""
    return Rule(Repeats(activity.repeats), first, activity.until or first)


def make(activity: Activity, also: Iterable[dt.date] = ()) -> None:
    """Make an activity's days: those of its rule, and others beside it."""
    by_rule = rule_of(activity, activity.first_day).days()
    days = [_day(activity, each, by_rule=bool(activity.repeats)) for each in by_rule]
    days += [_day(activity, each, by_rule=False) for each in sorted(set(also) - set(by_rule))]
    Day.objects.bulk_create(days)


def _day(activity: Activity, day: dt.date, *, by_rule: bool) -> Day:
    starts_at = at(day, activity.begins)
    return Day(
        activity=activity,
        starts_at=starts_at,
        ends_at=at(day, activity.ends),
        by_rule=starts_at if by_rule else None,
        **copied(activity),
    )


def copied(activity: Activity) -> dict[str, object]:
    """Return what its days hold of an activity, for lists."""
    return {
        "shown": activity.on_site,
        "kind": activity.kind,
        "seat_code": activity.seat_code,
        "authority": activity.authority,
        "region": activity.region,
    }


def in_step(activity: Activity) -> None:
    """Bring an activity's days, and its first and last, in step with it; those that were called off count only where none is left."""
    activity.days.update(**copied(activity))
    days = list(activity.days.all())
    meant = [each for each in days if not each.off] or days
    if meant:
        activity.first_day = timezone.localdate(min(each.starts_at for each in meant))
        activity.last_day = timezone.localdate(max(each.ends_at for each in meant))
        activity.save(update_fields=["first_day", "last_day"])
