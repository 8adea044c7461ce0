"""How old a figure is, in words: never younger than it is."""

import pytest

from causeway.places.case.ages import ago


@pytest.mark.parametrize(
    ("years", "said"),
    [
        (0.0, "less than a month ago"),
        (0.09, "1 month ago"),
        (31 / 365.25, "1 month ago"),
        (0.5, "6 months ago"),
        (334 / 365.25, "11 months ago"),
        (1.0, "more than a year ago"),
        (1.99, "more than a year ago"),
        (4.7, "more than 4 years ago"),
    ],
)
def test_it_is_rounded_down_to_whole_months_and_years(years, said):
    assert ago(years) == said
