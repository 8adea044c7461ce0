"""NHS England's community health waiting lists: monthly workbooks, and a table of the months between derived from them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from causeway.evidence.definitions.schema import Indicator, Source, indicators_of
from causeway.evidence.domain.symbols import Cell
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.community_workbooks import Board, boards_by_name, columns_of_workbook
from causeway.evidence.ingest.rows import Row, cell, need, total
from causeway.evidence.ingest.series import Spot, rows_of

DERIVED = ["Organisation Name", "Organisation Type", "formattedDate", "Therapy"]
DERIVED_COUNTS = ["Total waiting list", "Waiting >18-52 weeks", "Waiting >52 weeks"]
DERIVED_NOTE = "From a monthly table derived from the published workbooks."
PARTS = ("everyone", "over_18_to_52", "over_52")
ENGLAND = Board("nation", "E92000001")

Counts = tuple[object, object, object]


def _rows(
    indicator: Indicator, source: Source, board: Board, period: str, counts: Counts, where: str, note: str = ""
) -> Iterator[Row]:
    cells = {part: cell(raw, source, where) for part, raw in zip(PARTS, counts, strict=True)}
    cells["over_18"] = total(cells["over_18_to_52"], cells["over_52"])
    read: dict[str, Cell] = cells
    yield from rows_of(indicator, Spot(*board, indicator.geography.vintage, period, note), read.__getitem__)


def _workbook(path: Path, source: Source, indicators: tuple[Indicator, ...]) -> Iterator[Row]:
    services = [indicator.published_as["service"] for indicator in indicators]
    period, columns = columns_of_workbook(path, services)
    for indicator in indicators:
        for board, counts in columns[indicator.published_as["service"]].items():
            where = f"{path.name}, {indicator.published_as['service']}, {board.code}"
            yield from _rows(indicator, source, board, period, counts, where)


def _derived(path: Path, source: Source, indicators: tuple[Indicator, ...]) -> Iterator[Row]:
    table = pl.read_csv(path, infer_schema=False)
    need(table, [*DERIVED, *DERIVED_COUNTS], path.name)
    named, boards = {indicator.published_as["derived"]: indicator for indicator in indicators}, boards_by_name()
    absent = set(named) - set(table["Therapy"])
    if absent:
        raise IngestError(f"{path.name} has no service called {', '.join(sorted(absent))}. It may have been renamed.")
    for name, kind, date, therapy, everyone, some, most in table.select(DERIVED + DERIVED_COUNTS).rows():
        board = ENGLAND if name == "England" else boards(name, path.name) if kind == "ICB" else None
        if board and therapy in named:
            where = f"{path.name}, {name} {date}"
            yield from _rows(named[therapy], source, board, date[:7], (everyone, some, most), where, DERIVED_NOTE)


def read(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read the workbooks, then what the derived table adds; where both hold a month they must agree, and the workbook is kept."""
    indicators = indicators_of(source)
    books = [path for path in paths if path.suffix == ".xlsx"]
    read = {row.identity(): row for path in books for row in _workbook(path, source, indicators)}
    for path in paths:
        for row in _derived(path, source, indicators) if path.suffix == ".csv" else ():
            kept = read.setdefault(row.identity(), row)
            if (kept.status, kept.value) != (row.status, row.value):
                raise IngestError(
                    f"{path.name}: {row.area_code} in {row.period} is {row.value} for {row.measure} of {row.indicator},"
                    f" but the workbook says {kept.value}."
                )
    return list(read.values())
