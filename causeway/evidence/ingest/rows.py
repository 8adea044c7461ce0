"""The tidy row that every importer makes, and what importers share."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Protocol

from causeway.evidence.definitions.schema import Measure, Source, indicators
from causeway.evidence.domain.symbols import Cell, Status, UnknownSign, read_cell
from causeway.evidence.exceptions import IngestError

HALF_A_TENTH = 0.0501


@dataclass(frozen=True, slots=True)
class Row:
    """One published cell; ``value`` is ``None`` unless ``status`` is published."""

    indicator: str
    measure: str
    area_kind: str
    area_code: str
    area_vintage: str
    period: str
    status: Status
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    note: str = ""

    def identity(self) -> tuple[str, ...]:
        """Return what may occur only once in a release, and the order of rows."""
        return (self.indicator, self.measure, self.period, self.area_kind, self.area_code)


FIELDS = tuple(Row.__dataclass_fields__)
fields_of = attrgetter(*FIELDS)  # Row → its fields in order, several times faster than dataclasses.astuple


def digest(rows: Iterable[Row]) -> str:
    """Return the sha256 of the rows, which is the same for the same figures wherever they were read."""
    return hashlib.sha256("\n".join(map(_told, rows)).encode()).hexdigest()


def _told(row: Row) -> str:
    """Return the fields in order. One by one, since 200,000 rows are told at each start: three times faster than asking each for its kind."""
    value = "" if row.value is None else row.value
    numerator = "" if row.numerator is None else row.numerator
    denominator = "" if row.denominator is None else row.denominator
    return (
        f"{row.indicator}|{row.measure}|{row.area_kind}|{row.area_code}|{row.area_vintage}|{row.period}|{row.status.value}"
        f"|{value}|{numerator}|{denominator}|{row.note}"
    )


def measures_of(source: Source) -> list[tuple[str, Measure]]:
    """Return every (indicator, measure) of a source, for importers that are driven by what each measure ``reads``."""
    mine = [indicator for indicator in indicators().values() if indicator.source == source.key]
    return [(indicator.key, measure) for indicator in mine for measure in indicator.measures]


def cell(raw: object, source: Source, where: str) -> Cell:
    """Read one cell with the source's signs; raises :class:`IngestError` saying where an undeclared sign stands."""
    try:
        return read_cell(raw, source.signs)
    except UnknownSign as error:
        raise IngestError(f"{source.title}: {where}: {error} Add it to the source's signs if its meaning is known.") from error


class Table(Protocol):
    """What is asked of a table here. The library that reads tables is not imported for it: the web server reads none."""

    @property
    def columns(self) -> list[str]:
        """The names of its columns."""


def need(table: Table, columns: Iterable[str], name: str) -> None:
    """Raise :class:`IngestError` naming every column that a file should have and has not."""
    if gone := [column for column in columns if column not in table.columns]:
        raise no_column(name, gone)


def no_column(name: str, gone: Iterable[str]) -> IngestError:
    """Return the refusal of a file that has not what it should have."""
    return IngestError(f"{name} has no column {', '.join(gone)}. It may have been renamed by its publisher.")


def share(part: Cell, whole: Cell, per: int = 100) -> tuple[Cell, float | None, float | None]:
    """Return ``per × part ÷ whole`` with its counts, or the sign that prevents it. Nobody on a list gives no share."""
    for one in (whole, part):
        if one.value is None:
            return Cell(one.status), None, None
    if not whole.value:
        return Cell(Status.NOT_APPLICABLE), None, None
    return Cell(Status.PUBLISHED, round(per * (part.value or 0.0) / whole.value, 9)), part.value, whole.value


def total(*cells: Cell) -> Cell:
    """Return the sum, or the first sign that prevents it: a withheld part makes the sum withheld, never smaller."""
    for one in cells:
        if one.value is None:
            return Cell(one.status)
    return Cell(Status.PUBLISHED, sum(one.value or 0.0 for one in cells))


def scaled(one: Cell, times: float) -> Cell:
    """Return the cell in another unit: thousands of pounds as pounds. A sign stays a sign."""
    return one if one.value is None or times == 1 else Cell(one.status, round(one.value * times, 2))


def agreeing(row: Row) -> Row:
    """Return the row with its counts only where they give the published share to one decimal: else they are of others."""
    if row.value is None or row.numerator is None or not row.denominator:
        return row
    agrees = abs(100 * row.numerator / row.denominator - row.value) <= HALF_A_TENTH
    return row if agrees else replace(row, numerator=None, denominator=None)
