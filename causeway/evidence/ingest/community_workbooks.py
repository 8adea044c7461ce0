"""NHS England's community health workbooks, in both layouts: boards by code under a full header, or by name in groups."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

from causeway.evidence.definitions.schema import code_names, codes
from causeway.evidence.exceptions import IngestError

TABLES = ("Table 4", "Table 4f", "Table 4g")  # everyone, over 18 to 52 weeks, over 52 weeks
FROM_CODES = "Organisation Type"  # the first cell of the header in workbooks that give codes

Line = tuple[Any, ...]


class Board(NamedTuple):
    """England or an integrated care board."""

    kind: str
    code: str


Columns = dict[str, dict[Board, tuple[object, object, object]]]


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
    found = re.search(r", ([A-Z][a-z]+ \d{4})\s*$", first)
    if not found:
        raise IngestError(f"{name}: its first line does not end with a month: “{first[:60]}”.")
    return dt.datetime.strptime(found[1], "%B %Y").strftime("%Y-%m")  # noqa: DTZ007  a month, not a moment


def _header(lines: Sequence[Line], services: Sequence[str], name: str) -> tuple[int, dict[str, int]]:
    """Return the header's place and each service's column. Services are found whatever their capitals, which change."""
    wanted = {service.casefold(): service for service in services}
    for at, line in enumerate(lines):
        found = {wanted[text]: column for column, text in enumerate(str(value).casefold() for value in line) if text in wanted}
        if found:
            gone = [service for service in services if service not in found]
            if gone:
                raise IngestError(f"{name} has no column {', '.join(gone)}. It may have been renamed by its publisher.")
            return at, found
    raise IngestError(f"{name} has no column {', '.join(services)}. It may have been renamed by its publisher.")


def _boards(lines: Sequence[Line], at: int, name: str) -> Iterator[tuple[Board, Line]]:
    by_code, by_name, group = lines[at][:1] == (FROM_CODES,), boards_by_name(), ""
    for line in lines[at + 1 :]:
        kind, code, text, *_ = (str(value or "") for value in (*line, None, None, None))
        group = (kind if by_code else code) or group
        if text == "England":
            yield Board("nation", "E92000001"), line
        elif group == "ICB" and text:
            yield (_by_code(code, name) if by_code else by_name(text, name)), line


def columns_of_workbook(path: Path, services: Sequence[str]) -> tuple[str, Columns]:
    """Return the workbook's month, and service → board → raw cells of (everyone, over 18 to 52 weeks, over 52 weeks)."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    sheets = [_sheet(book, title, path.name) for title in TABLES]
    months = {_month(sheet, path.name) for sheet in sheets}
    if len(months) != 1:
        raise IngestError(f"{path.name}: its tables are of different months.")
    raw: list[dict[tuple[str, Board], object]] = []
    for sheet in sheets:
        at, columns = _header(sheet, services, path.name)
        raw.append(
            {
                (service, board): line[column] if column < len(line) else None
                for board, line in _boards(sheet, at, path.name)
                for service, column in columns.items()
            }
        )
    found: Columns = {service: {} for service in services}
    for service, board in raw[0]:
        found[service][board] = (raw[0][service, board], raw[1].get((service, board)), raw[2].get((service, board)))
    return next(iter(months)), found
