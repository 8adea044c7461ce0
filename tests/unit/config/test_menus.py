"""Each room has a place of its own in the menus: where two share a number, their order hangs on how folders are called."""

from collections import defaultdict

import pytest
from django.core.exceptions import ImproperlyConfigured

from causeway.config import wagtail_hooks
from causeway.frame.menu import EVERY
from causeway.frame.rooms import Entry, rooms


@pytest.mark.parametrize("menu", ["menu", "staff_menu"])
def test_no_two_rooms_stand_in_one_place(menu):
    there = defaultdict(set)
    for name, room in rooms().items():
        for entry in getattr(room, menu):
            there[entry.order].add(name)
    assert {order: names for order, names in there.items() if len(names) > 1} == {}


def test_every_line_for_staff_stands_in_a_group():
    assert [entry.route for room in rooms().values() for entry in room.staff_menu if entry.group is None] == []
    with pytest.raises(ImproperlyConfigured, match="no group"):
        wagtail_hooks._added(Entry("Stalls", "stalls_staff:index"))


def test_groups_have_keys_and_places_of_their_own_before_the_pages():
    assert len({each.key for each in EVERY}) == len({each.order for each in EVERY}) == len(EVERY)
    assert max(each.order for each in EVERY) < 100  # where Wagtail's pages stand
