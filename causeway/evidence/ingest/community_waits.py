"""NHS England's community health waiting lists: monthly workbooks, and a table of the months between derived from them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from causeway.evidence.definitions.schema import Indicator, Source, indicators_of
from causeway.evidence.domain.symbols import Cell
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.community_workbooks import Board, Counts, boards_by_name, columns_of_workbook
from causeway.evidence.ingest.rows import Row, cell, need, total
from causeway.evidence.ingest.series import Spot, names_in, rows_of

DERIVED = ["Organisation Name", "Organisation Type", "formattedDate", "Therapy"]
DERIVED_COUNTS = ["Total waiting list", "Waiting >18-52 weeks", "Waiting >52 weeks"]
DERIVED_NOTE = "From a monthly table derived from the published workbooks."
PARTS = ("everyone", "over_18_to_52", "over_52")
ENGLAND = Board("nation", "E92000001")


def _cells(counts: Counts, source: Source, where: str) -> dict[str, Cell]:
    """Return the cells by part. The bands over 52 weeks together are the older one: both begin at 365 days."""
    cells = {part: cell(raw, source, where) for part, raw in counts.items()}
    if "over_104" in cells:
        cells["over_52"] = total(cells["over_52_to_104"], cells["over_104"])
    return cells | {"over_18": total(cells["over_18_to_52"], cells["over_52"])}


def _rows(
    indicator: Indicator, source: Source, board: Board, period: str, counts: Counts, where: str, note: str = ""
) -> Iterator[Row]:
    cells = _cells(counts, source, where)
    known = {
        one.key for one in indicator.measures if all(set(names_in(text)) <= cells.keys() for text in one.published_as.values())
    }
    there = indicator.model_copy(update={"measures": tuple(one for one in indicator.measures if one.key in known)})
    yield from rows_of(there, Spot(*board, indicator.geography.vintage, period, note), cells.__getitem__)


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
            counts: Counts = dict(zip(PARTS, (everyone, some, most), strict=True))
            yield from _rows(named[therapy], source, board, date[:7], counts, where, DERIVED_NOTE)


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
