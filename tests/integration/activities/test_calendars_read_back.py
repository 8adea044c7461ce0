"""What we write for calendars and search engines, read back by parsers that are not ours, whatever was typed and however days moved."""

import datetime as dt
import json
import re

import icalendar
import pytest
import vobject
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from causeway.activities.activity import changing, days, entries
from causeway.activities.activity.models import Activity
from causeway.activities.listing import event_data
from causeway.calendars.domain import at
from causeway.calendars.files import feed

pytestmark = pytest.mark.django_db
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=80).map(str.strip)
FIRST = st.dates(dt.date(2027, 1, 1), dt.date(2028, 12, 31))
HOURS = {"begins": dt.time(9, 30), "ends": dt.time(11)}
some = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def made(title, first, repeats, length):
    now = timezone.now()
    activity = Activity.objects.create(
        kind="stall", title=title or "x", text=title, mode="place", place=title, first_day=first, last_day=first, repeats=repeats,
        until=first + dt.timedelta(days=length), name="x", email="x@example.org", on_site=True, changed=now, **HOURS,
    )  # fmt: skip
    days.make(activity)
    changing.settle(activity, now)
    return activity


def moments_of(raw):
    """Return from when to when events take place, by vobject, which expands rules with dateutil; and by hand for the days that differ."""
    calendar = vobject.readOne(raw.decode())
    found, instead = [], {}
    for event in calendar.vevent_list:
        begins, ends = event.dtstart.value, event.dtend.value
        if hasattr(event, "recurrence_id"):
            instead[event.recurrence_id.value] = (begins, ends)
        elif hasattr(event, "rrule"):
            found += [(each, each + (ends - begins)) for each in event.rruleset]
        else:
            found.append((begins, ends))
    return sorted(tuple(each.astimezone(dt.UTC) for each in instead.get(both[0], both)) for both in found)


@some
@given(WORDS, FIRST, st.sampled_from(["", "weekly", "fortnightly", "monthly"]), st.integers(0, 366), st.data())
def test_days_are_read_back_as_they_are_held(title, first, repeats, length, data):
    activity = made(title, first, repeats, length)
    rows = list(activity.days.all())
    if repeats and len(rows) > 2:
        off, moved = data.draw(st.permutations(range(len(rows))))[:2]
        rows[off].off = True
        rows[moved].starts_at += dt.timedelta(hours=data.draw(st.sampled_from([0, 3])))  # longer only, or at another hour
        rows[moved].ends_at += dt.timedelta(hours=4)
        for each in (rows[off], rows[moved]):
            each.save()
    raw = feed([entries.written(activity)], "Example", "https://example.org/feed.ics")
    held = sorted((each.starts_at, each.ends_at) for each in rows if not each.off)
    assert moments_of(raw) == held
    event = icalendar.Calendar.from_ical(raw).walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == activity.title
    assert str(event["LOCATION"]) == activity.where
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    activity.delete()


@some
@given(WORDS, FIRST)
def test_search_engines_read_the_words_and_the_moment(title, first):
    activity = made(title, first, "", 0)
    shown = str(event_data.events(activity, activity.days.all()))
    assert not re.search(r"[<>&]", shown)
    event = json.loads(shown)["@graph"][0]
    assert event["name"] == activity.title
    assert dt.datetime.fromisoformat(event["startDate"]) == at(first, HOURS["begins"])
    activity.delete()
