"""The list of schools as a survey is compared with it: where each is and of what kind. How large they are it does not say."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from causeway.areas.acting import SchoolKind, kind_by_name
from causeway.areas.models import AreaKind, AreaRelation, School
from causeway.regions.models import Region
from causeway.surveys.survey.domain.definition import Break

UNKNOWN = ""  # nothing is known, or somebody did not want to say
SIZES = {
    "to-100": _("Up to 100 pupils"),
    "to-250": _("101 to 250 pupils"),
    "to-500": _("251 to 500 pupils"),
    "to-1000": _("501 to 1,000 pupils"),
    "more": _("More than 1,000 pupils"),
}
TITLES = {
    Break.REGION: _("By region or nation"),
    Break.KIND: _("By kind of school"),
    Break.SIZE: _("By size of school"),
}


@dataclass(frozen=True)
class Stratum:
    """What is told of a respondent's school, and nothing finer; empty where nothing is known."""

    region: str = UNKNOWN
    kind: str = UNKNOWN
    size: str = UNKNOWN

    def of(self, broken_by: Break) -> str:
        """Return its group."""
        return str(getattr(self, broken_by.value))


def groups(broken_by: Break) -> dict[str, Any]:
    """Return the groups of a break with their names, in order; the last is for who did not say."""
    named: dict[Break, dict[str, Any]] = {
        Break.REGION: dict(Region.choices),
        Break.KIND: {kind.value: kind.many for kind in SchoolKind},
        Break.SIZE: SIZES,
    }
    return {**named[broken_by], UNKNOWN: _("Not known")}


def of_one(broken_by: Break) -> dict[str, Any]:
    """Return the same as they are called of a single school."""
    return {**groups(broken_by), **({kind.value: kind.label for kind in SchoolKind} if broken_by is Break.KIND else {})}


def _regions() -> dict[str, str]:
    """Return the region of each council that lies wholly in one."""
    within = AreaRelation.objects.filter(part__kind=AreaKind.UPPER_TIER, whole__kind=AreaKind.REGION, share=1.0)
    return dict(within.values_list("part__code", "whole__code"))


def stratum_of(urns: set[int]) -> dict[int, Stratum]:
    """Return region and kind of the listed schools among some numbers."""
    regions = _regions()
    found = School.objects.filter(urn__in=urns, listed=True).values_list("urn", "name", "authority__code")
    return {urn: Stratum(regions.get(code or "", UNKNOWN), kind_by_name(name).value) for urn, name, code in found}


def listed() -> dict[str, Any]:
    """Return how many schools the list has: all, and by region and kind."""
    regions, by_region, by_kind = _regions(), Counter[str](), Counter[str]()
    for name, code in School.objects.filter(listed=True).values_list("name", "authority__code").iterator():
        by_region[regions.get(code or "", UNKNOWN)] += 1
        by_kind[kind_by_name(name).value] += 1
    return {"many": by_kind.total(), "by": {Break.REGION.value: dict(by_region), Break.KIND.value: dict(by_kind)}}
