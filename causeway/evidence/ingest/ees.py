"""The Department for Education's official tables, as explore-education-statistics gives them: columns mapped by the definition.

Every such table has ``time_period``, ``geographic_level`` and the codes of the areas; the rest is one column for each series. Local
authorities are placed by their three-digit number, which stays when a boundary change gives a council a new GSS code.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import polars as pl

from causeway.evidence.definitions.renewal import Table, TableMeasure
from causeway.evidence.definitions.schema import Source, codes
from causeway.evidence.domain.rounding import rounded
from causeway.evidence.domain.symbols import Cell
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.rows import Row, cell, need

FIXED = ("time_period", "geographic_level", "country_code", "region_code", "old_la_code", "new_la_code", "la_name")
LEVELS = {"national": "nation", "regional": "region", "local authority": "authority"}
_YEAR = re.compile(r"[0-9]{4}\Z")
_TWO_YEARS = re.compile(r"([0-9]{4})[-/]?(?:[0-9]{2})?([0-9]{2})\Z")

Line = Mapping[str, str]


def period(text: str, name: str) -> str:
    """Return 2024 as it is, and 202425, 2024/25 or 2024-2025 as 2024-2025; raises :class:`IngestError` for anything else."""
    plain = text.strip()
    if _YEAR.match(plain):
        return plain
    found = _TWO_YEARS.match(plain)
    if found and (int(found[1]) + 1) % 100 == int(found[2]):
        return f"{found[1]}-{int(found[1]) + 1}"
    raise IngestError(f"{name}: “{plain[:20]}” is not a year such as 2024 or 202425.")


def _place(line: Line, table: Table, name: str) -> tuple[str, str] | None:
    kind = LEVELS.get(line["geographic_level"].strip().lower())
    if kind == "nation":
        return kind, line["country_code"]
    if kind == "region":
        return kind, line["region_code"]
    if kind is None:
        return None
    known, number, gss = codes(table.authorities), line["old_la_code"].strip(), line["new_la_code"].strip()
    if number in known:
        return kind, known[number]
    if gss in known.values():
        return kind, gss
    raise IngestError(
        f"{name}: authority {number or gss} ({line['la_name']}) is unknown. If councils were reorganised, add it to "
        f"definitions/codes/{table.authorities}.csv."
    )


def _number(line: Line, column: str, source: Source, where: str) -> float | None:
    return cell(line[column], source, f"{where}, {column}").value if column else None


def _row(line: Line, measure: str, columns: TableMeasure, place: tuple[str, str], table: Table, source: Source, name: str) -> Row:
    when = period(line["time_period"], name)
    where = f"{name}, {when} {line['la_name'] or place[1]}"
    read = cell(line[columns.value], source, f"{where}, {columns.value}")
    value = Cell(read.status, None if read.value is None else float(rounded(read.value, columns.decimals)))
    counts = (_number(line, columns.numerator, source, where), _number(line, columns.denominator, source, where))
    numerator, denominator = counts if None not in counts and counts[1] and value.value is not None else (None, None)
    return Row(table.indicator, measure, *place, table.vintage, when, value.status, value.value, numerator, denominator)


def _rows(lines: list[dict[str, str]], table: Table, source: Source, name: str) -> Iterator[Row]:
    for line in lines:
        place = _place(line, table, name)
        if place:
            for measure, columns in table.measures.items():
                yield _row(line, measure, columns, place, table, source, name)


def read(path: Path, source: Source, table: Table) -> list[Row]:
    """Read one official table into rows; other geographic levels in it (school, district …) are passed over."""
    try:
        frame = pl.read_csv(path, infer_schema=False)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise IngestError(f"{path.name} cannot be read as a table: {str(error).splitlines()[0]}") from error
    columns = [name for each in table.measures.values() for name in (each.value, each.numerator, each.denominator) if name]
    need(frame, [*FIXED, *columns, *table.where], path.name)
    for column, value in table.where.items():
        frame = frame.filter(pl.col(column).str.strip_chars() == value)
    return list(_rows(frame.fill_null("").rows(named=True), table, source, path.name))
