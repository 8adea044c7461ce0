"""The lines of a CSV file by the names of its columns, and what keeps a file from being one."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from causeway.frame.domain.cells import as_typed
from causeway.representatives.directory.domain.cells import Fault, Wrong

MOST_FAULTS = 200  # a file with more is of another form, and nobody reads on
LARGEST = 1_000_000  # bytes; every office of the country fits several times


@dataclass(frozen=True)
class Line:
    """One line: the number of the file's line on which it begins, and each column's text without space around it."""

    number: int
    cells: dict[str, str]


_Row = TypeVar("_Row")


@dataclass(frozen=True)
class Checked(Generic[_Row]):
    """A file read through. ``rows`` may be kept only where there is no fault."""

    rows: tuple[_Row, ...]
    faults: tuple[Fault, ...]


def checked(rows: Sequence[_Row], faults: Sequence[Fault]) -> Checked[_Row]:
    """Return a file as it was read, its faults in the order of its lines; one with neither rows nor faults has no rows."""
    found = faults if faults or rows else [Fault(1, "", Wrong.NO_ROWS)]
    return Checked(tuple(rows), tuple(sorted(found, key=lambda fault: fault.line)[:MOST_FAULTS]))


def lines_of(content: bytes, columns: Sequence[str], needed: Sequence[str]) -> tuple[list[Line], list[Fault]]:
    """Return the lines under the header and what is wrong with the file's form; where the header is wrong, no lines."""
    if len(content) > LARGEST:
        return [], [Fault(1, "", Wrong.TOO_LARGE, str(len(content)), str(LARGEST))]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return [], [Fault(content.count(b"\n", 0, error.start) + 1, "", Wrong.NOT_TEXT)]
    faults: list[Fault] = []
    rows = _rows(text, faults)
    _number, header = next(rows, (1, []))
    names = [cell.strip().casefold() for cell in header]
    if wrong := faults or _header(names, columns, needed):
        return [], wrong
    lines = [line for number, cells in rows if (line := _line(number, cells, names, columns, faults))]
    return lines, faults


def _rows(text: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that holds anything, with the line it begins on; a fault ends the reading."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        faults.append(Fault(begins, "", Wrong.NOT_CSV))


def _header(names: list[str], columns: Sequence[str], needed: Sequence[str]) -> list[Fault]:
    if not any(names):
        return [Fault(1, "", Wrong.NO_HEADER)]
    if len(names) == 1 and any(mark in names[0] for mark in ";\t|"):
        return [Fault(1, "", Wrong.SEMICOLONS)]
    known, seen = set(columns), set[str]()
    faults = []
    for name in names:
        if name not in known:
            faults.append(Fault(1, name[:60], Wrong.UNKNOWN_COLUMN))
        elif name in seen:
            faults.append(Fault(1, name, Wrong.COLUMN_TWICE))
        seen.add(name)
    return faults + [Fault(1, name, Wrong.COLUMN_MISSING) for name in needed if name not in seen]


def _line(number: int, cells: list[str], names: list[str], columns: Sequence[str], faults: list[Fault]) -> Line | None:
    if len(cells) != len(names):
        faults.append(Fault(number, "", Wrong.CELLS, str(len(cells)), str(len(names))))
        return None
    given = dict(zip(names, (as_typed(cell.strip()) for cell in cells), strict=True))
    return Line(number, {str(column): given.get(column, "") for column in columns})
