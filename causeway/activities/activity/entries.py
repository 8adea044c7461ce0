"""An activity as entries of calendars: its own event for feeds, and one day's for somebody who comes."""

import datetime as dt
from dataclasses import replace

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
    own = [_of_day(each) for each in days if not each.by_rule or _differs(each)]
    entries = [*([_series(activity, series)] if series else []), *own]
    return "".join(event_text(each, activity.changed) for each in entries)


def _differs(day: Day) -> bool:
    """Whether a day of the rule begins or ends at another moment than the rule says."""
    if day.by_rule is None or day.off:
        return False
    return (day.starts_at, day.ends_at) != (day.by_rule, at(timezone.localdate(day.by_rule), day.activity.ends))


def _entry(activity: Activity, begins: dt.datetime, ends: dt.datetime, off_why: str) -> Entry:
    """Return what every entry of an activity says."""
    return Entry(
        uid=activity.host_uid,
        sequence=activity.sequence,
        begins=begins,
        ends=ends,
        title=activity.title,
        organiser=organiser(),
        location=activity.where,
        words=_words(off_why, activity.text, address(activity)),
        link=address(activity),
    )


def _words(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _series(activity: Activity, days: list[Day]) -> Entry:
    moments = sorted(each.by_rule for each in days if each.by_rule)
    rule = rule_of(activity, timezone.localdate(moments[0]))
    off = tuple(each.by_rule for each in days if each.off and each.by_rule)
    none_left = len(off) == len(days)
    plain = _entry(activity, moments[0], at(rule.first, activity.ends), days[-1].off_why if none_left else "")
    return replace(plain, rule=rule.rrule(moments[-1]), without=() if none_left else off, cancelled=none_left)


def _of_day(day: Day) -> Entry:
    """Return a day's entry; one of the series has the series' UID, and RECURRENCE-ID tells it from the others."""
    plain = _entry(day.activity, day.starts_at, day.ends_at, day.off_why)
    uid = plain.uid if day.by_rule else f"{day.pk}-{plain.uid}"
    return replace(plain, uid=uid, instance=day.by_rule, cancelled=day.off)


def for_holder(day: Day, link: str) -> Entry:
    """Return the entry of somebody who comes on a day, with the address of their own page and, while it takes place, how to join."""
    activity, takes_place = day.activity, day.takes_place
    location, joining = (activity.where_exactly, activity.joining) if takes_place else (activity.where, "")
    words = _words(day.off_why, joining, _("Your place:") + f" {link}")
    return replace(_of_day(day), location=location, words=words, link=link, cancelled=not takes_place)
