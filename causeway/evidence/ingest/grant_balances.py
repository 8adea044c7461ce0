"""Councils' dedicated schools grant: the balance at each year's end as a share of the year's income, by the name of the council."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl

from causeway.evidence.definitions import Source
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.education_places import VINTAGE, by_name
from causeway.evidence.ingest.rows import Row, cell, measures_of

COLUMNS = ("time_period", "geographic_level", "region_name", "la_name")
LENGTH = 6


def _period(text: object, where: str) -> str:
    """Return the financial year of "202122"."""
    label = str(text)
    if len(label) != LENGTH or not label.isdigit() or (int(label[:4]) + 1) % 100 != int(label[4:]):
        raise IngestError(f"{where}: “{label[:20]}” is not a financial year such as 202122.")
    return f"{label[:4]}-{int(label[:4]) + 1}"


def read(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read the workbook's one sheet: ``reads.series`` names the column of a measure."""
    rows: list[Row] = []
    for path in paths:
        sheet = openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets[0]
        sheet.reset_dimensions()
        head, *lines = sheet.iter_rows(values_only=True)
        wanted = measures_of(source)
        gone = [name for name in (*COLUMNS, *(measure.reads.series for _, measure in wanted)) if name not in head]
        if gone:
            raise IngestError(f"{path.name} has no column {', '.join(gone)}. It may have been renamed by its publisher.")
        for line in lines:
            row = dict(zip(head, line, strict=True))
            name = row["la_name"] or row["region_name"]
            where = f"{path.name}, {row['time_period']} {name}"
            for key, measure in wanted:
                read = cell(row[measure.reads.series], source, where)
                place = by_name(str(name), source, where)
                period = _period(row["time_period"], where)
                rows.append(Row(key, measure.key, *place, VINTAGE, period, read.status, read.value))
    return rows
