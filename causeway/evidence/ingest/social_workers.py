"""The children's social work workforce, counted on 30 September of each year, by authority."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from causeway.evidence.definitions.schema import Indicator, Source, indicators_of
from causeway.evidence.domain.symbols import Cell, Status
from causeway.evidence.ingest.ees_places import COLUMNS, Place, places_of, year
from causeway.evidence.ingest.rows import Row, agreeing, cell, need
from causeway.evidence.ingest.series import Spot, columns_of, rows_of

LOW, LOW_NOTE = "low", "Published as “low”: more than none, but it rounds to zero."
UNRELIABLE, UNRELIABLE_NOTE = "u", "Withdrawn by the publisher as unreliable."
JOINT_NOTE = "Published only together with a neighbouring council."
SEPTEMBER = 9


def _note(indicator: Indicator, line: dict[str, str]) -> str:
    """Return why the headline has no figure, where its sign says more than that."""
    sign = line[indicator.headline.published_as["value"]]
    return {LOW: LOW_NOTE, UNRELIABLE: UNRELIABLE_NOTE}.get(sign, "")


def _line_rows(
    indicator: Indicator, line: dict[str, str], place: Place, source: Source, where: str, *, joint: bool
) -> Iterator[Row]:
    note = JOINT_NOTE if joint else _note(indicator, line)
    spot = Spot(*place, indicator.geography.vintage, f"{year(line, where)}-{SEPTEMBER:02}", note)

    def read(name: str) -> Cell:
        return Cell(Status.MISSING) if joint else cell(line[name], source, where)

    for row in rows_of(indicator, spot, read):
        yield agreeing(row)


def read(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read every year of every authority, region and England."""
    indicators = indicators_of(source)
    rows: list[Row] = []
    for path in paths:
        table = pl.read_csv(path, infer_schema=False)
        need(table, [*COLUMNS, *columns_of(indicators)], path.name)
        for line in table.fill_null("").rows(named=True):
            where = f"{path.name}, {line['time_period']} {line['la_name']}"
            places = places_of(line, where)
            for indicator in indicators:
                for place in places:
                    rows += _line_rows(indicator, line, place, source, where, joint=len(places) > 1)
    return rows
