"""Each room has a place of its own in the menus: where two share a number, their order hangs on how folders are called."""

from collections import defaultdict

import pytest

from causeway.frame.rooms import rooms


@pytest.mark.parametrize("menu", ["menu", "staff_menu"])
def test_no_two_rooms_stand_in_one_place(menu):
    there = defaultdict(set)
    for name, room in rooms().items():
        for entry in getattr(room, menu):
            there[entry.order].add(name)
    assert {order: names for order, names in there.items() if len(names) > 1} == {}
