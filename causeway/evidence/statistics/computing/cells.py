"""Observations as arrays: one :class:`Cells` for each indicator, measure, kind of area and period."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from causeway.areas.models import Area
from causeway.evidence.domain import periods
from causeway.evidence.domain.positions import Numbers
from causeway.evidence.domain.symbols import Status
from causeway.evidence.models import Observation

COLUMNS = (
    "indicator", "measure", "area_kind", "period", "release", "area_code", "status",
    "value", "numerator", "denominator", "lower", "upper",
)  # fmt: skip


@dataclass(frozen=True)
class Cells:
    """The areas that have a figure, with their numbers (not a number where there is none), and how many have not."""

    period: str
    release: int
    codes: tuple[str, ...]
    values: Numbers
    numerators: Numbers
    denominators: Numbers
    lower: Numbers
    upper: Numbers
    left_out: int
    withheld: int

    @property
    def counted(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Which areas have both counts."""
        return np.isfinite(self.numerators) & (self.denominators > 0)

    def only(self, code: str) -> "Cells | None":
        """Return the cells of one area alone; ``None`` where it has no figure."""
        if code not in self.codes:
            return None
        at = self.codes.index(code)
        one = slice(at, at + 1)
        return replace(
            self,
            codes=(code,),
            values=self.values[one],
            numerators=self.numerators[one],
            denominators=self.denominators[one],
            lower=self.lower[one],
            upper=self.upper[one],
            left_out=0,
            withheld=0,
        )

    @property
    def by_code(self) -> dict[str, float]:
        """Area code → value."""
        return dict(zip(self.codes, self.values.tolist(), strict=True))


@dataclass
class Series:
    """One measure of one indicator: kind of area → period → cells, periods in order."""

    indicator: str
    measure: str
    kinds: dict[str, dict[str, Cells]] = field(default_factory=dict)

    def nation(self, code: str, period: str) -> Cells | None:
        """Return the figure of one nation in a period."""
        cells = self.kinds.get("nation", {}).get(period)
        return cells.only(code) if cells else None

    @property
    def latest(self) -> str:
        """The last period in which any area has a figure; empty when none has."""
        return max((period for cells in self.kinds.values() for period, one in cells.items() if one.codes), default="")


def _ends() -> dict[str, dt.date]:
    return {code: end for code, end in Area.objects.filter(valid_to__isnull=False).values_list("code", "valid_to") if end}


class _Cell(NamedTuple):
    """One observation; the order is that of the columns read."""

    release: int
    code: str
    status: str
    value: float | None
    numerator: float | None
    denominator: float | None
    lower: float | None
    upper: float | None


def _numbers(values: Iterable[float | None]) -> Numbers:
    return np.array([np.nan if value is None else value for value in values], dtype=float)


def _cells(period: str, rows: list[_Cell], ends: Mapping[str, dt.date]) -> Cells:
    published = sorted((row for row in rows if row.value is not None), key=lambda row: row.code)
    last = periods.last_day(period)
    absent = [row.status for row in rows if row.value is None and ends.get(row.code, last) >= last]
    return Cells(
        period=period,
        release=rows[0].release,
        codes=tuple(row.code for row in published),
        values=_numbers(row.value for row in published),
        numerators=_numbers(row.numerator for row in published),
        denominators=_numbers(row.denominator for row in published),
        lower=_numbers(row.lower for row in published),
        upper=_numbers(row.upper for row in published),
        left_out=len(absent),
        withheld=absent.count(Status.SUPPRESSED.value),
    )


def read() -> Iterable[Series]:
    """Return every series of the current releases, in the order of their keys."""
    ends = _ends()
    tree: dict[tuple[str, str], dict[str, dict[str, list[_Cell]]]] = {}
    rows = Observation.objects.current().values_list(*COLUMNS)  # put in order here: no index of the database has it
    for indicator, measure, kind, period, *cell in rows.iterator(chunk_size=5000):
        kinds = tree.setdefault((indicator, measure), {})
        kinds.setdefault(kind, defaultdict(list))[period].append(_Cell._make(cell))
    for (indicator, measure), kinds in sorted(tree.items()):
        cells = {kind: {when: _cells(when, of[when], ends) for when in sorted(of)} for kind, of in sorted(kinds.items())}
        yield Series(indicator, measure, cells)
