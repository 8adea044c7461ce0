"""Figures as CSV: one row for each observation, each with its source and licence, and safe to open in a spreadsheet."""

from collections.abc import Iterable, Iterator
from typing import Any

from causeway.areas.models import Area
from causeway.evidence.definitions.schema import indicators, sources
from causeway.evidence.models import Observation
from causeway.frame import spreadsheets

COLUMNS = (
    "indicator",
    "series",
    "area_kind",
    "area_code",
    "area_name",
    "area_edition",
    "period",
    "value",
    "unit",
    "status",
    "numerator",
    "denominator",
    "interval_95_lower",
    "interval_95_upper",
    "note",
    "publisher",
    "source",
    "source_url",
    "licence",
    "attribution",
)


def _number(value: float | None) -> str | float | int:
    if value is None:
        return ""
    return int(value) if value == int(value) else round(value, 6)


def cells(one: Observation, name: str) -> tuple[Any, ...]:
    """Return one observation as the cells of a line."""
    indicator = indicators()[one.indicator]
    measure, source = indicator.measure(one.measure), sources()[indicator.source]
    return (
        indicator.name,
        measure.name,
        one.area_kind,
        one.area_code,
        name,
        one.area_vintage,
        one.period,
        _number(one.value),
        measure.counted_in,
        one.status,
        _number(one.numerator),
        _number(one.denominator),
        _number(one.lower),
        _number(one.upper),
        one.note,
        source.publisher,
        source.title,
        str(source.url),
        source.licence,
        source.attribution,
    )


def lines(observations: Iterable[Observation]) -> Iterator[str]:
    """Yield the CSV file line by line, beginning with a byte order mark so that spreadsheets read it as UTF-8."""
    names: dict[str, str] = dict(Area.objects.values_list("code", "name"))
    yield "\ufeff"
    yield from spreadsheets.lines(COLUMNS, (cells(one, names.get(one.area_code, "")) for one in observations))
