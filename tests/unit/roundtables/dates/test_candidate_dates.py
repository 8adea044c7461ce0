import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.roundtables.dates import bank_holidays
from causeway.roundtables.dates.domain.dates import Kind, Known, candidates, looked_at

START = dt.date(2027, 3, 1)  # a Monday
PAGE = "https://example.org/dates"


def known(kind, first, last=None):
    return Known(kind, first, last or first, kind.value, PAGE, "Example")


def day(number, month=3):
    return dt.date(2027, month, number)


def best(calendar=(), held=None, most=1):
    return candidates(START, day(14), calendar, held or {}, most=most)


def test_fridays_come_first_and_are_told_in_the_order_of_the_calendar():
    assert [each.day for each in best(most=2)] == [day(5), day(12)]


def test_no_plain_day_stands_beside_enough_fridays():
    two_months = candidates(START, START + dt.timedelta(weeks=8), (), {}, most=12)
    assert {each.day.weekday() for each in two_months} == {4}
    assert all(each.suits for each in two_months)
    a_fortnight = best(most=5)
    assert [each.day for each in a_fortnight if each.suits] == [day(5), day(12)]
    assert len(a_fortnight) == 5


def test_a_friday_with_a_clash_does_not_suit():
    assert not looked_at(day(5), [known(Kind.SCHOOL_HOLIDAY, day(5))], {}).suits
    assert looked_at(day(5), [], {}).suits
    assert not looked_at(day(4), [], {}).suits
    assert looked_at(day(4), [known(Kind.RECESS, day(1), day(12))], {}).suits


def test_any_working_day_of_a_recess_is_as_good_as_a_friday():
    assert [each.day for each in best([known(Kind.RECESS, day(1), day(3))], most=2)] == [day(1), day(2)]


def test_a_conflict_is_named_and_weighs_more_than_a_friday():
    holiday = known(Kind.SCHOOL_HOLIDAY, day(5), day(12))
    assert [each.day for each in best([holiday])] == [day(1)]
    assert looked_at(day(5), [holiday], {}).against == (holiday,)


def test_without_a_parliament_no_day_is_offered():
    assert best([known(Kind.DISSOLVED, day(1), day(12))]) == ()


def test_what_is_not_held_for_a_year_is_unknown_and_not_absent():
    held = {Kind.RECESS: frozenset({2026}), Kind.ELECTION: frozenset({2027})}
    assert looked_at(day(5), [], held).unknown == (Kind.RECESS,)
    assert looked_at(day(5), [known(Kind.RECESS, day(5))], held).unknown == ()


@given(st.lists(st.tuples(st.sampled_from(Kind), st.integers(0, 60), st.integers(0, 20)), max_size=6), st.integers(1, 8))
def test_only_working_days_are_offered_none_ruled_out_and_none_better_left_out(stretches, most):
    calendar = [known(kind, START + dt.timedelta(start), START + dt.timedelta(start + long)) for kind, start, long in stretches]
    latest = START + dt.timedelta(days=60)
    offered = candidates(START, latest, calendar, {}, most=most)
    assert all(each.day.weekday() < 5 and not each.ruled_out for each in offered)
    everything = candidates(START, latest, calendar, {}, most=100)
    left = set(everything) - set(offered)
    assert len(offered) == min(most, len(everything))
    assert not left or max(each.rank for each in offered) < min(each.rank for each in left)


def test_a_stretch_ends_after_it_begins():
    with pytest.raises(ValueError, match="ends before"):
        known(Kind.RECESS, day(5), day(4))


@pytest.mark.parametrize(
    ("nation", "month", "number", "is_one"),
    [
        ("E92000001", 3, 26, True),
        ("E92000001", 3, 17, False),
        ("N92000002", 3, 17, True),
        ("S92000003", 3, 29, False),
        ("W92000004", 3, 29, True),
        ("E92000001", 12, 27, True),
        ("", 3, 26, True),
    ],
)
def test_bank_holidays_differ_between_the_nations(nation, month, number, is_one):
    assert (day(number, month) in {each.first for each in bank_holidays.of_year(2027, nation)}) is is_one
