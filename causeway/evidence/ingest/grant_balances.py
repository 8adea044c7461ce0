"""Councils' dedicated schools grant: the balance at each year's end as a share of the year's income, by the name of the council."""

import zipfile
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

import openpyxl

from causeway.evidence.definitions.schema import Measure, Source
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.education_places import VINTAGE, by_name
from causeway.evidence.ingest.rows import Row, cell, measures_of, no_column
from causeway.words.domain.keys import only_digits

COLUMNS = ("time_period", "geographic_level", "region_name", "la_name")
LENGTH = 6


def _period(text: object, where: str) -> str:
    """Return the financial year of "202122"."""
    label = str(text)
    if len(label) != LENGTH or not only_digits(label) or (int(label[:4]) + 1) % 100 != int(label[4:]):
        raise IngestError(f"{where}: “{label[:20]}” is not a financial year such as 202122.")
    return f"{label[:4]}-{int(label[:4]) + 1}"


def _lines(path: Path) -> Iterator[dict[object, object]]:
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError) as error:
        raise IngestError(f"{path.name} is not a workbook, or only part of one.") from error
    sheet = book.worksheets[0]
    sheet.reset_dimensions()
    head, *lines = list(sheet.iter_rows(values_only=True))
    book.close()
    yield from (dict(zip_longest(head, line)) for line in lines)


def _row(line: dict[object, object], key: str, measure: Measure, source: Source, name: str) -> Row:
    if gone := [title for title in (*COLUMNS, measure.reads.series) if title not in line]:
        raise no_column(name, gone)
    area = str(line["la_name"] or line["region_name"])
    where = f"{name}, {line['time_period']} {area}"
    read = cell(line[measure.reads.series], source, where)
    place = by_name(area, source, where)
    return Row(key, measure.key, *place, VINTAGE, _period(line["time_period"], where), read.status, read.value)


def read(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read the workbook's first sheet: ``reads.series`` names the column of a measure."""
    wanted = measures_of(source)
    return [_row(line, key, measure, source, path.name) for path in paths for line in _lines(path) for key, measure in wanted]
