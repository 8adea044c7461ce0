"""Scales and round numbers, against inputs nobody thought of."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.charts import axes, look
from causeway.charts.scales import Scale, class_of, classes, step_for, ticks

REAL = st.floats(-1e7, 1e7, allow_nan=False).map(lambda value: round(value, 4))
SHARE = st.floats(0, 100).map(lambda value: round(value, 2))


@given(st.lists(REAL, min_size=1, max_size=30), st.integers(2, 8))
def test_ticks_surround_the_values_evenly_with_round_numbers(values, about):
    marks = ticks(values, about)
    hair = 1e-8 * (marks[1] - marks[0])  # far less than a pixel
    assert marks[0] <= min(values) + hair
    assert marks[-1] >= max(values) - hair
    assert 2 <= len(marks) <= about + 3
    steps = [later - earlier for earlier, later in itertools.pairwise(marks)]
    assert max(steps) == pytest.approx(min(steps), rel=1e-6)
    lead = steps[0] / 10 ** math.floor(math.log10(steps[0]) + 1e-9)
    assert min(abs(lead - round_one) for round_one in (1, 2, 5, 10)) < 1e-3


@given(st.lists(SHARE, min_size=1, max_size=30))
def test_ticks_of_percentages_never_leave_0_to_100(values):
    marks = ticks(values, least=0, most=100)
    assert 0 <= marks[0] <= min(values)
    assert max(values) <= marks[-1] <= 100
    assert len(marks) >= 2


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([3, 97], (0, 50, 100)),
        ([0, 12], (0, 5, 10, 15)),
        ([46.4, 64.9], (45, 50, 55, 60, 65)),
        ([0.1, 0.35], (0, 0.1, 0.2, 0.3, 0.4)),
        ([140, 360], (0, 100, 200, 300, 400)),
        ([7, 7], (2, 4, 6, 8, 10, 12)),
    ],
)
def test_ticks_as_a_person_would_choose_them(values, expected):
    assert ticks(values) == pytest.approx(expected)


def test_no_numbers_is_an_error():
    with pytest.raises(ValueError):
        ticks([math.nan])


@given(REAL, REAL, REAL)
def test_a_scale_keeps_order_and_stays_inside(one, other, third):
    low, high = min(one, other), max(one, other) + 1
    at = Scale(low, high, 10, 310)
    assert at(low) == 10
    assert at(high) == pytest.approx(310)
    assert 10 - 1e-9 <= at(third) <= 310 + 1e-9
    assert at(third) <= at(third + 1)


@given(st.lists(REAL, min_size=1, max_size=200))
def test_classes_are_few_ordered_and_none_is_empty_at_the_ends(values):
    bounds = classes(values)
    assert len(bounds) <= 4
    assert list(bounds) == sorted(set(bounds))
    found = {class_of(value, bounds) for value in values}
    assert found <= set(range(len(bounds) + 1))
    if bounds:
        assert min(found) == 0
        assert max(found) > 0


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (list(range(101)), (20, 40, 60, 80)),
        ([5.0] * 10, ()),
        ([], ()),
        ([0] * 90 + [50] * 10, (10, 20, 30, 40)),
    ],
)
def test_classes_as_a_person_would_choose_them(values, expected):
    assert classes(values) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([0, 1], (1,)),
        ([1, 1, 2], (2,)),
        ([1, 3], (2, 3)),
        ([1, 2, 3, 4, 5, 6], (2, 3, 4, 5)),
        ([0, 100], (20, 40, 60, 80)),
        ([2, 2], ()),
    ],
)
def test_counts_have_whole_bounds(counts, expected):
    assert classes(counts, whole=True) == expected


@given(st.lists(st.integers(0, 40), min_size=1, max_size=60))
def test_no_two_bounds_of_counts_are_written_alike(counts):
    bounds = classes(counts, whole=True)
    assert len({f"{bound:.0f}" for bound in bounds}) == len(bounds) <= 4
    assert {class_of(count, bounds) for count in counts} >= ({0} if bounds else set())


def test_a_value_on_a_bound_belongs_above():
    assert [class_of(value, (20, 40)) for value in (19.9, 20, 39.9, 40)] == [0, 1, 1, 2]


@given(st.floats(0.001, 1e6), st.integers(1, 9))
def test_a_step_divides_the_range_into_at_most_as_many_parts(size, about):
    assert size / step_for(0, size, about) <= about + 1e-6


@given(st.text(max_size=120), st.floats(20, 320))
def test_fitted_text_fits_or_is_the_shortest_there_is(said, width):
    cut = look.fitted(said, width)
    assert look.width_of(cut) <= width or cut == look.ELLIPSIS
    assert cut == said or cut.endswith(look.ELLIPSIS)


@given(st.lists(st.text("0123456789% ", min_size=1, max_size=12), min_size=1, max_size=30))
def test_labels_under_a_scale_never_touch_and_the_last_is_there(labels):
    at = Scale(0, max(len(labels) - 1, 1), 10, 310)
    placed = axes.clear(labels, [at(place) for place in range(len(labels))])
    assert list(placed)[-1:] == [len(labels) - 1]
    spans = [
        (x - look.width_of(labels[place], look.SMALL) / 2, x + look.width_of(labels[place], look.SMALL) / 2)
        for place, x in placed.items()
    ]
    assert all(end < start for (_, end), (start, _) in itertools.pairwise(spans))
