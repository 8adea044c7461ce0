"""The local case of an area, a school's areas, one figure, and the CSV behind them."""

import datetime as dt
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causeway.areas import queries as places
from causeway.areas.models import Area, AreaKind, School
from causeway.evidence import queries
from causeway.evidence.cases import LocalFigure
from causeway.evidence.download import lines
from causeway.evidence.exceptions import FigureNotFound
from causeway.evidence.unusual import unusual_here
from causeway.representatives import queries as representatives


def _today() -> dt.date:
    return timezone.localdate()


def _area(kind: str, code: str) -> Area:
    try:
        return places.area(AreaKind(kind), code)
    except Area.DoesNotExist:
        raise Http404(_("We know no area with that code.")) from None


def _grouped(figures: tuple[LocalFigure, ...]) -> list[tuple[Any, list[LocalFigure]]]:
    return [
        (same[0].indicator, same) for same in (list(group) for _key, group in groupby(figures, lambda one: one.indicator.key))
    ]


def _first_key(figures: tuple[LocalFigure, ...]) -> str:
    return next((figure.key for figure in figures if figure.published), "")


@require_safe
def area(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Show everything published that we hold about an area, and what is not published."""
    today, asked = _today(), _area(kind, code)
    case = queries.local_case(asked, today)
    seat = representatives.seat(code, today) if asked.kind == AreaKind.CONSTITUENCY else None
    context = {
        "case": case,
        "groups": _grouped(case.figures),
        "seat": seat,
        "first_key": _first_key(case.figures),
        "unusual": unusual_here(asked, today),
    }
    return render(request, "evidence/area.html", context)


@require_safe
def school(request: HttpRequest, urn: int) -> HttpResponse:
    """Show the areas a school stands in and what is published about them."""
    try:
        found = queries.school_case(urn, _today())
    except School.DoesNotExist:
        raise Http404(_("We know no school with that number.")) from None
    seat = representatives.seat(found.school.constituency.code, _today()) if found.school.constituency else None
    context = {
        "school": found.school,
        "urn_text": str(urn),
        "case": found.case,
        "groups": _grouped(found.case.figures),
        "seat": seat,
        "first_key": _first_key(found.case.figures),
    }
    return render(request, "evidence/school.html", context)


@require_safe
def figure(request: HttpRequest, key: str) -> HttpResponse:
    """Show one figure at its own address."""
    try:
        return render(request, "evidence/figure.html", {"figure": queries.figure(key)})
    except FigureNotFound as error:
        raise Http404(str(error)) from None


@require_safe
def methods(request: HttpRequest) -> HttpResponse:
    """Show how every figure and comparison is computed, with formulas and references, and what is not done."""
    return render(request, "evidence/methods.html")


@require_safe
def download(_request: HttpRequest, kind: str, code: str) -> StreamingHttpResponse:
    """Send every row behind an area's page as CSV."""
    case = queries.local_case(_area(kind, code), _today())
    response = StreamingHttpResponse(lines(queries.observations_of(case.figures)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="causeway-{kind}-{code}.csv"'
    return response
