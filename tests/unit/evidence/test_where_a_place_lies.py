"""Which areas a place's figures come from, by names that tell them apart."""

from causeway.areas.models import Area, AreaKind
from causeway.evidence.figures.figure import Placed
from causeway.places.case.telling import lies_in

SEAT = Area(pk=1, kind=AreaKind.CONSTITUENCY, code="E14000001", name="Example North")


def names(*areas):
    placed = {area.kind: ([Placed(area)], False) for area in areas}
    return [each.name for each in lies_in(placed, SEAT)]


def test_a_council_and_a_board_of_one_name_are_told_apart():
    council = Area(pk=2, kind=AreaKind.UPPER_TIER, code="E10000001", name="Exampleshire")
    board = Area(pk=3, kind=AreaKind.ICB, code="E54000001", name="NHS Exampleshire Integrated Care Board")
    assert names(council, board) == ["Exampleshire (Council)", "Exampleshire (NHS integrated care board)"]


def test_names_that_differ_stand_alone():
    council = Area(pk=2, kind=AreaKind.UPPER_TIER, code="S12000001", name="Example Isles")
    board = Area(pk=3, kind=AreaKind.HEALTH_BOARD, code="S08000001", name="Example Highlands")
    assert names(council, board) == ["Example Isles", "Example Highlands"]
