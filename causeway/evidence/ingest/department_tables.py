"""The Department for Education's official tables, and what its interactive tool has of measures and years that they do not have.

A measure's ``published_as`` names a column with its table, such as ``requests:requests_received_in_year``; ``value`` is a published
percentage or count, ``numerator`` and ``denominator`` its counts. Where a percentage is not published and its counts are, it is
computed and rounded as the Department rounds. ``children:aged_0_17`` is the ONS mid-year estimate of the year in the period, or of the
year before where that is the newest, with a note that says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import polars as pl

from causeway.evidence.definitions.schema import Indicator, Measure, Source, indicators_of
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.symbols import Cell, Status
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest import interactive_tool
from causeway.evidence.ingest.counts import children
from causeway.evidence.ingest.ees_places import COLUMNS, Place, places_of
from causeway.evidence.ingest.rows import Row, agreeing, cell, need, no_column
from causeway.evidence.ingest.series import figure, names_in
from causeway.words.domain.keys import only_digits

CHILDREN, POPULATION = "children:aged_0_17", "ons_mid-year_population_estimates"
OLDER_RETURN = "sen2_mi.csv"  # counts beside the interactive tool's percentages
WHOLE = r"^(All |New EHC plans$)"  # the breakdown that is of everybody; ages, sexes and ethnicities are passed over
ONE_YEAR_BEFORE = "Set beside the population in the middle of the year before, the newest estimate there is."
RENAMED = {"number_plans": "ehcplans"}  # the newest file calls it so


class Year(StrEnum):
    """What a table's 2024, or 202425, is."""

    CALENDAR = "2024"
    JANUARY = "the January after 2024 begins"
    TO_MARCH = "the twelve months to March 2024"
    SCHOOL = "the school year that begins in 2024"


@dataclass(frozen=True)
class Table:
    """One table in a file: its name in the definitions, its years, and the lines of the file that are its own."""

    name: str
    year: Year = Year.CALENDAR
    where: tuple[tuple[str, str], ...] = ()


def _absent(name: str, group: str) -> Table:
    return Table(name, Year.SCHOOL, (("social_care_group", group), ("phase_type_grouping", "Total")))


FILES: Mapping[str, tuple[Table, ...]] = {  # the beginning of a file's name → its tables
    "requests": (Table("requests"),),
    "timeliness": (Table("timeliness"),),
    "assessments": (Table("assessments"),),
    "newplans": (Table("newplans"),),
    "ceased": (Table("ceased"),),
    "annual_reviews": (Table("reviews"),),
    "caseload": (Table("plans", Year.JANUARY),),
    "ehc_plans_january": (Table("plans", Year.JANUARY),),
    "c1_": (Table("referrals", Year.TO_MARCH),),
    "b1_": (Table("in_need", Year.TO_MARCH),),
    "absence_la": (
        _absent("absent_in_need", "CINO at 31 March"),
        _absent("absent_protected", "CPPO at 31 March"),
        _absent("absent_in_care", "CLA 12 months at 31 March"),
    ),
}

Cells = Mapping[str, Cell]


@dataclass
class Read:
    """What the tables say: place and period → column with its table → cell; the year whose children are counted beside it; remarks."""

    cells: dict[tuple[Place, str], dict[str, Cell]] = field(default_factory=dict)
    years: dict[str, str] = field(default_factory=dict)
    notes: dict[tuple[Place, str, str], str] = field(default_factory=dict)

    def add(self, place: Place, period: str, year: str, found: Cells) -> None:
        """Add the cells of one line."""
        self.cells.setdefault((place, period), {}).update(found)
        self.years[period] = year


def _tables(path: Path) -> tuple[Table, ...]:
    return next(tables for start, tables in FILES.items() if path.name.startswith(start))


def _period(table: Table, text: str, where: str) -> tuple[str, str]:
    """Return the period a label means, and the year whose children stand beside it: of March, those of the summer before."""
    if not (only_digits(text) and len(text) in (4, 6)):
        raise IngestError(f"{where}: “{text[:20]}” is not a year such as 2024 or 202425.")
    year = int(text[:4])
    match table.year:
        case Year.CALENDAR:
            return str(year), str(year)
        case Year.JANUARY:
            return f"{year + 1}-01", str(year + 1)
        case Year.TO_MARCH:
            return f"{year - 1}-{year}", str(year - 1)
        case Year.SCHOOL:
            return f"{year}-{year + 1}", str(year)


def _columns(indicators: Sequence[Indicator]) -> list[str]:
    texts = [text for one in indicators for measure in one.measures for text in measure.published_as.values()]
    return list(dict.fromkeys(name for text in texts for name in names_in(text)))


def _without_slips(found: Cells, place: Place, period: str, source: Source, into: Read) -> Cells:
    """Return the cells without those that a person found to be wrong, and remember why each is not shown."""
    shown = dict(found)
    for slip in source.slips:
        one = found.get(slip.series)
        if one and (slip.year, slip.kind, slip.value) == (period, place.kind, one.value):
            shown[slip.series] = Cell(Status.MISSING)
            into.notes[place, period, slip.series] = slip.why
    return shown


