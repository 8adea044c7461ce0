"""How wide a text is and on how many lines it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.briefings.domain.fitting import lines_of, size_for, width_of


@pytest.mark.parametrize(("text", "wide"), [("Hello", 22.78), ("Môn", 19.45), ("W", 9.44), ("100%", 25.57)])
def test_widths_are_those_that_adobe_published_for_helvetica(text, wide):
    assert width_of(text, 10) == pytest.approx(wide)


def test_letters_with_accents_are_as_wide_as_those_without():
    assert width_of("ŵŷâÔ", 12) == width_of("wyaO", 12)


def test_words_stand_on_as_many_lines_as_they_need():
    assert lines_of("one two three", 10, 1000) == 1
    assert lines_of("one two three", 10, width_of("one two", 10) + 0.1) == 2
    assert lines_of("Llanfairpwllgwyngyll", 10, 30) > 2
    assert lines_of("", 10, 100) == 1


@given(st.text("abc W", max_size=120), st.floats(8, 40), st.floats(60, 600))
def test_a_larger_size_never_needs_fewer_lines(text, size, width):
    assert lines_of(text, size, width) <= lines_of(text, size * 1.5, width)


def test_the_largest_size_that_fits_is_taken_and_the_last_where_none_does():
    assert size_for("one two three", (30, 20, 10), 100, 26) == 10
    assert size_for("one", (30, 20, 10), 100, 40) == 30
    assert size_for("one two three " * 50, (30, 20), 100, 40) == 20
