"""No table that the site hands out holds a cell that a spreadsheet would run, and every one is written in the one place that sees to it."""

import csv
import io
from pathlib import Path

import pytest

import causeway
from causeway.frame.domain.cells import FORMULA_STARTS, as_typed, safe
from causeway.frame.spreadsheets import lines, table

# Files of figures and areas that are kept with the code and read by it again, and a workbook turned into CSV to be read: none is handed out.
READ_BY_US = {
    "frame/workbook.py",
    "evidence/releases/reference.py",
    "evidence/statistics/area_groups.py",
    "representatives/members/building.py",
}
HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx"]


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_begins_like_a_formula_is_shown_and_not_run(typed):
    rows = list(csv.reader(io.StringIO("".join(lines(["words", "number"], [[typed, -1]])), newline="")))
    assert rows == [["words", "number"], [f"'{typed}", "-1"]]
    assert f"'{typed}" in table("example", ["words"], [[typed]]).content.decode()


@pytest.mark.parametrize("typed", [*HOSTILE, "", "'", "'tis", "plain", "it's =1"])
def test_a_cell_that_comes_back_is_as_it_was(typed):
    assert as_typed(str(safe(typed))) == typed
    assert not str(safe(typed)).startswith(FORMULA_STARTS)


def test_every_table_that_is_handed_out_is_written_in_one_place():
    root = Path(causeway.__file__).parent
    writing = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if any(word in path.read_text() for word in ("csv.writer(", "csv.DictWriter(", "Workbook("))
    }
    assert writing == READ_BY_US | {"frame/spreadsheets.py"}
