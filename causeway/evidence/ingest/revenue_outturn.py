"""Councils' spending as returned to the ministry (revenue outturn, RO): one line for each authority, thousands of pounds.

``reads.series`` is the title of a column, without the marks of notes; with a ``reads.denominator`` the amount is for each child.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from causeway.evidence.definitions.schema import Measure, Source
from causeway.evidence.domain.symbols import Cell
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.counts import CHILDREN, Counts, counts_beside
from causeway.evidence.ingest.education_places import ENGLAND, VINTAGE, by_code, kind_of
from causeway.evidence.ingest.opendocument import sheet
from causeway.evidence.ingest.rows import Row, cell, measures_of, scaled, share

CODE, NAME, CLASS, NOTES = "ONS Code", "Local authority", "Class", "Notes"
CLASSES = {"UA", "MD", "LB", "SC", "Eng"}  # councils that run children's services, and the total of England
AREA = re.compile(r"E[0-9]{8}")
YEAR = re.compile(r"\(RO\) ([0-9]{4})-([0-9]{2})\b")


def _title(text: str) -> str:
    return " ".join(re.sub(r"\[note [0-9]+\]", "", text).split())


def _head(lines: Sequence[Sequence[str]], name: str) -> tuple[str, int]:
    """Return the financial year and where the line of titles stands."""
    found = YEAR.search(lines[0][0])
    at = next((at for at, line in enumerate(lines) if line[:2] == ["E-code", CODE]), None)
    if not found or at is None:
        raise IngestError(f"{name} does not begin with its year and a line “E-code, {CODE}”.")
    return f"{found[1]}-{int(found[1]) + 1}", at


def _amount(value: Cell, measure: Measure, counts: Counts, gss: str, year: str) -> tuple[Cell, float | None, float | None]:
    pounds = scaled(value, measure.reads.times)
    if not measure.reads.denominator:
        return pounds, None, None
    return share(pounds, counts[CHILDREN][kind_of(gss), gss, year], per=1)


def _lines(path: Path, title: str) -> Iterator[tuple[str, dict[str, str]]]:
    lines = sheet(path, title)
    period, at = _head(lines, path.name)
    titles = [_title(text) for text in lines[at]]
    for line in lines[at + 1 :]:
        row = dict(zip(titles, line, strict=False))
        if row.get(CLASS) in CLASSES and AREA.fullmatch(row[CODE]):
            yield period, row


def read(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read the workbook's sheet of authorities, and how many children there are from the population file beside it."""
    book, *beside = paths
    counts, wanted = counts_beside(beside, source), measures_of(source)
    rows: list[Row] = []
    for period, row in _lines(book, f"RO3_LA_Data_{_sheet_year(book)}"):
        where = f"{book.name}, {row[NAME]}"
        kind, gss = by_code(row[CODE], "", source, where)
        for key, measure in wanted:
            if measure.reads.series not in row:
                raise IngestError(f"{book.name} has no column “{measure.reads.series}”. It may have been renamed.")
            read = cell(row[measure.reads.series], source, f"{where}, {measure.key}")
            value, part, whole = _amount(read, measure, counts, gss, period[:4])
            rows.append(Row(key, measure.key, kind, gss, VINTAGE, period, value.status, value.value, part, whole))
    if not any(row.area_code == ENGLAND for row in rows):
        raise IngestError(f"{book.name} has no line for England.")
    return rows


def _sheet_year(path: Path) -> str:
    """Return "202425" of a file named "…_2024-25_…": the sheet is named for the year."""
    found = re.search(r"_([0-9]{4})-([0-9]{2})_", path.name)
    if not found:
        raise IngestError(f"{path.name}: its name does not say which year it is of, such as 2024-25.")
    return found[1] + found[2]
