"""Appeals to the SEND Tribunal by council: the Ministry of Justice's table of 2014 to 2024, and the one of appealable decisions since 2024.

A line is about the council that it names: the numbers beside the names are misprinted for some, in one table or the other. A slip
of the source names the way of counting, the year and the decisions that stand beside the wrong council: its rate is not shown.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from causeway.evidence.definitions.schema import Indicator, Source, indicators_of
from causeway.evidence.domain.symbols import Cell, Status
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.education_places import Place, by_name
from causeway.evidence.ingest.rows import Row, cell
from causeway.words.domain.keys import only_digits

OLD, NEW = "to_2024", "since_2024"  # the two ways of counting what could have been appealed
TITLES = ["Appeals registered", "Total Appealable Decisions", "SEND Tribunal Appeal Rate"]
PLACE = ("Local Authority", "LA code")  # the other titles in the line of years
TOTAL = "England Total"
END = ("Sources:", "England total excluding suppressed", "")
NEW_COLUMNS = ("la_name_as_published",)
HALF_A_TENTH = 0.0501


@dataclass(frozen=True)
class Line:
    """One council's appeals, appealable decisions and rate in one year, as they stand in a table."""

    name: str
    year: int
    method: str
    appeals: str
    decisions: str
    rate: str


def _year(text: str, path: Path) -> int:
    if not (only_digits(text) and len(text) == len("2025")):
        raise IngestError(f"{path.name}: “{text[:20]}” is not a year such as 2024.")
    return int(text)


def _digitless(text: str) -> str:
    return text.rstrip("0123456789").strip()


def _old(path: Path) -> Iterator[Line]:
    with path.open(encoding="utf-8-sig", newline="") as text:
        lines = list(csv.reader(text))
    head = next((at for at, line in enumerate(lines) if line[:1] == ["Local Authority"]), None)
    if head is None or [_digitless(title) for title in lines[head + 1][2:5]] != TITLES:
        raise IngestError(f"{path.name} has no line “Local Authority” above {', '.join(TITLES)}. It may have been laid out anew.")
    years = [(at, _year(title, path)) for at, title in enumerate(lines[head]) if title and title not in PLACE]
    last_at, last = years[-1]
    for line in lines[head + 2 :]:
        if line[0].strip() in END:
            return
        if not line[2].strip():  # the name of a region above its councils
            continue
        for at, year in years:
            yield Line(line[0], year, OLD, *line[at : at + 3])
        yield Line(line[0], last, NEW, line[last_at], *line[last_at + 3 : last_at + 5])


def _new(path: Path) -> Iterator[Line]:
    with path.open(encoding="utf-8-sig", newline="") as text:
        reader = csv.DictReader(text)
        columns = reader.fieldnames or ()
        years = [name.removeprefix("appeals_") for name in columns if name.startswith("appeals_")]
        gone = [name for name in (*NEW_COLUMNS, *(f"appeal_rate_{year}" for year in years)) if name not in columns]
        if gone or not years:
            raise IngestError(
                f"{path.name} has no column {', '.join(gone) or 'appeals'}. It may have been renamed by its publisher."
            )
        for row in reader:
            for year in years:
                cells = (row[f"{name}_{year}"] for name in ("appeals", "appealable_decisions", "appeal_rate"))
                yield Line(row["la_name_as_published"], _year(year, path), NEW, *cells)


def _place(line: Line, source: Source, name: str) -> Place:
    return by_name("England" if line.name.startswith(TOTAL) else line.name, source, name)


def _counts(line: Line, source: Source, where: str) -> tuple[Cell, Cell, Cell]:
    texts = (text.strip().removesuffix("%") for text in (line.appeals, line.decisions, line.rate))
    appeals, decisions, rate = (cell("0" if text == "-" else text, source, where) for text in texts)
    return appeals, decisions, rate


def _slip(line: Line, place: Place, decisions: Cell, source: Source) -> str:
    asked = (line.method, str(line.year), place[0], decisions.value)
    return next((slip.why for slip in source.slips if (slip.series, slip.year, slip.kind, slip.value) == asked), "")


def _rate(cells: tuple[Cell, Cell, Cell]) -> tuple[Cell, float | None, float | None]:
    """Return the rate, with its counts where they give it."""
    appeals, decisions, rate = cells
    if rate.value is None or appeals.value is None or not decisions.value:
        return rate, None, None
    agrees = abs(100 * appeals.value / decisions.value - rate.value) <= HALF_A_TENTH
    return rate, *((appeals.value, decisions.value) if agrees else (None, None))


def _rows(line: Line, indicator: Indicator, source: Source, name: str) -> Iterator[Row]:
    place = _place(line, source, name)
    cells = _counts(line, source, f"{name}, {line.name} {line.year}")
    at = (*place, indicator.geography.vintage, str(line.year))
    for measure in indicator.measures:
        asked = measure.published_as["value"]
        if asked == line.method:
            note = _slip(line, place, cells[1], source)
            value, part, whole = (Cell(Status.MISSING), None, None) if note else _rate(cells)
            yield Row(indicator.key, measure.key, *at, value.status, value.value, part, whole, note)
        elif asked == "appeals":
            yield Row(indicator.key, measure.key, *at, cells[0].status, cells[0].value)


def read(paths: Sequence[Path], source: Source) -> list[Row]:
    """Read both tables; where both have the same figure it must be the same, and that of the newer table is kept."""
    found: dict[tuple[str, ...], Row] = {}
    (indicator,) = indicators_of(source)
    for path in sorted(paths, key=lambda path: path.name.startswith("send_tribunals")):
        for line in _old(path) if path.name.startswith("send_tribunals") else _new(path):
            for row in _rows(line, indicator, source, path.name):
                kept = found.setdefault(row.identity(), row)
                if (kept.status, kept.value) != (row.status, row.value):
                    raise IngestError(
                        f"{path.name}: {line.name} in {line.year} has {row.value} for {row.measure}, the newer table {kept.value}."
                    )
    return list(found.values())
