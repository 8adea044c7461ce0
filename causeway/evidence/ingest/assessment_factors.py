"""Factors found by children's social care assessments, by authority and year, with the children who live there."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from causeway.evidence.definitions.schema import Source, indicators_of
from causeway.evidence.domain.symbols import Cell, Status
from causeway.evidence.ingest.ees_places import COLUMNS, Place, places_of, year
from causeway.evidence.ingest.rows import Row, cell, need
from causeway.evidence.ingest.series import Spot, columns_of, rows_of

CHILDREN = "population_estimate"  # the ONS file's column, read beside the factors' own
UNKNOWN = Cell(Status.MISSING)

Children = Mapping[tuple[Place, int], Cell]


def _children(path: Path, source: Source) -> Children:
    """Return the children aged 0 to 17 of each area in the middle of each year."""
    table = pl.read_csv(path, infer_schema=False)
    need(table, [*COLUMNS, "age_group", CHILDREN], path.name)
    found: dict[tuple[Place, int], Cell] = {}
    for line in table.filter(pl.col("age_group") == "Children aged 0 to 17 years").fill_null("").rows(named=True):
        where = f"{path.name}, {line['time_period']} {line['la_name']}"
        for place in places_of(line, where):
            found[place, year(line, where)] = cell(line[CHILDREN], source, where)
    return found


def _factors(path: Path, source: Source, children: Children) -> Iterator[Row]:
    indicators = indicators_of(source)
    table = pl.read_csv(path, infer_schema=False)
    need(table, [*COLUMNS, *(name for name in columns_of(indicators) if name != CHILDREN)], path.name)
    for line in table.fill_null("").rows(named=True):
        where = f"{path.name}, {line['time_period']} {line['la_name']}"
        ending = year(line, where)
        for place in places_of(line, where):
            # the year to March 2025 is set against the children of mid-2024, as the Department does
            cells = {CHILDREN: children.get((place, ending - 1), UNKNOWN)}
            for indicator in indicators:
                spot = Spot(*place, indicator.geography.vintage, f"{ending - 1}-{ending}")
                yield from rows_of(
                    indicator,
                    spot,
                    lambda name, cells=cells, line=line, where=where: cells.get(name) or cell(line[name], source, where),  # type: ignore[misc]
                )


def read(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read the factors, and the population estimates they are set against."""
    factors, population = paths
    return list(_factors(factors, source, _children(population, source)))
