"""The Local Authority Interactive Tool's long file, driven by each measure's ``reads``, with published counts from beside it.

``reads.series`` is the tool's "Short Desc". ``reads.numerator`` and ``reads.denominator`` name counts: another series of the tool, a
column of the SEN2 file, ``appeals`` or ``appealable_decisions`` of the tribunal's table, or ``children_0_17`` of the population file.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from causeway.evidence.definitions.schema import Measure, Reads, Source
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.symbols import Cell, Status
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.counts import Counts, Spot, counts_beside
from causeway.evidence.ingest.education_places import VINTAGE, by_number
from causeway.evidence.ingest.rows import Row, cell, measures_of, need, scaled, share

COLUMNS = ["Short Desc", "Years", "LA and Regions", "Values", "LA Number"]
UNUSED = {"987", "988"}  # Inner and Outer London: no figure is given for them here, and nothing else knows them
YEAR = re.compile(r"([0-9]{4})(?:[-/]([0-9]{2}))?(?: \((?:OT|Rev|Final|prov)\))?")  # OT: outturn, what was spent
HALF_A_TENTH = 0.0501
ABSENT = Cell(Status.MISSING)


def period_of(label: str, reads: Reads, where: str) -> str:
    """Return the period that a label of the tool means: "2024", "2023/24" or "2024-25 (OT)"."""
    found = YEAR.fullmatch(label)
    if not found or (found[2] and reads.year != "ending"):
        raise IngestError(f"{where}: “{label}” is not a year we know how to read.")
    year = int(found[1])
    match reads.year:
        case "january":
            return f"{year}-01"
        case "ending":
            start = year if found[2] else year - 1
            return f"{start}-{start + 1}"
        case "calendar":
            return str(year)


def _first(names: Sequence[str], counts: Counts, spot: Spot) -> Cell:
    found = [counts[name][spot] for name in names if spot in counts[name]]
    return next((one for one in found if one.value is not None), found[0] if found else ABSENT)


def _agreeing(part: Cell, whole: Cell, value: float) -> tuple[float | None, float | None]:
    """Return the counts if they round to the published percentage: otherwise they are of something else, and left out.

    A known whole without its part is kept: it says how many the percentage is of.
    """
    if part.value is None or not whole.value:
        return None, whole.value
    agree = abs(100 * part.value / whole.value - value) <= HALF_A_TENTH
    return (part.value, whole.value) if agree else (None, None)


def _published(value: Cell, measure: Measure, counts: Counts, spot: Spot) -> tuple[Cell, float | None, float | None]:
    reads = measure.reads
    if value.value is None or measure.kind is not Kind.PROPORTION or not reads.denominator:
        return scaled(value, reads.times), None, None
    return value, *_agreeing(_first(reads.numerator, counts, spot), _first(reads.denominator, counts, spot), value.value)


def _computed(measure: Measure, counts: Counts) -> Iterator[tuple[Spot, Cell, float | None, float | None]]:
    """Yield a rate for every place and year of its numerator; the population must be of the same year."""
    reads = measure.reads
    for spot in dict.fromkeys(spot for name in reads.numerator for spot in counts[name]):
        value, part, whole = share(_first(reads.numerator, counts, spot), _first(reads.denominator, counts, spot), measure.per)
        yield spot, value, part, whole


Series = Mapping[str, Mapping[Spot, Cell]]
Notes = Mapping[tuple[str, Spot], str]


def _tool(path: Path, wanted: Sequence[str], source: Source) -> tuple[Series, Notes]:
    """Return series → place and year → cell, and why a cell that the source calls a slip is not shown."""
    try:
        table = pl.read_parquet(path)
    except pl.exceptions.PolarsError as error:
        raise IngestError(f"{path.name} cannot be read to its end.") from error
    need(table, COLUMNS, path.name)
    found: dict[str, dict[Spot, Cell]] = {name: {} for name in wanted}
    notes: dict[tuple[str, Spot], str] = {}
    slips = {(slip.series, slip.year, slip.kind, slip.value): slip.why for slip in source.slips}
    for name, year, area, value, number in table.filter(pl.col("Short Desc").is_in(wanted)).select(COLUMNS).rows():
        code = str(int(number))
        if code in UNUSED:
            continue
        if code not in by_number():
            raise IngestError(f"{path.name}: authority number {code} ({area}) is unknown. Add it to definitions/codes.")
        spot = (*by_number()[code], year)
        if spot in found[name]:
            raise IngestError(f"{path.name}: {name} of {area} in {year} stands there twice.")
        read = cell(value, source, f"{path.name}, {name} {year} {area}")
        why = slips.get((name, year, spot[0], read.value)) if read.value is not None else None
        found[name][spot] = ABSENT if why else read
        if why:
            notes[name, spot] = why
    gone = [name for name in wanted if not found[name]]
    if gone:
        raise IngestError(f"{path.name} has no series {', '.join(gone)}. It may have been renamed by its publisher.")
    return found, notes


def _names(wanted: Sequence[tuple[str, Measure]]) -> list[str]:
    reads = [measure.reads for _, measure in wanted]
    return [name for one in reads for name in (one.series, *one.numerator, *one.denominator) if name]


def _found(measure: Measure, counts: Counts) -> Iterator[tuple[Spot, Cell, float | None, float | None]]:
    if not measure.reads.series:
        yield from _computed(measure, counts)
        return
    for spot, value in counts[measure.reads.series].items():
        yield spot, *_published(value, measure, counts, spot)


def read(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read the tool's file, which comes first, and take counts from the files beside it; a measure that it has not is passed over."""
    long, *beside = paths
    wanted = [(key, measure) for key, measure in measures_of(source) if measure.reads.series or measure.reads.numerator]
    others = counts_beside(beside, source)
    tool, notes = _tool(long, [name for name in dict.fromkeys(_names(wanted)) if name not in others], source)
    rows: list[Row] = []
    for key, measure in wanted:
        main = measure.reads.series or measure.reads.numerator[0]
        for spot, value, numerator, denominator in _found(measure, {**others, **tool}):
            kind, code, year = spot
            period = period_of(year, measure.reads, f"{long.name}, {main}")
            counts = (value.value, numerator, denominator)
            rows.append(Row(key, measure.key, kind, code, VINTAGE, period, value.status, *counts, notes.get((main, spot), "")))
    return rows
