"""NHS England's community health waiting lists: monthly workbooks, and a table of the months between derived from them."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl

from causeway.evidence.definitions import Source, code_names, codes
from causeway.evidence.domain.symbols import Cell
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.rows import Row, cell, need, share, total

INDICATOR, VINTAGE = "speech_language_waits", "2022 to March 2026"
SERVICE = "(CYP) Therapy interventions: Speech and language"
TABLES = ("Table 4", "Table 4f", "Table 4g")  # everyone, over 18 to 52 weeks, over 52 weeks
DERIVED = ["Organisation Name", "Organisation Type", "formattedDate", "Therapy"]
DERIVED_COUNTS = ["Total waiting list", "Waiting >18-52 weeks", "Waiting >52 weeks"]
DERIVED_NOTE = "From a monthly table derived from the published workbooks."
ENGLAND = "E92000001"

Counts = tuple[Cell, Cell, Cell]


def _rows(kind: str, gss: str, period: str, counts: Counts, note: str = "") -> Iterator[Row]:
    everyone, months, year = counts
    for measure, part in (("over_18_weeks", total(months, year)), ("over_52_weeks", year)):
        value, numerator, denominator = share(part, everyone)
        yield Row(INDICATOR, measure, kind, gss, VINTAGE, period, value.status, value.value, numerator, denominator, note)
    yield Row(INDICATOR, "waiting", kind, gss, VINTAGE, period, everyone.status, everyone.value, note=note)


def _sheet(book: Any, title: str, name: str) -> list[tuple[Any, ...]]:
    if title not in book.sheetnames:
        raise IngestError(f"{name} has no sheet “{title}”.")
    sheet = book[title]
    sheet.reset_dimensions()  # some workbooks declare one column and hold sixty
    return list(sheet.iter_rows(values_only=True))


def _month(title: object, name: str) -> str:
    found = re.search(r", ([A-Z][a-z]+ \d{4})\s*$", str(title))
    if not found:
        raise IngestError(f"{name}: its first line does not end with a month: “{str(title)[:60]}”.")
    return dt.datetime.strptime(found[1], "%B %Y").strftime("%Y-%m")  # noqa: DTZ007  a month, not a moment


def _column(lines: list[tuple[Any, ...]], name: str) -> dict[tuple[str, str], object]:
    for at, line in enumerate(lines):
        if line[:1] == ("Organisation Type",) and SERVICE in line:
            column = line.index(SERVICE)
            return {
                (str(row[0]), str(row[1] or "")): row[column] if column < len(row) else None
                for row in lines[at + 1 :]
                if row and row[0]
            }
    raise IngestError(f"{name} has no column “{SERVICE}”.")


def _place(kind: str, code: str, name: str) -> tuple[str, str] | None:
    if kind == "National":
        return "nation", ENGLAND
    if kind != "ICB":
        return None
    gss = codes("icbs_2022_to_2026").get(code)
    if gss is None:
        raise IngestError(f"{name}: integrated care board {code} is not one of the 42 of 2022 to March 2026.")
    return "icb", gss


def _workbook(path: Path, source: Source) -> Iterator[Row]:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    sheets = [_sheet(book, title, path.name) for title in TABLES]
    months = {_month(sheet[0][0], path.name) for sheet in sheets}
    if len(months) != 1:
        raise IngestError(f"{path.name}: its tables are of different months.")
    everyone, some, most = (_column(sheet, path.name) for sheet in sheets)
    for (kind, code), value in everyone.items():
        place = _place(kind, code, path.name)
        if place:
            where = f"{path.name}, {code or kind}"
            raw = (value, some.get((kind, code)), most.get((kind, code)))
            first, second, third = (cell(one, source, where) for one in raw)
            yield from _rows(*place, next(iter(months)), (first, second, third))


def _key(name: str) -> str:
    return re.sub(r"[^A-Z]", "", name.upper().removeprefix("NHS ").replace("INTEGRATED CARE BOARD", ""))


def _derived(path: Path, source: Source, names: dict[str, str]) -> Iterator[Row]:
    table = pl.read_csv(path, infer_schema=False)
    need(table, [*DERIVED, *DERIVED_COUNTS], path.name)
    table = table.filter(pl.col("Therapy") == "Speech And Language")
    for name, kind, date, _therapy, *counts in table.select(DERIVED + DERIVED_COUNTS).rows():
        if name == "England":
            place = ("nation", ENGLAND)
        elif kind == "ICB":
            place = ("icb", names[_key(name)])
        else:
            continue
        first, second, third = (cell(one, source, f"{path.name}, {name} {date}") for one in counts)
        yield from _rows(*place, date[:7], (first, second, third), DERIVED_NOTE)


def read(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read the workbooks, then what the derived table adds; where both hold a month they must agree, and the workbook is kept."""
    read = {row.identity(): row for path in paths if path.suffix == ".xlsx" for row in _workbook(path, source)}
    names = {_key(name): gss for gss, name in code_names("icbs_2022_to_2026").items()}
    for path in paths:
        for row in _derived(path, source, names) if path.suffix == ".csv" else ():
            kept = read.setdefault(row.identity(), row)
            if (kept.status, kept.value) != (row.status, row.value):
                raise IngestError(
                    f"{path.name}: {row.area_code} in {row.period} is {row.value}, but the workbook says {kept.value}."
                )
    return list(read.values())
