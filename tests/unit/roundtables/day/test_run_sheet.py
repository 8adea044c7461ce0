import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.roundtables.day.sheet.domain import FORMATS, WITHOUT_MPS, Format, Item, Part, fitted, timed, total

ITEMS = st.lists(st.builds(Item, st.sampled_from(Part), st.integers(1, 90)), min_size=1, max_size=15)
AN_ORDINARY_DAY = dt.date(2027, 3, 5)


def clock(moment):
    return f"{moment:%H:%M}"


@given(ITEMS, st.dates(dt.date(2026, 1, 1), dt.date(2032, 1, 1)), st.times().filter(lambda time: time.hour not in {0, 1}))
def test_it_always_adds_up(items, day, start):
    sheet = timed(day, start, items)
    assert all(one.ends == other.begins for one, other in pairwise(sheet))
    passed = sheet[-1].ends.astimezone(dt.UTC) - sheet[0].begins.astimezone(dt.UTC)
    assert passed == dt.timedelta(minutes=total(items))


@given(ITEMS, st.integers(1, 600))
def test_fitted_lasts_exactly_as_long_as_there_is_time(items, minutes):
    if not len(items) <= minutes <= 480:
        with pytest.raises(ValueError, match="do not fit"):
            fitted(items, minutes)
        return
    sheet = fitted(items, minutes)
    assert total(sheet) == minutes
    assert [item.part for item in sheet] == [item.part for item in items]
    assert fitted(sheet, minutes) == sheet
    by_length = sorted(zip(items, sheet, strict=True), key=lambda pair: (pair[0].minutes, pair[1].minutes))
    assert all(one[1].minutes <= other[1].minutes for one, other in pairwise(by_length))


def test_across_the_night_the_clocks_go_forward():
    sheet = timed(dt.date(2027, 3, 28), dt.time(0, 30), [Item(Part.WELCOME, 60), Item(Part.CLOSE, 30)])
    assert [clock(each.begins) for each in sheet] == ["00:30", "02:30"]
    assert clock(sheet[-1].ends) == "03:00"


def test_across_the_night_the_clocks_go_back():
    sheet = timed(dt.date(2027, 10, 31), dt.time(1, 30), [Item(Part.WELCOME, 60), Item(Part.CLOSE, 30)])
    assert [clock(each.begins) for each in sheet] == ["01:30", "01:30"]
    assert clock(sheet[-1].ends) == "02:00"


def test_an_hour_without_mps_and_then_an_hour_with_them():
    sheet = timed(AN_ORDINARY_DAY, dt.time(12, 30), FORMATS[Format.TWO_HOURS])
    first = next(each for each in sheet if each.item.part not in WITHOUT_MPS)
    assert (clock(first.begins), clock(sheet[-1].ends)) == ("13:30", "14:30")


@pytest.mark.parametrize("which", Format)
def test_in_every_format_mps_answer_after_each_theme_and_promise_before_the_end(which):
    parts = [(item.part, item.theme) for item in FORMATS[which]]
    for place, (part, theme) in enumerate(parts):
        if part is Part.SPEAKERS:
            assert parts[place + 1] == (Part.MPS_ANSWER, theme)
    assert [part for part, _theme in parts][-2:] == [Part.PROMISES, Part.CLOSE]


@pytest.mark.parametrize(("which", "minutes"), [(Format.TWO_HOURS, 120), (Format.ONLINE_HOUR, 60), (Format.HALF_HOUR, 30)])
def test_a_format_lasts_as_long_as_its_name_says(which, minutes):
    assert total(FORMATS[which]) == minutes


@pytest.mark.parametrize("minutes", [0, 481])
def test_an_item_lasts_a_minute_at_least_and_a_working_day_at_most(minutes):
    with pytest.raises(ValueError, match="minutes"):
        Item(Part.CLOSE, minutes)
