"""Reads of the tables: what is published of an area, and what the last attack learned."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from causeway.areas.acting import SchoolKind
from causeway.areas.models import Area, AreaKind
from causeway.areas.queries import nation_of, region_of
from causeway.colleagues.coverage.domain.tables import EVERYWHERE, STEP, next_publication_day
from causeway.colleagues.coverage.models import AttackRun, Release
from causeway.colleagues.coverage.shapes import key


@dataclass(frozen=True)
class Row:
    """One kind of school in one area: a number that it reaches at least, or 0 where nothing is said."""

    kind: str
    at_least: int


@dataclass(frozen=True)
class Table:
    """One area's numbers, a row for each kind of school. Everywhere has neither ``kind`` nor ``code``, and so no page of its own."""

    name: str
    kind: str
    code: str
    rows: tuple[Row, ...]

    @property
    def says_something(self) -> bool:
        """Whether any number is published."""
        return any(row.at_least for row in self.rows)


@dataclass(frozen=True)
class Shown:
    """What the page shows: the release, its tables, the last attack, and when the next release is."""

    release: Release | None
    tables: tuple[Table, ...]
    attack: AttackRun | None
    next_day: dt.date
    step: int = STEP


def last_release() -> Release | None:
    """Return the newest published release."""
    return Release.objects.filter(published=True).last()


def last_attack() -> AttackRun | None:
    """Return the newest attack on what is published: by itself, or together with a release that it let through."""
    let_through = Q(learned=0, contradicted=False)
    return AttackRun.objects.filter(Q(before__isnull=True) | let_through).first()


def _rows(tables: Mapping[str, Mapping[str, int]], area: str) -> tuple[Row, ...]:
    return tuple(Row(str(kind.many), tables.get(kind.value, {}).get(area, 0)) for kind in SchoolKind)


def _table(release: Release | None, place: Area | None) -> Table:
    tables = release.tables if release else {}
    if place is None:
        return Table(_("Everywhere"), "", "", _rows(tables, EVERYWHERE))
    return Table(place.name, place.kind, place.code, _rows(tables, key(place.kind, place.code)))


def shown(places: list[Area | None], on: dt.date) -> Shown:
    """Return what is published of some areas; ``None`` among them stands for everywhere."""
    release = last_release()
    tables = tuple(_table(release, place) for place in places)
    return Shown(release, tables, last_attack(), next_publication_day(on))


def nations_and_regions() -> list[Area | None]:
    """Return everywhere, the nations, and the regions, as the page lists them."""
    nations = Area.objects.filter(kind=AreaKind.NATION).order_by("name")
    return [None, *nations, *Area.objects.filter(kind=AreaKind.REGION).order_by("name")]


def around(place: Area) -> list[Area | None]:
    """Return an area and those it lies in, the smallest first."""
    region = region_of(place) if place.kind == AreaKind.UPPER_TIER else None
    nation = nation_of(place) if place.kind != AreaKind.NATION else None
    return [place, *filter(None, (region, nation)), None]


def everything() -> list[tuple[str, str, str, str, str]]:
    """Return every number ever published, as rows: day, kind of school, kind of area, its code, at least."""
    return [
        (release.day.isoformat(), kind, *_named(area), str(floor))
        for release in Release.objects.filter(published=True)
        for kind, floors in sorted(release.tables.items())
        for area, floor in sorted(floors.items())
    ]


def _named(area: str) -> tuple[str, str]:
    kind, _colon, code = area.partition(":")
    return kind, code
