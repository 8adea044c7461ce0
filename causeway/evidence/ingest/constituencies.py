"""Tables with one line for each constituency of July 2024: pupils to a teacher, people by age, deprivation."""

import csv
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from causeway.evidence.definitions.schema import Source
from causeway.evidence.domain.symbols import Cell
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.rows import Row, cell, measures_of, need, total

KIND, VINTAGE = "constituency", "2024"
CODE = re.compile(r"[EWSN][0-9]{8}")
SCHOOL_YEAR = re.compile(r"([0-9]{4})([0-9]{2})")
RULE = "---"  # under the two lines of titles


def _code(text: str, name: str) -> str:
    if not CODE.fullmatch(text):
        raise IngestError(f"{name}: “{text[:20]}” is not a constituency's code.")
    return text


def _school_year(text: str, name: str) -> str:
    found = SCHOOL_YEAR.fullmatch(text)
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        raise IngestError(f"{name}: “{text[:20]}” is not a school year such as 202425.")
    return f"{found[1]}-{int(found[1]) + 1}"


def read_teachers(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read pupils to a teacher: two lines of titles, the phase (``reads.series``) and the school year, then a rule."""
    rows: list[Row] = []
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            phases, years, rule, *seats = csv.reader(lines)
        if phases[:1] != ["PCON24CD"] or set(rule) != {RULE}:
            raise IngestError(f"{path.name} does not begin with two lines of titles and a rule of {RULE}.")
        for key, measure in measures_of(source):
            columns = [at for at, phase in enumerate(phases) if phase == measure.reads.series]
            if not columns:
                raise IngestError(f"{path.name} has no columns “{measure.reads.series}”. They may have been renamed.")
            for seat in seats:
                code = _code(seat[0], path.name)
                for at in columns:
                    read = cell(seat[at], source, f"{path.name}, {seat[1]} {years[at]}")
                    period = _school_year(years[at], path.name)
                    rows.append(Row(key, measure.key, KIND, code, VINTAGE, period, read.status, read.value))
    return rows


def _ages(series: str, line: Mapping[str, str], source: Source, where: str) -> Cell:
    """Return the people of an age or a span of ages such as ``5-15``, added up from single years."""
    first, _, last = series.partition("-")
    return total(*(cell(line[str(age)], source, where) for age in range(int(first), int(last or first) + 1)))


def read_people(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read people by single year of age: ``reads.series`` is a span of ages. The file's own total under 18 must be the sum."""
    rows: list[Row] = []
    for path in paths:
        table = pl.read_csv(path, infer_schema=False)
        need(table, ["PCON24CD", *map(str, range(18)), "<18"], path.name)
        for line in table.fill_null("").rows(named=True):
            code = _code(line["PCON24CD"], path.name)
            where = f"{path.name}, {code}"
            if _ages("0-17", line, source, where) != cell(line["<18"], source, where):
                raise IngestError(f"{where}: the single years do not add up to the number under 18.")
            for key, measure in measures_of(source):
                read = _ages(measure.reads.series, line, source, where)
                rows.append(Row(key, measure.key, KIND, code, VINTAGE, "2022", read.status, read.value))
    return rows


def read_deprivation(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read the composite index, and the list that turns its constituencies' own codes into GSS codes."""
    table_path, list_path = paths
    known = json.loads(list_path.read_text(encoding="utf-8"))
    table = pl.read_csv(table_path, infer_schema=False)
    wanted = measures_of(source)
    need(table, ["parl25", *(measure.reads.series for _, measure in wanted)], table_path.name)
    rows: list[Row] = []
    for line in table.fill_null("").rows(named=True):
        if line["parl25"] not in known:
            raise IngestError(f"{table_path.name}: the constituency {line['parl25'][:30]} is not in {list_path.name}.")
        code = _code(known[line["parl25"]]["parlcon_2024_gss_code"], list_path.name)
        for key, measure in wanted:
            read = cell(line[measure.reads.series], source, f"{table_path.name}, {line['parl25']}")
            value = read.value if read.value is None else round(read.value * measure.reads.times, 6)
            status = read.status
            rows.append(Row(key, measure.key, KIND, code, VINTAGE, "2019", status, value))
    return rows
