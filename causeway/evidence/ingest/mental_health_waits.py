"""NHS England's MHSDS waits of children and young people: one file a month, one measure a line."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from causeway.evidence.definitions.schema import Indicator, Source, codes, indicators_of
from causeway.evidence.domain.symbols import Cell, Status
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.rows import Row, cell, need
from causeway.evidence.ingest.series import Spot, columns_of, rows_of

COLUMNS = ["REPORTING_PERIOD_END", "BREAKDOWN", "PRIMARY_LEVEL", "MEASURE_ID", "MEASURE_VALUE"]
BREAKDOWNS = ["England", "ICB of GP Practice or Residence"]
UNPLACED = "UNKNOWN"  # referrals that NHS England could not place in a board
ABSENT = Cell(Status.MISSING)

Cells = Mapping[str, Cell]


def _place(breakdown: str, code: str, name: str) -> tuple[str, str]:
    if breakdown == "England":
        return "nation", "E92000001"
    gss = codes("icbs_2022_to_2026").get(code)
    if gss is None:
        raise IngestError(f"{name}: integrated care board {code} is not one of the 42 of 2022 to March 2026.")
    return "icb", gss


def _period(text: str, name: str) -> str:
    try:
        return dt.datetime.strptime(text, "%d/%m/%Y").strftime("%Y-%m")  # noqa: DTZ007  a day, not a moment
    except ValueError:
        raise IngestError(f"{name}: “{text}” is not a date like 30/09/2024.") from None


def _cells(path: Path, source: Source, wanted: list[str]) -> dict[tuple[str, str, str], dict[str, Cell]]:
    table = pl.read_csv(path, infer_schema=False)
    need(table, COLUMNS, path.name)
    table = table.filter(
        pl.col("BREAKDOWN").is_in(BREAKDOWNS), pl.col("MEASURE_ID").is_in(wanted), pl.col("PRIMARY_LEVEL") != UNPLACED
    )
    found: dict[tuple[str, str, str], dict[str, Cell]] = {}
    for end, breakdown, code, measure, value in table.select(COLUMNS).rows():
        kind, gss = _place(breakdown, code, path.name)
        cells = found.setdefault((kind, gss, _period(end, path.name)), {})
        if measure in cells:
            raise IngestError(f"{path.name}: {code} {measure} is given twice.")
        cells[measure] = cell(value, source, f"{path.name}, {code} {measure}")
    return found


def _file_rows(path: Path, source: Source, indicators: tuple[Indicator, ...]) -> Iterator[Row]:
    for (kind, gss, period), cells in _cells(path, source, columns_of(indicators)).items():
        for indicator in indicators:
            spot = Spot(kind, gss, indicator.geography.vintage, period)
            yield from rows_of(indicator, spot, lambda name, cells=cells: cells.get(name, ABSENT))  # type: ignore[misc]


def read(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read every month's file."""
    indicators = indicators_of(source)
    return [row for path in paths for row in _file_rows(path, source, indicators)]
