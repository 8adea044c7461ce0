"""Finding a place, the list of constituencies, and searching the site."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_safe
from wagtail.models import Page

from causeway.areas.models import Area, AreaKind
from causeway.areas.nations import nations
from causeway.areas.search import Found
from causeway.areas.search import find as find_places
from causeway.places.finding import answer
from causeway.representatives.members.queries import seat

LONGEST = 100
SUGGESTIONS = 8
RESULTS = 20
GSS_CODE = re.compile(r"[A-Z]\d{8}", re.ASCII)


def _typed(request: HttpRequest) -> str:
    value = (request.POST if request.method == "POST" else request.GET).get("q", "")
    return str(value).replace("\x00", "").strip()[:LONGEST]


def address_of(found: Found) -> str:
    """Return the page of something found."""
    if found.kind == "school":
        return reverse("places:school", args=[found.key])
    if found.kind in {"mp", "constituency"}:
        return f"{reverse('places:find')}?seat={found.key}"
    if found.kind == "postcode":
        return f"{reverse('places:find')}?q={found.key.replace(' ', '+')}"
    return reverse("places:area", args=[found.kind, found.key])


@csrf_exempt  # changes nothing, and must work for who arrives with no cookie
def find(request: HttpRequest) -> HttpResponse:
    """Answer a postcode, a name, or a seat chosen by its code."""
    today = timezone.localdate()
    code = str(request.GET.get("seat", ""))
    if GSS_CODE.fullmatch(code) and Area.objects.filter(kind=AreaKind.CONSTITUENCY, code=code).exists():
        return render(request, "places/found_seat.html", {"seat": seat(code, today)})
    typed = _typed(request)
    if not typed:
        return render(request, "places/find.html", {"typed": ""})
    found = answer(typed, today)
    if found.seat is not None:
        return render(request, "places/found_seat.html", {"seat": found.seat, "postcode": found.postcode, "doubt": found.doubt})
    if len(found.matches) == 1:
        return redirect(address_of(found.matches[0]))
    matches = [(match, address_of(match)) for match in found.matches]
    return render(request, "places/find.html", {"typed": typed, "answer": found, "matches": matches})


@require_GET
def suggest(request: HttpRequest) -> JsonResponse:
    """Answer what has been typed so far, for the box that helps while one types."""
    found = find_places(_typed(request), SUGGESTIONS)
    body = {"places": [{"label": each.label, "detail": each.detail, "address": address_of(each)} for each in found]}
    answered = JsonResponse(body)
    answered["Cache-Control"] = "public, max-age=300"
    return answered


@require_safe
def constituencies(request: HttpRequest) -> HttpResponse:
    """List every constituency by nation, for who has no postcode at hand."""
    seats = Area.objects.filter(kind=AreaKind.CONSTITUENCY).order_by("name")
    groups = [(nation.name, [each for each in seats if nation.holds(each.code)]) for nation in nations()]
    return render(request, "places/constituencies.html", {"groups": groups})


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search the site's pages and its places."""
    typed = _typed(request)
    context: dict[str, Any] = {"typed": typed}
    if typed:
        # Only words: the databases' search languages give meaning to quotation marks and signs.
        asked = " ".join(re.findall(r"\w+", typed.lower()))
        context["pages"] = Page.objects.live().public().filter(depth__gt=1).search(asked)[:RESULTS] if asked else []
        context["places"] = [(each, address_of(each)) for each in find_places(typed, RESULTS)]
    return render(request, "places/search.html", context)
