"""Reads: where each seat lies, what regions are called, and which an account looks after."""

from collections.abc import Iterable
from typing import Any

from causeway.areas.models import Area, AreaKind, AreaRelation
from causeway.areas.nations import nation_code
from causeway.frame.short_cache import short_cached
from causeway.regions.models import LooksAfter, Region


def looked_after_by(user: Any) -> frozenset[str]:
    """Return the codes of the regions an account looks after."""
    return frozenset(LooksAfter.objects.filter(user=user, withdrawn=False).values_list("region", flat=True))


def regions_of(user: Any, everywhere: str) -> frozenset[str] | None:
    """Return the regions whose things an account sees; ``None``, which is all of them, for who has the permission ``everywhere``."""
    return None if user.has_perm(everywhere) else looked_after_by(user)


def seat_regions() -> dict[str, str]:
    """Return the region of every constituency of England, and the nation of every other, by code; a minute old at the most."""
    return short_cached("regions.seats", _seat_regions, seconds=60)


def _seat_regions() -> dict[str, str]:
    english = AreaRelation.objects.filter(part__kind=AreaKind.CONSTITUENCY, whole__kind=AreaKind.REGION)
    regions, known = dict(english.order_by().values_list("part__code", "whole__code")), set(Region.values)
    codes = Area.objects.filter(kind=AreaKind.CONSTITUENCY).order_by().values_list("code", flat=True)
    return regions | {code: nation for code in codes if code not in regions and (nation := nation_code(code)) in known}


def region_of_seat(code: str) -> str:
    """Return the region a constituency of England lies in, or the nation of any other; empty where it is neither."""
    relation = AreaRelation.objects.filter(part__kind=AreaKind.CONSTITUENCY, part__code=code, whole__kind=AreaKind.REGION)
    found = relation.values_list("whole__code", flat=True).first()
    nation = nation_code(code) if code else ""
    return found or (nation if nation in set(Region) else "")


def region_name(code: str) -> str:
    """Return what a region is called; empty where the code is none."""
    return str(Region(code).label) if code in set(Region) else ""


def region_names(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the names of regions in their order, each once; a code that is none is left out."""
    wanted = set(codes)
    return tuple(str(each.label) for each in Region if each.value in wanted)
