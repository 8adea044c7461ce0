"""Which areas the tables are about: nation, region, council, each wholly in the next; and how many schools a council has."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count

from causeway.areas.models import Area, AreaKind, AreaRelation, School
from causeway.areas.nations import nation_code
from causeway.colleagues.coverage.domain.tables import EVERYWHERE, Shape
from causeway.colleagues.coverage.models import CountedSchool, Release


def key(kind: str, code: str) -> str:
    """Return the key of an area in the tables."""
    return f"{kind}:{code}"


@dataclass(frozen=True)
class Ground:
    """What is the same for every kind of school: which area lies in which, and how many schools each council has."""

    inside: Mapping[str, str]
    schools: Mapping[str, int]

    def shape(self, tables: Iterable[Mapping[str, Mapping[str, int]]], kind: str) -> Shape:
        """Return the shape for one kind. Schools that ``tables`` tell to be of other kinds can be none of this."""
        others: dict[str, Counter[str]] = {}
        for table in tables:
            for other, floors in table.items():
                if other != kind:
                    others[other] = others.get(other, Counter()) | Counter(floors)
        taken = sum(others.values(), Counter())
        leaves = tuple(sorted(area for area in self.inside if area.startswith(f"{AreaKind.UPPER_TIER}:")))
        return Shape(self.inside, leaves, {leaf: many - taken[leaf] for leaf, many in self.schools.items()})


def ground(on: dt.date, releases: Iterable[Release]) -> Ground:
    """Return the areas of a day and those that were in earlier releases; a council has as many schools as a list ever said, or we counted.

    What lay in what when it was published stays so: those numbers were sums over areas as they lay then.
    """
    inside: dict[str, str] = _inside(on)
    schools: Counter[str] = Counter(_schools())
    for release in releases:
        inside |= release.inside
        schools |= Counter(release.schools)
    listed = Counter({leaf: many for leaf, many in schools.items() if leaf in inside})
    return Ground(inside, dict(listed | Counter({leaf: many for leaf, many in counted_by_council().items() if leaf in listed})))


def _inside(on: dt.date) -> dict[str, str]:
    """Return in what each council, region and nation lies. A council outside a region lies in its nation; only what lies wholly in counts."""
    councils = Area.objects.filter(kind=AreaKind.UPPER_TIER).as_at(on)
    relations = AreaRelation.objects.filter(part__in=councils, whole__kind=AreaKind.REGION, share=1.0)
    region = dict(relations.values_list("part__code", "whole__code"))
    found = {
        key(AreaKind.NATION, code): EVERYWHERE
        for code in Area.objects.filter(kind=AreaKind.NATION).values_list("code", flat=True)
    }
    for code in councils.values_list("code", flat=True):
        nation = key(AreaKind.NATION, nation_code(code))
        if nation not in found:
            continue
        found[key(AreaKind.UPPER_TIER, code)] = key(AreaKind.REGION, region[code]) if code in region else nation
        if code in region:
            found[key(AreaKind.REGION, region[code])] = nation
    return found


def _schools() -> dict[str, int]:
    counts = School.objects.filter(listed=True, authority__isnull=False).values_list("authority__code").annotate(many=Count("pk"))
    return {key(AreaKind.UPPER_TIER, code): many for code, many in counts}


def counted_by_council() -> dict[str, int]:
    """Return how many schools are counted in each council."""
    counts = CountedSchool.objects.values_list("authority").annotate(many=Count("pk"))
    return {key(AreaKind.UPPER_TIER, code): many for code, many in counts}
