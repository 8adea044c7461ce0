"""NHS England's MHSDS waits of children and young people: one file a month, one measure a line."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from causeway.evidence.definitions import Source, codes
from causeway.evidence.domain.symbols import Cell, Status
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.rows import Row, cell, need

INDICATOR, VINTAGE = "mental_health_first_contact", "2022 to March 2026"
COLUMNS = ["REPORTING_PERIOD_END", "BREAKDOWN", "PRIMARY_LEVEL", "MEASURE_ID", "MEASURE_VALUE"]
BREAKDOWNS = ["England", "ICB of GP Practice or Residence"]
MEASURES = {"over_52_weeks": "MRS14f", "waiting": "MRS10", "median_days": "MRS10a", "p90_days": "MRS10b"}
NUMERATOR, DENOMINATOR = "MRS14e", "MRS10"
UNPLACED = "UNKNOWN"  # referrals that NHS England could not place in a board


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


def _area_rows(cells: Mapping[str, Cell], kind: str, gss: str, period: str) -> Iterator[Row]:
    absent = Cell(Status.MISSING)
    for measure, published in MEASURES.items():
        one = cells.get(published, absent)
        counts: tuple[float | None, float | None] = (None, None)
        if measure == "over_52_weeks" and one.value is not None:
            counts = cells.get(NUMERATOR, absent).value, cells.get(DENOMINATOR, absent).value
        yield Row(INDICATOR, measure, kind, gss, VINTAGE, period, one.status, one.value, *counts)


def _file_rows(path: Path, source: Source) -> Iterator[Row]:
    table = pl.read_csv(path, infer_schema=False)
    need(table, COLUMNS, path.name)
    wanted = [*MEASURES.values(), NUMERATOR]
    table = table.filter(
        pl.col("BREAKDOWN").is_in(BREAKDOWNS), pl.col("MEASURE_ID").is_in(wanted), pl.col("PRIMARY_LEVEL") != UNPLACED
    )
    by_area: dict[tuple[str, str, str], dict[str, Cell]] = {}
    for end, breakdown, code, measure, value in table.select(COLUMNS).rows():
        kind, gss = _place(breakdown, code, path.name)
        cells = by_area.setdefault((kind, gss, _period(end, path.name)), {})
        cells[measure] = cell(value, source, f"{path.name}, {code} {measure}")
    for (kind, gss, period), cells in by_area.items():
        yield from _area_rows(cells, kind, gss, period)


def read(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read every month's file."""
    return [row for path in paths for row in _file_rows(path, source)]
