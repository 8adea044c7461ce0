"""Which seats have a figure among the worst: beyond the outermost limits, still unusual among all that were compared, and bad for children."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from django.utils import timezone

from causeway.areas.models import AreaKind
from causeway.areas.queries import parts_of_each
from causeway.evidence.definitions.schema import indicators
from causeway.evidence.domain.comparison import Polarity
from causeway.evidence.domain.positions import Position
from causeway.evidence.findings.deciding import ENOUGH, UNUSUAL
from causeway.evidence.models import Comparison
from causeway.frame.short_cache import short_cached

_MINUTES = 10
_WORSE = {Position.FAR_ABOVE.value: Polarity.LOW_IS_BETTER, Position.FAR_BELOW.value: Polarity.HIGH_IS_BETTER}


def worst_figures() -> Mapping[str, tuple[str, ...]]:
    """Return the names of the figures among the worst, by seat; a seat has its own and those of areas that hold a tenth of it."""
    return short_cached("insights.worst", lambda: _worst(timezone.localdate()), seconds=_MINUTES * 60)


def _worst(on: dt.date) -> dict[str, tuple[str, ...]]:
    by_area = _by_area()
    found: defaultdict[str, set[str]] = defaultdict(set)
    for (kind, code), names in by_area.items():
        if kind == AreaKind.CONSTITUENCY:
            found[code] |= names
    for area, parts in parts_of_each(by_area, AreaKind.CONSTITUENCY, on).items():
        for part in parts:
            if part.share >= ENOUGH:
                found[part.area.code] |= by_area[area]
    return {code: tuple(sorted(names)) for code, names in found.items()}


def _by_area() -> dict[tuple[str, str], set[str]]:
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    rows = Comparison.objects.filter(position__in=list(_WORSE), q__lte=UNUSUAL, held="")
    for kind, code, key, measure, position in rows.values_list("area_kind", "area_code", "indicator", "measure", "position"):
        indicator = indicators().get(key)
        polarity = {each.key: each.polarity for each in indicator.measures}.get(measure) if indicator else None
        if indicator is not None and polarity is _WORSE[position]:
            found[(kind, code)].add(str(indicator.name))
    return found
