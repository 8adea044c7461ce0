"""An indicator's measures read from one line of a published table, by the names its definition gives in ``published_as``.

``value: A`` takes a published value, ``numerator: A - B`` and ``denominator: C + D`` add what is published. Without ``value`` the
share or rate is computed from the two.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from causeway.evidence.definitions.schema import Indicator, Measure
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.symbols import Cell, Status
from causeway.evidence.ingest.rows import Row, share

Reader = Callable[[str], Cell]


@dataclass(frozen=True)
class Spot:
    """An area in its edition, and a period: what one line of a published table is about."""

    kind: str
    code: str
    vintage: str
    period: str
    note: str = ""


def names_in(sum_of: str) -> list[str]:
    """Return the names in "A + B - C"."""
    return sum_of.split()[::2]


def _sum(sum_of: str, read: Reader) -> Cell:
    """Return "A + B - C" of the cells read, or the first sign that prevents it."""
    words = sum_of.split()
    sum_, signs = 0.0, ["+", *words[1::2]]
    for sign, name in zip(signs, words[::2], strict=True):
        one = read(name)
        if one.value is None:
            return one
        sum_ += -one.value if sign == "-" else one.value
    return Cell(Status.PUBLISHED, sum_)


def figure(measure: Measure, read: Reader) -> tuple[Cell, float | None, float | None]:
    """Return a measure's value with its counts. Counts stand only beside a value, both or neither, and money is not counted."""
    names = measure.published_as
    if "numerator" not in names:
        return _sum(names["value"], read), None, None
    part, whole = _sum(names["numerator"], read), _sum(names["denominator"], read)
    computed = share(part, whole, measure.per or 100)
    value = _sum(names["value"], read) if "value" in names else computed[0]
    if measure.kind is Kind.AMOUNT or value.value is None:
        return value, None, None
    return value, computed[1], computed[2]


def rows_of(indicator: Indicator, spot: Spot, read: Reader) -> Iterator[Row]:
    """Yield one row for each measure of an indicator."""
    for measure in indicator.measures:
        cell, numerator, denominator = figure(measure, read)
        at = (spot.kind, spot.code, spot.vintage, spot.period)
        yield Row(indicator.key, measure.key, *at, cell.status, cell.value, numerator, denominator, spot.note)


def columns_of(indicators: tuple[Indicator, ...]) -> list[str]:
    """Return every name that the indicators read, each once, in order."""
    found = [
        name
        for indicator in indicators
        for measure in indicator.measures
        for text in measure.published_as.values()
        for name in names_in(text)
    ]
    return list(dict.fromkeys(found))


def withheld_for(row: Row, status: Status, note: str) -> Row:
    """Return the row without its figure, saying why."""
    return replace(row, status=status, value=None, numerator=None, denominator=None, note=note)
