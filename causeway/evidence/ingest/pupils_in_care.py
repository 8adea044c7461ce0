"""Special educational needs of children in need and looked after: counts and percentages by council, region and England.

``reads.series`` is the group and the column of the percentage: ``CINO at 31 March: pt_all_SEN``.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from causeway.evidence.definitions.schema import Measure, Source
from causeway.evidence.domain.symbols import Cell
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.counts import PLACES, place_of
from causeway.evidence.ingest.education_places import VINTAGE
from causeway.evidence.ingest.rows import Row, cell, measures_of, need

GROUP = "social_care_group"
ROUNDED = 10  # England's counts are rounded to this, so they reproduce a percentage only nearly


def _counts(value: Cell, part: Cell, whole: Cell) -> tuple[float | None, float | None]:
    """Return the counts where they are known and give the published percentage to its rounding."""
    if value.value is None or part.value is None or not whole.value:
        return None, None
    near = abs(100 * part.value / whole.value - value.value) <= 0.0501 + 100 * ROUNDED / whole.value
    return (part.value, whole.value) if near else (None, None)


def _rows(row: Mapping[str, str], wanted: Sequence[tuple[str, Measure]], source: Source, name: str) -> Iterator[Row]:
    where = f"{name}, {row['time_period']} {row['la_name'] or row['region_name']}"
    place, year = place_of(row, source, where), int(row["time_period"][:4])
    for key, measure in wanted:
        group, column = measure.reads.series.split(": ")
        if row[GROUP] != group:
            continue
        value, part, whole = (
            cell(row[title], source, f"{where}, {title}")
            for title in (column, measure.reads.numerator[0], measure.reads.denominator[0])
        )
        counts = _counts(value, part, whole)
        yield Row(key, measure.key, *place, VINTAGE, f"{year}-{year + 1}", value.status, value.value, *counts)


def read(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read the file; Inner and Outer London are left out, since nothing else here knows them."""
    wanted = measures_of(source)
    rows: list[Row] = []
    columns = {title for _, measure in wanted for title in (*measure.reads.numerator, *measure.reads.denominator)}
    columns |= {measure.reads.series.split(": ")[1] for _, measure in wanted}
    for path in paths:
        table = pl.read_csv(path, infer_schema=False)
        need(table, [*PLACES, GROUP, "la_name", "region_name", *sorted(columns)], path.name)
        table = table.fill_null("").filter(
            (pl.col("geographic_level") != "Regional") | ~pl.col("region_code").str.starts_with("E13")
        )
        groups = set(table[GROUP])
        for _, measure in wanted:
            if measure.reads.series.split(": ")[0] not in groups:
                raise IngestError(f"{path.name} has no group “{measure.reads.series}”. It may have been renamed.")
        for row in table.rows(named=True):
            rows += _rows(row, wanted, source, path.name)
    return rows
