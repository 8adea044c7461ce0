"""The local case of an area, a school's areas, one figure, how unequal services are, and the CSV behind the figures."""

import datetime as dt
import re
from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from causeway.areas.models import AreaKind, School
from causeway.areas.queries import area_or_404
from causeway.evidence.exceptions import FigureNotFound
from causeway.evidence.figures import queries
from causeway.evidence.figures.download import lines
from causeway.evidence.figures.strips import strip_of_figure
from causeway.evidence.models import Edition
from causeway.evidence.releases.editions import shown_at
from causeway.frame.downloads import streamed
from causeway.frame.spreadsheets import CSV
from causeway.places.case.area_page import area_page
from causeway.places.case.school_page import school_page
from causeway.places.inequality import lottery
from causeway.places.methods import methods_page
from causeway.places.page_cache import kept, shown_lately

SEAT_CODE = re.compile(r"[A-Z]\d{8}", re.ASCII)
URN = re.compile(r"[1-9]\d{4,6}", re.ASCII)


def _today() -> dt.date:
    return timezone.localdate()


@require_safe
def area(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Show everything published that we hold about an area, and what is not published."""

    def make() -> HttpResponse:
        return render(request, "places/area.html", area_page(area_or_404(kind, code), _today(), shown_lately(), stamped=False))

    return kept(request, f"area:{kind}:{code}", make)


@gzip_page  # no form here carries a token
@require_safe
def area_at(request: HttpRequest, kind: str, code: str, stamp: str) -> HttpResponse:
    """Show an area's page with the figures of an edition, whatever has been published since."""
    try:
        shown = shown_at(stamp)
    except Edition.DoesNotExist:
        raise Http404(_("We kept no figures under that date.")) from None
    context = area_page(area_or_404(kind, code), shown.on or _today(), shown, stamped=True)
    return render(request, "places/area.html", context)


@require_safe
def school(request: HttpRequest, urn: int) -> HttpResponse:
    """Show the areas a school stands in and what is published about them."""

    def make() -> HttpResponse:
        try:
            found = queries.school_case(urn, _today())
        except School.DoesNotExist:
            raise Http404(_("We know no school with that number.")) from None
        return render(request, "places/school.html", school_page(found, _today()))

    return kept(request, f"school:{urn}", make)


def came_from(asked: Mapping[str, str]) -> dict[str, str]:
    """Return what a figure's page is told of the page that led to it: the letter's query string, and the way back. Nothing if it is odd."""
    seat, urn = asked.get("seat", ""), asked.get("school", "")
    if SEAT_CODE.fullmatch(seat):
        return {"write_to": f"seat={seat}", "back": reverse("places:area", args=[AreaKind.CONSTITUENCY, seat])}
    if URN.fullmatch(urn):
        return {"write_to": f"school={urn}", "back": reverse("places:school", args=[int(urn)])}
    return {}


@require_safe
def figure(request: HttpRequest, key: str) -> HttpResponse:
    """Show one figure at its own address."""
    try:
        found = queries.figure(key)
    except FigureNotFound as error:
        raise Http404(str(error)) from None
    return render(request, "places/figure.html", {"figure": found, "strip": strip_of_figure(found), **came_from(request.GET)})


@require_safe
def methods(request: HttpRequest) -> HttpResponse:
    """Show how every figure and comparison is computed, with formulas and references, and what is not done."""
    return kept(request, "methods", lambda: render(request, "places/methods.html", methods_page()))


@require_safe
def inequality(request: HttpRequest) -> HttpResponse:
    """Show how unequal each service is between areas, and whether that grows."""

    def make() -> HttpResponse:
        return render(request, "places/inequality.html", lottery(_today()))

    return kept(request, "inequality", make)


@require_safe
def download(_request: HttpRequest, kind: str, code: str) -> StreamingHttpResponse:
    """Send every row behind an area's page as CSV."""
    case = queries.local_case(area_or_404(kind, code), _today())
    return streamed(lines(queries.observations_of(case.figures)), CSV, f"causeway-{kind}-{code}.csv")