def _lines(frame: pl.DataFrame, table: Table) -> pl.DataFrame:
    for column, value in table.where:
        frame = frame.filter(pl.col(column) == value)
    if "breakdown" not in frame.columns:
        return frame
    return frame.filter(pl.col("breakdown").str.contains(WHOLE), pl.col("breakdown") == pl.col("breakdown_topic"))


def _take(path: Path, wanted: Sequence[str], source: Source, into: Read) -> None:
    frame = pl.read_csv(path, infer_schema=False)
    frame = frame.rename({name: RENAMED.get(name.lower(), name.lower()) for name in frame.columns})
    for table in _tables(path):
        columns = [name.partition(":")[2] for name in wanted if name.partition(":")[0] == table.name]
        known = [name for name in columns if name in frame.columns]
        need(frame, [*COLUMNS, *(column for column, _value in table.where)], path.name)
        if columns and not known:
            raise no_column(path.name, columns)
        for line in _lines(frame, table).fill_null("").rows(named=True):
            where = f"{path.name}, {line['time_period']} {line['la_name'] or line['geographic_level']}"
            period, year = _period(table, line["time_period"], where)
            found = {f"{table.name}:{name}": cell(line[name], source, f"{where}, {name}") for name in known}
            for place in places_of(line, where):
                into.add(place, period, year, _without_slips(found, place, period, source, into))


def _row(indicator: Indicator, measure: Measure, place: Place, period: str, cells: Cells, remarks: tuple[str, str]) -> Row:
    def read(name: str) -> Cell:
        return cells.get(name, Cell(Status.MISSING))

    value, part, whole = figure(measure, read)
    names = measure.published_as
    if value.value is None and measure.kind is Kind.PROPORTION and "value" in names and "numerator" in names:
        computed, part, whole = figure(
            measure.model_copy(update={"published_as": {k: names[k] for k in names if k != "value"}}), read
        )
        value = computed if computed.value is None else Cell(computed.status, round(computed.value, 1))
    slip, of_children = remarks
    beside_children = value.value is not None and any(CHILDREN in text for text in names.values())
    said = of_children if beside_children else slip
    at = (*place, indicator.geography.vintage, period)
    row = Row(indicator.key, measure.key, *at, value.status, value.value, part, whole, said)
    return agreeing(row) if measure.kind is Kind.PROPORTION else row


def _with_children(read: Read, people: Mapping[tuple[str, str, str], Cell]) -> dict[tuple[Place, str], str]:
    """Put the children of each place and year beside its cells, and return what has to be said where they are of the year before."""
    said: dict[tuple[Place, str], str] = {}
    for (place, period), cells in read.cells.items():
        year = read.years[period]
        for back, note in ((year, ""), (str(int(year) - 1), ONE_YEAR_BEFORE)):
            one = people.get((*place, back))
            if one and one.value is not None:
                cells[CHILDREN], said[place, period] = one, note
                break
    return said


def _official(paths: Sequence[Path], source: Source) -> Iterator[Row]:
    indicators, read = indicators_of(source), Read()
    wanted = _columns(indicators)
    people: dict[tuple[str, str, str], Cell] = {}
    for path in paths:
        if path.name.startswith(POPULATION):
            people |= children(path, source)
        else:
            _take(path, wanted, source, read)
    notes = _with_children(read, people)
    for indicator in indicators:
        for measure in indicator.measures:
            columns = {name for text in measure.published_as.values() for name in names_in(text)} - {CHILDREN}
            for (place, period), cells in read.cells.items():
                if columns & cells.keys():
                    slips = (read.notes.get((place, period, name), "") for name in columns)
                    remarks = next(filter(None, slips), ""), notes.get((place, period), "")
                    yield _row(indicator, measure, place, period, cells, remarks)


def _with_values(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of every measure and period of which anything is published; a column that was not yet collected is no gap."""
    told = {(row.indicator, row.measure, row.period) for row in rows if row.value is not None}
    return [row for row in rows if (row.indicator, row.measure, row.period) in told]


def _earlier(paths: Sequence[Path], source: Source) -> list[Row]:
    """Return what the interactive tool and the older return have, where the source reads them at all."""
    tool = [path for path in paths if path.suffix == ".parquet"]
    beside = [path for path in paths if path.name == OLDER_RETURN or path.name.startswith(POPULATION)]
    return interactive_tool.read([*tool, *beside], source) if tool else []


def read(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read the official tables, then what the interactive tool has of measures and years that they do not have."""
    official_files = [path for path in paths if path.suffix != ".parquet" and path.name != OLDER_RETURN]
    official = _with_values(list(_official(official_files, source)))
    covered = {(row.indicator, row.measure, row.period) for row in official}
    return [*official, *(row for row in _earlier(paths, source) if (row.indicator, row.measure, row.period) not in covered)]
