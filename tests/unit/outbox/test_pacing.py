"""A lane's pace: never more in an hour or a day than allowed, nothing in the quiet hours, summer time or not."""

import datetime as dt
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.outbox.domain.pacing import HOUR, LONDON, Pace, Quiet, day_of, next_opening, next_slot, opening, quiet_hours

NIGHT = Quiet(dt.time(22), dt.time(6))
USUAL = Pace(20, 120, NIGHT)
moments = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minutes: dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
)
paces = st.builds(
    Pace,
    st.integers(0, 200),
    st.integers(0, 500),
    st.one_of(st.none(), st.builds(Quiet, st.times(), st.times())).filter(
        lambda quiet: quiet is None or quiet.begins != quiet.ends
    ),
)


def london(*when):
    return dt.datetime(*when, tzinfo=LONDON).astimezone(dt.UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("22:00-06:00", NIGHT), (" 22:00-06:00 ", NIGHT), ("", None), ("07:00-07:00", None)],
)
def test_quiet_hours_are_read(text, expected):
    assert quiet_hours(text) == expected


@pytest.mark.parametrize("text", ["22-6", "25:00-06:00", "22:60-06:00", "at night", "22:00–06:00"])
def test_what_are_no_quiet_hours_says_how_to_write_them(text):
    with pytest.raises(ValueError, match="22:00-06:00"):
        quiet_hours(text)


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        (london(2026, 1, 10, 12), london(2026, 1, 10, 12)),
        (london(2026, 1, 10, 22), london(2026, 1, 11, 6)),
        (london(2026, 1, 10, 21, 59), london(2026, 1, 10, 21, 59)),
        (london(2026, 1, 11, 5, 59), london(2026, 1, 11, 6)),
        (london(2026, 1, 11, 6), london(2026, 1, 11, 6)),
        (london(2026, 3, 28, 23), london(2026, 3, 29, 6)),  # the night is seven hours long
        (london(2026, 10, 24, 23), london(2026, 10, 25, 6)),  # and eight
    ],
)
def test_quiet_hours_end_by_the_clock_on_the_wall(at, opens):
    assert opening(USUAL, at) == opens


def test_the_night_in_which_clocks_go_forward_is_an_hour_shorter():
    lengths = [
        opening(USUAL, london(2026, *evening, 22)) - london(2026, *evening, 22) for evening in ((3, 27), (3, 28), (10, 24))
    ]
    assert lengths == [8 * HOUR, 7 * HOUR, 9 * HOUR]


@given(paces, moments, st.floats(0, 1))
def test_what_opens_is_outside_the_quiet_hours_or_just_after_them(pace, at, jitter):
    opens = opening(pace, at)
    assert opens >= at
    assert pace.quiet is None or not pace.quiet.holds(opens.astimezone(LONDON).time()) or opens.astimezone(LONDON).fold
    assert next_opening(pace, at, jitter) - opens <= pace.gap


@given(st.integers(1, 200), st.integers(1, 60), st.integers(0, 10**9))
def test_no_hour_and_no_day_has_more_than_allowed(per_hour, per_day, seed):
    pace, at, left, log, chance = Pace(per_hour, per_day, NIGHT), london(2026, 3, 27, 9), 0, [], random.Random(seed)
    for _ in range(80):
        left = left + 1 if log and day_of(log[-1]) == day_of(at) else 1
        log.append(at)
        at = next_slot(pace, at, left, chance.choice([0.0, 1.0, chance.random()]))
        at = opening(pace, at)
    assert log == sorted(log)
    for place, first in enumerate(log):  # the one that comes after as many as an hour may have is out of it
        assert place + per_hour >= len(log) or log[place + per_hour] >= first + HOUR
    assert max(Counter(map(day_of, log)).values()) <= per_day
    assert not any(NIGHT.holds(each.astimezone(LONDON).time()) for each in log)


def test_without_limits_nothing_waits():
    at = london(2026, 1, 10, 23)
    assert next_slot(Pace(), at, 10_000, 1.0) == at


@pytest.mark.parametrize("jitter", [-0.1, 1.1])
def test_jitter_outside_its_range_is_refused(jitter):
    with pytest.raises(ValueError, match="Jitter"):
        next_slot(USUAL, london(2026, 1, 10, 12), 1, jitter)
