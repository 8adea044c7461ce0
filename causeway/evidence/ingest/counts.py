"""Counts that stand beside a published percentage: SEN2's return, and how many children there are."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import polars as pl

from causeway.evidence.definitions.schema import Source
from causeway.evidence.domain.symbols import Cell
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.education_places import by_code
from causeway.evidence.ingest.rows import cell, measures_of, need

Spot = tuple[str, str, str]  # kind of area, GSS code, the file's own label of the year
Counts = Mapping[str, Mapping[Spot, Cell]]

PLACES = ["time_period", "geographic_level", "country_code", "region_code", "new_la_code", "old_la_code"]
CHILDREN = "children_0_17"


def place_of(row: Mapping[str, str], source: Source, where: str) -> tuple[str, str]:
    """Return the place of a row of an explore-education-statistics file."""
    match row["geographic_level"]:
        case "National":
            return by_code(row["country_code"], "", source, where)
        case "Regional":
            return by_code(row["region_code"], "", source, where)
        case _local:
            return by_code(row["new_la_code"], row["old_la_code"], source, where)


def _sen2(path: Path, source: Source) -> Counts:
    """Return the columns of SEN2's file that some measure names."""
    table = pl.read_csv(path, infer_schema=False)
    named = {name for _, measure in measures_of(source) for name in (*measure.reads.numerator, *measure.reads.denominator)}
    wanted = [name for name in table.columns if name in named]
    need(table, [*PLACES, "la_name"], path.name)
    found: dict[str, dict[Spot, Cell]] = {name: {} for name in wanted}
    for row in table.fill_null("").rows(named=True):
        where = f"{path.name}, {row['time_period']} {row['la_name']}"
        spot = (*place_of(row, source, where), row["time_period"])
        for name in wanted:
            found[name][spot] = cell(row[name], source, f"{where}, {name}")
    return found


def children(path: Path, source: Source) -> Mapping[Spot, Cell]:
    """Return the ONS mid-year estimate of people aged 0 to 17 by place and year; Inner and Outer London are left out."""
    table = pl.read_csv(path, infer_schema=False)
    need(table, [*PLACES, "age_group", "population_estimate"], path.name)
    table = table.fill_null("").filter(
        pl.col("age_group") == "Children aged 0 to 17 years",
        (pl.col("geographic_level") != "Regional") | ~pl.col("region_code").str.starts_with("E13"),
    )
    found: dict[Spot, Cell] = {}
    for row in table.rows(named=True):
        where = f"{path.name}, {row['time_period']} {row['la_name']}"
        value = cell(row["population_estimate"], source, where)
        spot = (*place_of(row, source, where), row["time_period"])
        # A council whose code changed has a line for each code, and a figure in one of them.
        if spot not in found or found[spot].value is None:
            found[spot] = value
        elif value.value is not None:
            raise IngestError(f"{where} stands there twice.")
    return found


def _population(path: Path, source: Source) -> Counts:
    return {CHILDREN: children(path, source)}


READERS: Mapping[str, Callable[[Path, Source], Counts]] = {
    "sen2_mi.csv": _sen2,
    "ons_mid-year_population_estimates_2012_to_2024.csv": _population,
}


def counts_beside(paths: Sequence[Path], source: Source) -> Counts:
    """Return every count of the files that stand beside a main one; a file we have no reader for is named."""
    found: dict[str, Mapping[Spot, Cell]] = {}
    for path in paths:
        if path.name not in READERS:
            raise IngestError(f"{source.title}: we do not know how to take counts from {path.name}.")
        found |= READERS[path.name](path, source)
    return found
