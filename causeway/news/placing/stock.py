"""The gazetteer of this process, made of what the site knows: seats, councils, health boards, regions, sitting MPs and schools.

It is made once and made anew when areas, schools or who sits have changed; while one thread makes it, the others use the old one.
"""

import datetime as dt
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from causeway.areas.models import Area, AreaKind, AreaName, AreaRelation, LoadedFile, School
from causeway.areas.reference import read
from causeway.news.placing.domain.gazetteer import Gazetteer
from causeway.news.placing.domain.names import Name, Place, Relations, names_of_area, names_of_member, names_of_school, relations
from causeway.representatives.members.models import Term

FRESH_SECONDS = 300  # areas change once a year, the list of MPs once a day
_KINDS = (
    AreaKind.NATION,
    AreaKind.REGION,
    AreaKind.CONSTITUENCY,
    AreaKind.UPPER_TIER,
    AreaKind.DISTRICT,
    AreaKind.ICB,
    AreaKind.HEALTH_BOARD,
)
Version = tuple[object, ...]


class _Made:
    """What this process has made, of which version, and when it was last compared."""

    making = Lock()
    gazetteer: Gazetteer | None = None
    version: Version = ()
    compared = 0.0


def gazetteer() -> Gazetteer:
    """Return the gazetteer of this process, made or made anew where it must be."""
    known = _Made.gazetteer
    if known is not None and (time.monotonic() - _Made.compared < FRESH_SECONDS or not _Made.making.acquire(blocking=False)):
        return known
    if known is None:
        _Made.making.acquire()
    try:
        today = timezone.localdate()
        version = _version(today)
        if _Made.gazetteer is None or version != _Made.version:
            _Made.gazetteer, _Made.version = Gazetteer(names(today)), version
        _Made.compared = time.monotonic()
        return _Made.gazetteer
    finally:
        _Made.making.release()


def forget() -> None:
    """Make the gazetteer anew when it is next needed; for tests and after loading."""
    _Made.gazetteer = None


def _version(on: dt.date) -> Version:
    return (
        LoadedFile.objects.aggregate(last=Max("loaded_at"))["last"],
        Area.objects.count(),
        School.objects.filter(listed=True).count(),
        tuple(Term.objects.on(on).order_by("pk").values_list("pk", flat=True)),
    )


def names(on: dt.date) -> Iterator[Name]:
    """Yield every name of what the site knows on a day."""
    related = _relations()
    yield from _names_of_areas(related)
    for term in Term.objects.on(on).select_related("member", "constituency").order_by("pk"):
        seat, member = term.constituency.code, term.member
        yield from names_of_member(Place("mp", str(member.member_id or seat), member.name, seat, related.around(seat)))
    yield from _names_of_schools(related)


def _relations() -> Relations:
    rows = AreaRelation.objects.exclude(part__kind=AreaKind.SUB_ICB).exclude(whole__kind=AreaKind.SUB_ICB)
    return relations(rows.values_list("part__code", "whole__code", "share"))


def _names_of_areas(related: Relations) -> Iterator[Name]:
    others: dict[int, list[str]] = defaultdict(list)
    for name in AreaName.objects.exclude(kind="mp").order_by("pk"):
        others[name.area_id].append(name.text)
    areas = list(Area.objects.filter(kind__in=_KINDS).order_by("kind", "code"))
    councils = {area.code for area in areas if area.kind == AreaKind.UPPER_TIER}
    for area in areas:
        if area.kind == AreaKind.DISTRICT and (area.code in councils or area.valid_to):
            continue  # it is a council of its own, which is there already
        also = [*others[area.pk], *filter(None, [area.name_cy])]
        yield from names_of_area(Place(area.kind, area.code, area.name, area.code, related.around(area.code)), also)


def _names_of_schools(related: Relations) -> Iterator[Name]:
    rows = School.objects.filter(listed=True).order_by("urn")
    columns = ("urn", "name", "constituency__code", "district__code", "authority__code")
    for urn, name, seat, district, authority in rows.values_list(*columns).iterator(chunk_size=5000):
        within = frozenset(code for code in (seat, district, authority) if code)
        around = within | (related.around(authority) if authority else frozenset())
        yield from names_of_school(Place("school", str(urn), name, seat or authority or "", around))
    for row in read(Path(settings.REFERENCE_PATH) / "areas" / "schools_elsewhere.csv.gz"):
        yield from names_of_school(
            Place("school", row["number"], row["name"], row["constituency"], related.around(row["constituency"]))
        )
