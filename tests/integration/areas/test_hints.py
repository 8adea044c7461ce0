"""Postcodes that the index does not settle: asked about, with the seats they may be in, and never taken as an answer."""

import pytest

from causeway.areas.domain.answers import PostcodeStatus
from causeway.areas.hints import has_ended, probable_seat, seats_of_northern_ireland
from causeway.areas.queries import look_up_postcode


@pytest.mark.parametrize(
    ("typed", "status", "near"),
    [
        ("BT4 2LY", PostcodeStatus.NORTHERN_IRELAND, ("N05000001", "N05000013")),  # 18 of its 20 schools in one, two in the other
        ("BT2 7AA", PostcodeStatus.NORTHERN_IRELAND, ()),  # no school stands in BT2
        ("AB11 5FF", PostcodeStatus.NEW, ("S14000061",)),
        ("AB12 3YT", PostcodeStatus.ENDED, ("S14000061", "S14000111")),
    ],
)
def test_what_is_not_settled_names_the_seats_that_may_be_meant(typed, status, near):
    answer = look_up_postcode(typed)
    assert (answer.status, answer.also_near, answer.constituency) == (status, near, None)


def test_look_alikes_lead_to_the_postcode_that_is_meant():
    answer = look_up_postcode("CF1O 1BH")
    assert (answer.status, answer.postcode) == (PostcodeStatus.KNOWN, "CF10 1BH")


def test_hints_are_only_of_what_they_are_of():
    assert seats_of_northern_ireland("SW1A 1AA") == ()
    assert probable_seat("SW1A 1AA") == ""
    assert not has_ended("SW1A 1AA")
