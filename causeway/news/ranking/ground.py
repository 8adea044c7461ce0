"""What belongs to the page of an area: itself, what lies in it, and the council and health board that it lies in."""

import datetime as dt
from dataclasses import dataclass

from causeway.areas.models import Area, AreaKind, AreaRelation

_MOST = 0.5  # of a part that must lie inside to be of it
_SOME = 0.1  # of an area that must lie in a council or board for its news to concern it
_INSIDE = (AreaKind.CONSTITUENCY, AreaKind.UPPER_TIER, AreaKind.DISTRICT)
_AROUND = (AreaKind.UPPER_TIER, AreaKind.DISTRICT, AreaKind.ICB, AreaKind.HEALTH_BOARD)


@dataclass(frozen=True)
class Ground:
    """An area with the codes of what lies in it and of what it lies in."""

    area: Area
    inside: frozenset[str]
    around: frozenset[str]

    @property
    def codes(self) -> frozenset[str]:
        """All of them."""
        return self.inside | self.around | {self.area.code}


def ground_of(area: Area, on: dt.date) -> Ground:
    """Return the ground of an area on a day."""
    inside = AreaRelation.objects.filter(whole=area, part__kind__in=_INSIDE, share__gte=_MOST)
    around = AreaRelation.objects.filter(part=area, whole__in=Area.objects.as_at(on).filter(kind__in=_AROUND), share__gte=_SOME)
    return Ground(
        area,
        frozenset(inside.values_list("part__code", flat=True)),
        frozenset(around.values_list("whole__code", flat=True)),
    )
