"""A spreadsheet of resources: its columns, and everything that can be wrong with one, by line and column."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from causeway.library.resources.domain import LONGEST_ADDRESS, Captions, Format, Kind, address_key
from causeway.representatives.directory.domain.cells import Fault, day, line_of_text, web_address
from causeway.representatives.directory.domain.cells import Wrong as Usual
from causeway.representatives.directory.domain.lines import Checked, Line, checked, lines_of

EMPTIES = "-"


class Column(StrEnum):
    """The columns, in the order of the form."""

    TITLE = "title"
    KIND = "kind"
    ADDRESS = "address"
    PUBLISHER = "publisher"
    PUBLISHED = "published"
    PUBLISHED_ON = "published_on"
    LICENCE = "licence"
    FORMAT = "format"
    AUDIENCES = "audiences"
    SERVICES = "services"
    NATIONS = "nations"
    AREA_CODES = "area_codes"
    GOOD_FOR = "good_for"
    ABOUT = "about"
    CHECKED = "checked"
    CAPTIONS = "captions"


NEEDED = (Column.TITLE, Column.KIND, Column.ADDRESS, Column.PUBLISHER, Column.GOOD_FOR)
LONGEST = {
    Column.TITLE: 200,
    Column.ADDRESS: LONGEST_ADDRESS,
    Column.PUBLISHER: 140,
    Column.PUBLISHED: 80,
    Column.LICENCE: 140,
    Column.GOOD_FOR: 300,
    Column.ABOUT: 1500,
}
TEXTS = (Column.PUBLISHED, Column.LICENCE, Column.ABOUT)
LISTS = (Column.AUDIENCES, Column.SERVICES, Column.NATIONS, Column.AREA_CODES)
_ONE_OF: Mapping[Column, type[StrEnum]] = {Column.KIND: Kind, Column.FORMAT: Format, Column.CAPTIONS: Captions}


class Wrong(StrEnum):
    """What can be wrong beside what can be wrong with any such file; the sentences stand where they are shown."""

    NOT_ONE_OF = "none of those there are"
    TWICE = "the same resource twice"


@dataclass(frozen=True)
class Known:
    """What the lists of a row may name."""

    audiences: frozenset[str]
    services: frozenset[str]
    nations: frozenset[str]
    area_codes: frozenset[str]

    def of(self, column: Column) -> frozenset[str]:
        """Return what a column of this name may hold."""
        found: frozenset[str] = getattr(self, column.value)
        return found


@dataclass(frozen=True)
class Row:
    """One resource as the file says: ``values`` has only what a cell says; ``areas`` is ``None`` where it says nothing."""

    line: int
    key: str
    values: Mapping[str, Any]
    areas: frozenset[str] | None


def key_of(address: str, title: str, publisher: str) -> str:
    """Return what tells one resource from another: its address, or its title and publisher where it is a mere file."""
    return address_key(address) or f"{' '.join(title.casefold().split())}|{' '.join(publisher.casefold().split())}"


def check(content: bytes, known: Known) -> Checked[Row]:
    """Return the rows of a CSV file and what is wrong with it; never raises, whatever ``content`` is."""
    lines, faults = lines_of(content, tuple(Column), NEEDED)
    found, rows = list(faults), []
    for line in lines:
        row, wrong = _row(line, known)
        found += wrong
        if not wrong:
            rows.append(row)
    found += _twice(rows)
    return checked(rows, found)


def _row(line: Line, known: Known) -> tuple[Row, list[Fault]]:
    cells = line.cells
    published_on, faults = day(line.number, Column.PUBLISHED_ON, cells[Column.PUBLISHED_ON])
    checked, more = day(line.number, Column.CHECKED, cells[Column.CHECKED])
    faults += [*more, *_texts(line), *_one_of(line), *_lists(line, known)]
    row = Row(
        line.number,
        key_of(cells[Column.ADDRESS], cells[Column.TITLE], cells[Column.PUBLISHER]),
        dict(_values(cells, published_on, checked)),
        frozenset(_codes(cells[Column.AREA_CODES])) if cells[Column.AREA_CODES] else None,
    )
    return row, faults


def _values(cells: Mapping[str, str], published_on: dt.date | None, checked: dt.date | None) -> Iterator[tuple[str, Any]]:
    for column in (*NEEDED, Column.FORMAT, Column.CAPTIONS):
        if cells[column] or column is Column.ADDRESS:
            yield column.value, cells[column]
    for column in TEXTS:
        if cells[column]:
            yield column.value, "" if cells[column] == EMPTIES else cells[column]
    for column in (Column.AUDIENCES, Column.SERVICES, Column.NATIONS):
        if cells[column]:
            yield column.value, _codes(cells[column])
    for column, value in ((Column.PUBLISHED_ON, published_on), (Column.CHECKED, checked)):
        if value is not None:
            yield column.value, value


def _codes(cell: str) -> list[str]:
    return [] if cell == EMPTIES else list(dict.fromkeys(cell.replace(";", " ").replace(",", " ").split()))


def _texts(line: Line) -> Iterator[Fault]:
    for column in NEEDED:
        if not line.cells[column] and column is not Column.ADDRESS:
            yield Fault(line.number, column, Usual.EMPTY)
    for name, text in line.cells.items():
        yield from line_of_text(line.number, name, text, LONGEST.get(Column(name), 2000))
    address = line.cells[Column.ADDRESS]
    if address and not (address.startswith("/") and not address.startswith("//") and " " not in address):
        yield from web_address(line.number, Column.ADDRESS, address)


def _one_of(line: Line) -> Iterator[Fault]:
    for column, choices in _ONE_OF.items():
        text = line.cells[column]
        if text and text not in set(choices):
            yield Fault(line.number, column, Wrong.NOT_ONE_OF, text, ", ".join(choices))


def _lists(line: Line, known: Known) -> Iterator[Fault]:
    for column in LISTS:
        for code in _codes(line.cells[column]):
            if code not in known.of(column):
                some = "" if column is Column.AREA_CODES else ", ".join(sorted(known.of(column)))
                yield Fault(line.number, column, Wrong.NOT_ONE_OF, code, some)


def _twice(rows: list[Row]) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for row in rows:
        before = seen.setdefault(row.key, row.line)
        if before != row.line:
            yield Fault(row.line, Column.ADDRESS, Wrong.TWICE, str(row.values[Column.TITLE]), str(before))
