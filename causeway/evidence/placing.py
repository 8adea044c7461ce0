"""Which areas an indicator is shown for, given the area a person asked about. Nothing is averaged over them."""

import datetime as dt

from django.utils.translation import gettext as _

from causeway.areas import queries as places
from causeway.areas.models import Area, AreaKind
from causeway.evidence.definitions import Indicator
from causeway.evidence.figures import Placed

SLIVER = 0.01  # near a border our placing can be wrong, and under 1% is more likely error than people
SMALL_TO_LARGE = {AreaKind.UPPER_TIER: AreaKind.DISTRICT, AreaKind.ICB: AreaKind.SUB_ICB}


def _direct(area: Area, kind: AreaKind, day: dt.date) -> list[Placed]:
    return [Placed(found.area, found.share, found.basis) for found in places.wholes_of(area, kind, day)]


def _through_parts(area: Area, kind: AreaKind, day: dt.date, on: dt.date) -> list[Placed]:
    """Return the areas that hold a council's districts or a board's sub-ICB locations: without shares, for none are known."""
    part_kind = SMALL_TO_LARGE.get(AreaKind(area.kind))
    if part_kind is None:
        return []
    parts = [found.area for found in places.parts_of(area, part_kind, on)]
    found: dict[str, Area] = {}
    for part in parts:
        for whole in places.wholes_of(part, kind, day):
            if whole.share >= SLIVER:
                found.setdefault(whole.area.code, whole.area)
    return [Placed(one, basis=_("part of it is here")) for one in sorted(found.values(), key=lambda one: one.name)]


def areas_for(indicator: Indicator, area: Area, nation: Area, on: dt.date) -> tuple[list[Placed], bool]:
    """Return the areas to show ``indicator`` for when ``area`` is asked about, largest share first.

    The second value says whether areas holding under 1% were left out.
    """
    geography = indicator.geography
    if geography.nation != nation.code:
        return [], False
    day = geography.as_at or on
    if area.kind in geography.also:
        return [Placed(area)], False
    if area.kind == geography.kind:
        in_force = Area.objects.as_at(day).filter(pk=area.pk).exists()
        return ([Placed(area)] if in_force else _through_parts(area, AreaKind(geography.kind), day, on)), False
    kind = AreaKind(geography.kind)
    found = _direct(area, kind, day) or _through_parts(area, kind, day, on)
    kept = [placed for placed in found if placed.share is None or placed.share >= SLIVER]
    return kept, len(kept) < len(found)
