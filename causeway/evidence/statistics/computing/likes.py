"""Which areas an area is set beside: its region, its statistical neighbours, the areas in its fifth of deprivation."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from causeway.areas.models import AreaKind, AreaRelation
from causeway.evidence.statistics.area_groups import Groups, groups

WHOLE = 0.995  # a share that counts as lying in one region
HALF = 5  # areas with a figure, of the ten neighbours or of a fifth, for a middle to be given


@dataclass(frozen=True)
class Likes:
    """``regions``: area code → (region's code, its name)."""

    regions: Mapping[str, tuple[str, str]]
    groups: Groups

    def neighbours(self, kind: str, code: str, values: Mapping[str, float]) -> tuple[float | None, int]:
        """Return the middle value of an authority's neighbours, and how many of them have one."""
        ten = self.groups.neighbours.get(code, ()) if kind == AreaKind.UPPER_TIER else ()
        far = self.groups.not_close.get(code, frozenset())
        found = [values[one] for one in ten if one in values and one not in far]
        return _middle(found), len(found)

    def fifth(self, kind: str, code: str) -> int | None:
        """Return the fifth of deprivation an area is in."""
        return self.groups.fifths.get((kind, code))

    def in_fifths(self, kind: str, values: Mapping[str, float]) -> dict[int, float]:
        """Return the middle value of each fifth."""
        found: dict[int, list[float]] = {}
        for code, value in values.items():
            fifth = self.fifth(kind, code)
            if fifth is not None:
                found.setdefault(fifth, []).append(value)
        middles = {fifth: _middle(of) for fifth, of in found.items()}
        return {fifth: middle for fifth, middle in middles.items() if middle is not None}


def _middle(values: Sequence[float]) -> float | None:
    return statistics.median(values) if len(values) >= HALF else None


def likes() -> Likes:
    """Read what is known of which areas are alike."""
    rows = AreaRelation.objects.filter(whole__kind=AreaKind.REGION, share__gte=WHOLE)
    found = rows.values_list("part__code", "whole__code", "whole__name")
    return Likes({part: (whole, name) for part, whole, name in found}, groups())
