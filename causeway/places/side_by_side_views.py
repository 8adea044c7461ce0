"""Choosing two areas, and showing them side by side."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causeway.areas.models import Area, AreaKind
from causeway.areas.search import find
from causeway.evidence.exceptions import NotComparable
from causeway.places.side_by_side import side_by_side

LONGEST, MATCHES = 100, 12
_AREA = re.compile(r"([a-z-]{3,20}):([A-Z][0-9]{8})", re.ASCII)
_KINDS = {AreaKind.NATION, AreaKind.REGION, AreaKind.CONSTITUENCY, AreaKind.UPPER_TIER, AreaKind.ICB, AreaKind.HEALTH_BOARD}


@dataclass(frozen=True)
class Side:
    """One of the two: the area chosen, or what was typed for it and the areas that may be meant (with the link to choose each)."""

    name: str  # "a" or "b"
    area: Area | None
    typed: str
    matches: tuple[tuple[str, str, str], ...]  # label, detail, query string
    sentence: str

    @property
    def value(self) -> str:
        """What stands in the address for it."""
        return f"{self.area.kind}:{self.area.code}" if self.area else ""


def _chosen(text: str) -> Area | None:
    found = _AREA.fullmatch(text)
    return Area.objects.filter(kind=found[1], code=found[2]).first() if found else None


def _clean(text: str) -> str:
    return text.replace("\x00", "").strip()[:LONGEST]


def _found(typed: str) -> list[tuple[str, str, str]]:
    """Return kind and code joined, label and detail of each area that may be meant: a seat for a postcode, no schools."""
    found: dict[str, tuple[str, str, str]] = {}
    for each in find(typed, MATCHES):
        if each.kind in _KINDS:
            found.setdefault(f"{each.kind}:{each.key}", (f"{each.kind}:{each.key}", each.label, each.detail))
        elif each.kind in {"mp", "postcode"} and each.constituency_code:
            key = f"{AreaKind.CONSTITUENCY}:{each.constituency_code}"
            seat = Area.objects.filter(kind=AreaKind.CONSTITUENCY, code=each.constituency_code).first()
            found.setdefault(key, (key, seat.name if seat else each.label, each.detail))
    return list(found.values())


def _side(name: str, request: HttpRequest) -> Side:
    asked, typed = _clean(request.GET.get(name, "")), _clean(request.GET.get(f"q{name}", ""))
    area = _chosen(asked)
    if area and (not typed or typed == area.name):
        return Side(name, area, area.name, (), "")
    if not typed:
        return Side(name, None, "", (), _("We know no area with that code.") if asked else "")
    found = _found(typed)
    if len(found) == 1:
        return Side(name, _chosen(found[0][0]), found[0][1], (), "")
    others = {key: value for key, value in request.GET.items() if key in {"a", "b", "qa", "qb"} and key not in {name, f"q{name}"}}
    matches = tuple((label, detail, urlencode({**others, name: key})) for key, label, detail in found)
    return Side(name, None, typed, matches, "" if matches else _("We found no area for “%(typed)s”.") % {"typed": typed})


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Show two areas side by side, or help to choose them. Two that cannot be compared get a sentence that says why."""
    one, other = _side("a", request), _side("b", request)
    context: dict[str, object] = {"sides": (one, other)}
    if one.area and other.area:
        try:
            context["compared"] = side_by_side(one.area, other.area)
        except NotComparable as refusal:
            context["refused"] = str(refusal)
    return render(request, "places/compare.html", context)
