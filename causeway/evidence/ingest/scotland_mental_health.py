"""Public Health Scotland's adjusted waits: one line for each health board and month, with a mark beside every figure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from causeway.evidence.definitions import Source
from causeway.evidence.domain.symbols import Cell, Status
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.rows import Row, cell, need, share, total

INDICATOR, VINTAGE = "scotland_mental_health_waits", "2019"
COUNTS = [
    "TotalPatientsWaiting",
    "NumberOfPatientsWaiting19To35Weeks",
    "NumberOfPatientsWaiting36To52Weeks",
    "NumberOfPatientsWaitingOver52Weeks",
]
NO_FIGURE = {":": Status.MISSING, "c": Status.SUPPRESSED, "z": Status.NOT_APPLICABLE, "x": Status.MISSING}
REMARKS = {
    "b": "break in the series",
    "u": "low reliability",
    "d": "derived by the publisher",
    "r": "revised",
    "f": "forecast",
    "e": "estimated",
    "p": "provisional",
}
TWICE = "Published twice for this month, with different figures."
SCOTLAND = "S92000003"


def _cell(value: str, marks: str, source: Source, where: str) -> tuple[Cell, set[str]]:
    remarks: set[str] = set()
    for mark in marks.split():
        if mark in NO_FIGURE:
            return Cell(NO_FIGURE[mark]), set()
        if mark not in REMARKS:
            raise IngestError(f"{source.title}: {where}: the mark “{mark}” is not one we know.")
        remarks.add(REMARKS[mark])
    return cell(value, source, where), remarks


def _rows(line: dict[str, str], source: Source, name: str) -> Iterator[Row]:
    code, period = line["HB"], f"{line['Month'][:4]}-{line['Month'][4:]}"
    if not code.startswith(("S08", "S92")):
        raise IngestError(f"{name}: “{code}” is not a health board's code.")
    kind = "nation" if code == SCOTLAND else "health-board"
    read = [_cell(line[column], line[f"{column}QF"], source, f"{name}, {code} {period}") for column in COUNTS]
    waiting, months, longer, year = (one for one, _ in read)
    note = "; ".join(sorted(set().union(*(remarks for _, remarks in read)))).capitalize()
    for measure, part in (("over_18_weeks", total(months, longer, year)), ("over_52_weeks", year)):
        value, numerator, denominator = share(part, waiting)
        yield Row(INDICATOR, measure, kind, code, VINTAGE, period, value.status, value.value, numerator, denominator, note)
    yield Row(INDICATOR, "waiting", kind, code, VINTAGE, period, waiting.status, waiting.value, note=note)


def _once(rows: list[Row]) -> list[Row]:
    """Return the rows with each figure that is given twice replaced by none: which of the two is right is not for us to say."""
    times = Counter(row.identity() for row in rows)
    kept = {row.identity(): row for row in rows}
    return [
        row if times[key] == 1 else replace(row, status=Status.MISSING, value=None, numerator=None, denominator=None, note=TWICE)
        for key, row in kept.items()
    ]


def read(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read the whole series."""
    rows: list[Row] = []
    for path in paths:
        table = pl.read_csv(path, infer_schema=False)
        need(table, ["HB", "Month", *COUNTS, *(f"{column}QF" for column in COUNTS)], path.name)
        for line in table.fill_null("").rows(named=True):
            rows += _rows(line, source, path.name)
    return _once(rows)
