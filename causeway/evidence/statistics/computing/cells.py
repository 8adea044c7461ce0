"""Observations as arrays: one :class:`Cells` for each indicator, measure, kind of area and period."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from typing import Any

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


_Row = tuple[Any, ...]  # one observation: the columns from the release on
RELEASE, CODE, STATUS, VALUE = range(4)
NUMBERS = slice(VALUE, None)
KEY = 4  # columns of a cell's key: indicator, measure, kind, period


def _numbers(values: Iterable[float | None]) -> Numbers:
    return np.array(list(values), dtype=float)  # what is None becomes nan


def _cells(period: str, rows: Sequence[_Row], ends: Mapping[str, dt.date]) -> Cells:
    published = sorted((row for row in rows if row[VALUE] is not None), key=itemgetter(CODE))
    last = periods.last_day(period)
    absent = [row[STATUS] for row in rows if row[VALUE] is None and ends.get(row[CODE], last) >= last]
    columns = zip(*(row[NUMBERS] for row in published), strict=True) if published else [()] * len(COLUMNS[KEY + VALUE :])
    values, numerators, denominators, lower, upper = (_numbers(column) for column in columns)
    return Cells(
        period=period,
        release=rows[0][RELEASE],
        codes=tuple(row[CODE] for row in published),
        values=values,
        numerators=numerators,
        denominators=denominators,
        lower=lower,
        upper=upper,
        left_out=len(absent),
        withheld=absent.count(Status.SUPPRESSED.value),
    )


def read() -> Iterable[Series]:
    """Return every series of the current releases, in the order of their keys."""
    ends = _ends()
    tree: dict[tuple[str, str], dict[str, dict[str, list[_Row]]]] = {}
    rows = Observation.objects.current().values_list(*COLUMNS)  # put in order here: no index of the database has it
    for (indicator, measure, kind, period), each in groupby(rows.iterator(chunk_size=5000), key=itemgetter(*range(KEY))):
        kinds = tree.setdefault((indicator, measure), {})
        kinds.setdefault(kind, defaultdict(list))[period] += [row[KEY:] for row in each]
    for (indicator, measure), kinds in sorted(tree.items()):
        cells = {kind: {when: _cells(when, of[when], ends) for when in sorted(of)} for kind, of in sorted(kinds.items())}
        yield Series(indicator, measure, cells)
