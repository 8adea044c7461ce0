"""Public Health Scotland's tables: one line for each health board and month, with a mark beside every figure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from causeway.evidence.definitions.schema import Indicator, Source, indicators_of
from causeway.evidence.domain.symbols import Cell, Status
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.rows import Row, cell, need
from causeway.evidence.ingest.series import Spot, figure, names_in, withheld_for

NO_FIGURE = {":": Status.MISSING, "c": Status.SUPPRESSED, "z": Status.NOT_APPLICABLE, "x": Status.MISSING}
REMARKS = {
    "b": "break in the series",
    "u": "low reliability",
    "d": "derived by the publisher",
    "r": "revised",
    "f": "forecast",
    "e": "estimated",
    "p": "provisional",
    "y": "incomplete",
}
TWICE = "Published twice for this month, with different figures."
SCOTLAND = "S92000003"
# Four boards were given new codes when slivers of land moved between neighbours (2018 and 2019): their series go on.
RECODED = {"S08000018": "S08000029", "S08000027": "S08000030", "S08000021": "S08000031", "S08000023": "S08000032"}


class _Line:
    """One line's cells by column, and the remarks of the cells that were read."""

    def __init__(self, line: dict[str, str], source: Source, where: str) -> None:
        self.line, self.source, self.where = line, source, where
        self.remarks: set[str] = set()

    def __call__(self, column: str) -> Cell:
        remarks: set[str] = set()
        for mark in self.line[f"{column}QF"].split():
            if mark in NO_FIGURE:
                return Cell(NO_FIGURE[mark])
            if mark not in REMARKS:
                raise IngestError(f"{self.source.title}: {self.where}: the mark “{mark}” is not one we know.")
            remarks.add(REMARKS[mark])
        self.remarks |= remarks
        return cell(self.line[column], self.source, self.where)

    def note(self) -> str:
        """Return the remarks so far as a phrase."""
        return "; ".join(sorted(self.remarks)).capitalize()


def _line_rows(indicator: Indicator, line: dict[str, str], source: Source, name: str) -> Iterator[Row]:
    code, period = line["HB"], f"{line['Month'][:4]}-{line['Month'][4:]}"
    if not code.startswith(("S08", SCOTLAND)):
        raise IngestError(f"{name}: “{code}” is not a health board's code.")
    kind = "nation" if code == SCOTLAND else "health-board"
    spot = Spot(kind, RECODED.get(code, code), indicator.geography.vintage, period)
    for measure in indicator.measures:
        read = _Line(line, source, f"{name}, {code} {period}")
        one, numerator, denominator = figure(measure, read)
        at = (spot.kind, spot.code, spot.vintage, spot.period)
        yield Row(indicator.key, measure.key, *at, one.status, one.value, numerator, denominator, read.note())


def _once(rows: list[Row]) -> list[Row]:
    """Return the rows with each figure that is given twice replaced by none: which of the two is right is not for us to say."""
    times = Counter(row.identity() for row in rows)
    kept = {row.identity(): row for row in rows}
    return [row if times[key] == 1 else withheld_for(row, Status.MISSING, TWICE) for key, row in kept.items()]


def read(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read the whole series of each indicator from the file that it names."""
    files = {path.name: path for path in paths}
    rows: list[Row] = []
    for indicator in indicators_of(source):
        name = indicator.published_as["file"]
        if name not in files:
            raise IngestError(f"{source.title}: {indicator.key} reads {name}, which is not one of the source's files.")
        wanted = [column for measure in indicator.measures for text in measure.published_as.values() for column in names_in(text)]
        table = pl.read_csv(files[name], infer_schema=False)
        need(table, ["HB", "Month", *wanted, *(f"{column}QF" for column in wanted)], name)
        for line in table.fill_null("").rows(named=True):
            rows += _line_rows(indicator, line, source, name)
    return _once(rows)
