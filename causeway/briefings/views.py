"""The papers about an area and those of a school: what there is, and each as a file."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causeway.areas import queries as places
from causeway.areas.models import Area, AreaKind, School
from causeway.briefings.data import BriefingData, briefing_data
from causeway.briefings.keeping import kept
from causeway.briefings.kinds import FORMATS, OF_SCHOOLS, SHOWN
from causeway.briefings.offered import groups
from causeway.briefings.schools import school_data, served_by

BROWSERS = "public, max-age=300"


def _data(kind: str, code: str) -> BriefingData:
    try:
        area = places.area(AreaKind(kind), code)
    except Area.DoesNotExist:
        raise Http404(_("We know no area with that code.")) from None
    return briefing_data(area, timezone.localdate())


def _school_data(urn: int) -> BriefingData:
    try:
        return school_data(urn, timezone.localdate())
    except School.DoesNotExist:
        raise Http404(_("We know no school with that number.")) from None


def _answer(request: HttpRequest, file: tuple[bytes, str], content_type: str, name: str) -> HttpResponse:
    body, tag = file
    answer = HttpResponse(body, content_type=content_type)
    answer["ETag"] = f'"{tag}"'
    answer["Cache-Control"] = BROWSERS
    answer["Content-Disposition"] = f'{"inline" if content_type in SHOWN else "attachment"}; filename="{name}"'
    found = get_conditional_response(request, etag=answer["ETag"], response=answer)
    return found if isinstance(found, HttpResponse) else answer


def _file(request: HttpRequest, data: BriefingData, kept_as: str, name: str) -> HttpResponse:
    if (chosen := FORMATS.get(name)) is None or (data.school and name not in OF_SCHOOLS):
        raise Http404(_("There is no paper of that name. The page before it lists those that there are."))
    tree = chosen.compose(data)
    if tree is None:
        raise Http404(_("There is no such paper here: nothing is published that it could tell, or it is for another nation."))
    file = kept(f"{chosen.stem}-{kept_as}-{tree.language}", tree.digest, chosen.ending, lambda: chosen.render(tree))
    return _answer(request, file, chosen.content_type, f"{slugify(data.name)}-{name}")


@require_safe
def papers(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Show which papers there are about an area, by whom they are for."""
    data = _data(kind, code)
    address = partial(_address, "briefings:paper", kind, code)
    return render(request, "briefings/papers.html", {"data": data, "groups": groups(data, address)})


@require_safe
def paper(request: HttpRequest, kind: str, code: str, name: str) -> HttpResponse:
    """Send one file of a paper about an area."""
    return _file(request, _data(kind, code), f"{kind}-{code}", name)


@require_safe
def school_papers(request: HttpRequest, urn: int) -> HttpResponse:
    """Show a school's own papers, and where those of its areas are."""
    data = _school_data(urn)
    context = {"data": data, "groups": groups(data, partial(_address, "briefings:school-paper", urn)), "served": served_by(data)}
    return render(request, "briefings/papers.html", context)


@require_safe
def school_paper(request: HttpRequest, urn: int, name: str) -> HttpResponse:
    """Send one file of a school's own paper."""
    return _file(request, _school_data(urn), f"school-{urn}", name)


def _address(route: str, *of: str | int) -> str:
    return reverse(route, args=of)
