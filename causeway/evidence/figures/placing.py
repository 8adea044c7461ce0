"""Which areas an indicator is shown for, given the area a person asked about. Nothing is averaged over them."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from causeway.areas import queries as places
from causeway.areas.models import Area, AreaKind
from causeway.areas.naming import in_sentence
from causeway.evidence.definitions.schema import UNITED_KINGDOM, Indicator, indicators
from causeway.evidence.figures.figure import ALL, Placed

SLIVER = 0.01  # near a border our placing can be wrong, and under 1% is more likely error than people
SMALL_TO_LARGE = {AreaKind.UPPER_TIER: AreaKind.DISTRICT, AreaKind.ICB: AreaKind.SUB_ICB}


def _direct(area: Area, kind: AreaKind, day: dt.date) -> list[Placed]:
    found: dict[str, Placed] = {}
    for one in places.wholes_of(area, kind, day):
        found.setdefault(
            one.area.code, Placed(one.area, one.share, one.basis, in_sentence(area).named)
        )  # a pair may be related on two bases
    return list(found.values())


def _through_council(area: Area, kind: AreaKind, day: dt.date, on: dt.date) -> list[Placed]:
    """Return the areas that hold a district's upper-tier council, where the district's own are not known."""
    if area.kind != AreaKind.DISTRICT:
        return []
    found: dict[str, Placed] = {}
    for council in places.wholes_of(area, AreaKind.UPPER_TIER, on):
        for one in _direct(council.area, kind, day):
            if one.share is not None and one.share >= SLIVER:
                basis = _("covers part of %(name)s") % {"name": in_sentence(council.area).named}
                found.setdefault(one.area.code, Placed(one.area, basis="" if one.share >= ALL else basis))
    return list(found.values())


def _parts_kept(area: Area, kind: AreaKind, on: dt.date) -> list[Area]:
    """Return an area's parts, kept with it as its wholes are: a page asks for them once for each kind of area beyond them."""
    kept: dict[tuple[str, dt.date], list[Area]] = area.__dict__.setdefault("_parts_kept", {})
    if (kind, on) not in kept:
        kept[kind, on] = [found.area for found in places.parts_of(area, kind, on)]
    return kept[kind, on]


def _through_parts(area: Area, kind: AreaKind, day: dt.date, on: dt.date) -> list[Placed]:
    """Return the areas that hold a council's districts or a board's sub-ICB locations: without shares, for none are known."""
    part_kind = SMALL_TO_LARGE.get(AreaKind(area.kind))
    if part_kind is None:
        return []
    parts = _parts_kept(area, part_kind, on)
    basis = _("covers part of %(name)s") % {"name": in_sentence(area).named}
    return [Placed(one, basis=basis) for one in places.wholes_of_any(parts, kind, day, SLIVER)] if parts else []


def _parts_themselves(area: Area, kind: AreaKind, day: dt.date) -> list[Placed]:
    """Return the areas of ``kind`` that the area was made of on the day: the NHS areas of a board."""
    if SMALL_TO_LARGE.get(AreaKind(area.kind)) != kind:
        return []
    basis = _("part of %(name)s") % {"name": in_sentence(area).named}
    found = {one.area.code: one.area for one in places.parts_of(area, kind, day)}
    return [Placed(one, basis=basis) for one in sorted(found.values(), key=lambda one: one.name)]


def areas_for(indicator: Indicator, area: Area, nation: Area, on: dt.date) -> tuple[list[Placed], bool]:
    """Return the areas to show ``indicator`` for when ``area`` is asked about, largest share first.

    The second value says whether areas holding under 1% were left out.
    """
    geography = indicator.geography
    if geography.nation not in {nation.code, UNITED_KINGDOM}:
        return [], False
    day = geography.as_at or on
    if area.kind in geography.also:
        return [Placed(area)], False
    if area.kind == geography.kind:
        return ([Placed(area)] if area.in_force(day) else _through_parts(area, AreaKind(geography.kind), day, on)), False
    kind = AreaKind(geography.kind)
    found = (
        _parts_themselves(area, kind, day)
        or _direct(area, kind, day)
        or _through_council(area, kind, day, on)
        or _through_parts(area, kind, day, on)
    )
    kept = [placed for placed in found if placed.share is None or placed.share >= SLIVER]
    return kept, len(kept) < len(found)


def wholes_of(these: Iterable[Indicator]) -> dict[str, Area]:
    """Return the nation each indicator covers, by the indicator's key; one look-up for all of them.

    The United Kingdom is none of the four and has no row among the areas. Raises ``KeyError`` where a nation is not loaded.
    """
    known = {area.code: area for area in Area.objects.filter(kind=AreaKind.NATION)}
    known[UNITED_KINGDOM] = Area(kind=AreaKind.NATION, code=UNITED_KINGDOM, name=_("United Kingdom"))
    return {one.key: known[one.geography.nation] for one in these}


Placements = dict[str, tuple[list[Placed], bool]]


def placements(area: Area, nation: Area, on: dt.date) -> Placements:
    """Return :func:`areas_for` of every indicator; most of them share their geography, which is asked for once."""
    known: dict[tuple[object, ...], tuple[list[Placed], bool]] = {}
    found: Placements = {}
    for key, indicator in indicators().items():
        geography = indicator.geography
        like = (geography.kind, geography.nation, geography.as_at, geography.also)
        if like not in known:
            known[like] = areas_for(indicator, area, nation, on)
        found[key] = known[like]
    return found
