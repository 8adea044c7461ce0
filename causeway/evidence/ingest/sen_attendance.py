"""Absence, suspensions and part-time timetables of pupils with special educational needs, by council: a long file of rates.

``reads.series`` names one series by the file's own words: ``metric: phase of education: group of pupils: term``. There are no counts
and no line for England, so a rate stands beside those of other councils only.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from causeway.evidence.definitions.schema import Measure, Source
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.education_places import VINTAGE, by_code
from causeway.evidence.ingest.ees import period
from causeway.evidence.ingest.rows import Row, cell, measures_of, need

NAMES = ["metric", "education_phase", "sen_group", "time_identifier"]
COLUMNS = [*NAMES, "time_period", "detail", "new_la_code", "la_name", "value"]
OF_NEED = "SEN primary need"  # the group “No SEN” stands twice in one table, once for each way of breaking it down


def _lines(table: pl.DataFrame, measure: Measure, name: str) -> pl.DataFrame:
    wanted = dict(zip(NAMES, measure.reads.series.split(": "), strict=True))
    for column, value in wanted.items():
        table = table.filter(pl.col(column) == value)
    if table.is_empty():
        raise IngestError(f"{name} has no series “{measure.reads.series}”. It may have been renamed.")
    return table


def _rows(key: str, measure: Measure, table: pl.DataFrame, source: Source, name: str) -> Iterator[Row]:
    for line in _lines(table, measure, name).rows(named=True):
        where = f"{name}, {line['metric']} {line['time_period']} {line['la_name']}"
        value = cell(line["value"], source, where)
        place = by_code(line["new_la_code"], "", source, where)
        yield Row(key, measure.key, *place, VINTAGE, period(line["time_period"], name), value.status, value.value)


def read(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read every series that a measure names."""
    rows: list[Row] = []
    for path in paths:
        table = pl.read_csv(path, infer_schema=False)
        need(table, COLUMNS, path.name)
        table = table.fill_null("").filter(pl.col("detail") != OF_NEED)
        for key, measure in measures_of(source):
            rows += _rows(key, measure, table, source, path.name)
    return rows
