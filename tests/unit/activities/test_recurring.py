"""Days by rule, held against dateutil: from what was asked, and from the RRULE that we write."""

import datetime as dt

from dateutil.rrule import MONTHLY, WEEKLY, rrule, rrulestr, weekday
from hypothesis import given
from hypothesis import strategies as st

from causeway.activities.activity.domain.recurring import MOST, Repeats, Rule
from causeway.calendars.domain import at

DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2030, 12, 31))


def by_dateutil(repeats, first, until):
    """The days that dateutil finds from what was asked, not from what we made of it; a fifth weekday is the month's last."""
    dated = {"dtstart": dt.datetime.combine(first, dt.time()), "until": dt.datetime.combine(until, dt.time())}
    if repeats is Repeats.NO:
        return [first]
    if repeats is Repeats.MONTHLY:
        nth = -1 if first.day > 28 else (first.day + 6) // 7
        return [each.date() for each in rrule(MONTHLY, byweekday=weekday(first.weekday(), nth), **dated)]
    return [each.date() for each in rrule(WEEKLY, interval=1 if repeats is Repeats.WEEKLY else 2, **dated)]


@given(DAYS, st.integers(0, 366), st.sampled_from(Repeats))
def test_the_days_are_those_that_dateutil_finds_from_what_was_asked(first, length, repeats):
    until = first + dt.timedelta(days=length)
    assert list(Rule(repeats, first, until).days()) == by_dateutil(repeats, first, until)


@given(DAYS, st.integers(0, 366), st.sampled_from([each for each in Repeats if each]))
def test_another_reader_finds_the_same_days_in_the_rule_we_write(first, length, repeats):
    until = first + dt.timedelta(days=length)
    expected = by_dateutil(repeats, first, until)
    written = Rule(repeats, first, until).rrule(at(expected[-1], dt.time(12)))
    assert [each.date() for each in rrulestr(written, dtstart=at(first, dt.time(12)))] == expected


def test_once_has_no_rule_and_a_rule_ends_at_the_most():
    once = Rule(Repeats.NO, dt.date(2027, 1, 5), dt.date(2027, 6, 1))
    assert (once.days(), once.rrule(at(dt.date(2027, 1, 5), dt.time(12)))) == ((dt.date(2027, 1, 5),), "")
    assert len(Rule(Repeats.WEEKLY, dt.date(2027, 1, 5), dt.date(2029, 1, 5)).days()) == MOST == 53


def test_the_second_tuesday_and_the_last_friday():
    second = Rule(Repeats.MONTHLY, dt.date(2027, 1, 12), dt.date(2027, 4, 30)).days()
    assert [day.day for day in second] == [12, 9, 9, 13]
    last = Rule(Repeats.MONTHLY, dt.date(2027, 1, 29), dt.date(2027, 4, 30)).days()
    assert [day.day for day in last] == [29, 26, 26, 30]
