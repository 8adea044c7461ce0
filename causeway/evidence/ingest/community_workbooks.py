"""NHS England's community health workbooks, in both layouts: boards by code under a full header, or by name in groups."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

from causeway.evidence.definitions.schema import code_names, codes
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.rows import no_column

TABLES = {"Table 4": "everyone", "Table 4f": "over_18_to_52", "Table 4g": "over_52"}
TWO_YEARS = "Table 4h"  # in workbooks that have it, 4g ends at 104 weeks: 365 to 728 days, where 4g alone is 365 days and more
WITH_TWO_YEARS = TABLES | {"Table 4g": "over_52_to_104", TWO_YEARS: "over_104"}
FROM_CODES = "Organisation Type"  # the first cell of the header in workbooks that give codes

Line = tuple[Any, ...]


class Board(NamedTuple):
    """England or an integrated care board."""

    kind: str
    code: str


Counts = dict[str, object]  # part of the list → what stands in its cell
Columns = dict[str, dict[Board, Counts]]


def _key(name: str) -> str:
    return re.sub(r"[^A-Z]", "", name.upper().removeprefix("NHS ").replace("INTEGRATED CARE BOARD", ""))


def boards_by_name() -> Callable[[str, str], Board]:
    """Return a finder of boards by their published name; it raises :class:`IngestError` for a name that is none of the 42."""
    names = {_key(name): gss for gss, name in code_names("icbs_2022_to_2026").items()}

    def find(name: str, where: str) -> Board:
        if _key(name) not in names:
            raise IngestError(f"{where}: “{name}” is not one of the 42 integrated care boards of 2022 to March 2026.")
        return Board("icb", names[_key(name)])

    return find


def _by_code(code: str, where: str) -> Board:
    gss = codes("icbs_2022_to_2026").get(code)
    if gss is None:
        raise IngestError(f"{where}: integrated care board {code} is not one of the 42 of 2022 to March 2026.")
    return Board("icb", gss)


def _sheet(book: Any, title: str, name: str) -> list[Line]:
    if title not in book.sheetnames:
        raise IngestError(f"{name} has no sheet “{title}”.")
    sheet = book[title]
    sheet.reset_dimensions()  # some workbooks declare one column and hold sixty
    return list(sheet.iter_rows(values_only=True))


def _month(lines: Sequence[Line], name: str) -> str:
    """Return the month at the end of the sheet's first line of text, as "2023-10"."""
    first = next((str(value) for line in lines for value in line if value), "")
    found = re.search(r", ([A-Z][a-z]+ [0-9]{4})\s*$", first)
    if not found:
        raise IngestError(f"{name}: its first line does not end with a month: “{first[:60]}”.")
    return dt.datetime.strptime(found[1], "%B %Y").strftime("%Y-%m")  # noqa: DTZ007  a month, not a moment


def _header(lines: Sequence[Line], services: Sequence[str], name: str) -> tuple[int, dict[str, int]]:
    """Return the header's place and each service's column. Services are found whatever their capitals, which change."""
    wanted = {service.casefold(): service for service in services}
    for at, line in enumerate(lines):
        found = {wanted[text]: column for column, text in enumerate(str(value).casefold() for value in line) if text in wanted}
        if found:
            if gone := [service for service in services if service not in found]:
                raise no_column(name, gone)
            return at, found
    raise no_column(name, services)


def _boards(lines: Sequence[Line], at: int, name: str) -> Iterator[tuple[Board, Line]]:
    by_code, by_name, group = lines[at][:1] == (FROM_CODES,), boards_by_name(), ""
    for line in lines[at + 1 :]:
        kind, code, text, *_ = (str(value or "") for value in (*line, None, None, None))
        group = (kind if by_code else code) or group
        if text == "England":
            yield Board("nation", "E92000001"), line
        elif group == "ICB" and text:
            yield (_by_code(code, name) if by_code else by_name(text, name)), line


def _counts(sheet: Sequence[Line], services: Sequence[str], name: str) -> Iterator[tuple[str, Board, object]]:
    at, columns = _header(sheet, services, name)
    for board, line in _boards(sheet, at, name):
        for service, column in columns.items():
            yield service, board, line[column] if column < len(line) else None


def columns_of_workbook(path: Path, services: Sequence[str]) -> tuple[str, Columns]:
    """Return the workbook's month, and service → board → raw cells of everyone and of each long wait, by part of the list."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    tables = WITH_TWO_YEARS if TWO_YEARS in book.sheetnames else TABLES
    sheets = {part: _sheet(book, title, path.name) for title, part in tables.items()}
    months = {_month(sheet, path.name) for sheet in sheets.values()}
    if len(months) != 1:
        raise IngestError(f"{path.name}: its tables are of different months.")
    found: Columns = {service: {} for service in services}
    for part, sheet in sheets.items():
        for service, board, raw in _counts(sheet, services, path.name):
            if part == "everyone" or board in found[service]:
                found[service].setdefault(board, dict.fromkeys(tables.values()))[part] = raw
    return next(iter(months)), found
