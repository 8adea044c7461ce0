"""Stored comparisons as they are read for a page: two hundred of them, without the rest of their row."""

from collections.abc import Iterable
from typing import NamedTuple

from causeway.evidence.models import Comparison, ReleaseState


class Judged(NamedTuple):
    """What is read of a stored comparison (:class:`causeway.evidence.models.Comparison`): a page reads two hundred."""

    indicator: str
    measure: str
    area_kind: str
    area_code: str
    period: str
    value: float
    lower: float | None
    upper: float | None
    numerator: float | None
    denominator: float | None
    nation_value: float | None
    neighbours_value: float | None
    neighbours_count: int
    q: float | None
    higher: float | None
    nation_ratio: float | None
    nation_p: float | None
    held: str
    trend_since: str
    trend_first: float | None
    trend_nation_first: float | None
    trend_slope: float | None
    trend_p: float | None


def judged(codes: Iterable[str], keys: Iterable[str]) -> list[Judged]:
    """Return the stored comparisons of areas by some indicators, of what is shown now."""
    rows = Comparison.objects.filter(area_code__in=codes, indicator__in=keys, release__state=ReleaseState.CURRENT)
    return [Judged._make(row) for row in rows.order_by().values_list(*Judged._fields)]
