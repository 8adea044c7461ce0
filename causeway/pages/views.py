"""Finding a place, searching the site, and what machines ask for."""

import re
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_safe
from wagtail.models import Page, Site

from causeway.areas.models import Area, AreaKind
from causeway.areas.search import Found
from causeway.areas.search import find as find_places
from causeway.evidence.definitions import indicators
from causeway.frame.addresses import whole_address
from causeway.pages.finding import answer
from causeway.representatives.queries import seat
from causeway.roundtables import stories
from causeway.roundtables.ledger import seats_with_public

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
        return reverse("evidence:school", args=[found.key])
    if found.kind in {"mp", "constituency"}:
        return f"{reverse('pages:find')}?seat={found.key}"
    if found.kind == "postcode":
        return f"{reverse('pages:find')}?q={found.key.replace(' ', '+')}"
    return reverse("evidence:area", args=[found.kind, found.key])


@csrf_exempt  # changes nothing, and must work for who arrives with no cookie
def find(request: HttpRequest) -> HttpResponse:
    """Answer a postcode, a name, or a seat chosen by its code."""
    today = timezone.localdate()
    code = str(request.GET.get("seat", ""))
    if GSS_CODE.fullmatch(code) and Area.objects.filter(kind=AreaKind.CONSTITUENCY, code=code).exists():
        return render(request, "pages/found_seat.html", {"seat": seat(code, today)})
    typed = _typed(request)
    if not typed:
        return render(request, "pages/find.html", {"typed": ""})
    found = answer(typed, today)
    if found.seat is not None:
        return render(request, "pages/found_seat.html", {"seat": found.seat, "postcode": found.postcode, "doubt": found.doubt})
    if len(found.matches) == 1:
        return redirect(address_of(found.matches[0]))
    matches = [(match, address_of(match)) for match in found.matches]
    return render(request, "pages/find.html", {"typed": typed, "answer": found, "matches": matches})


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
    nations = {"E": "England", "S": "Scotland", "W": "Wales", "N": "Northern Ireland"}
    seats = Area.objects.filter(kind=AreaKind.CONSTITUENCY).order_by("name")
    groups = [(name, [each for each in seats if each.code.startswith(letter)]) for letter, name in nations.items()]
    return render(request, "pages/constituencies.html", {"groups": groups})


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
    return render(request, "pages/search.html", context)


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Tell crawlers where not to go, and where the map is."""
    lines = [
        "User-agent: *",
        "Disallow: /staff/",
        "Disallow: /write/",
        "Disallow: /mailbox/",
        f"Sitemap: {settings.BASE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain")


def _indicator_pages() -> list[str]:
    return [
        whole_address("evidence:indicators"),
        whole_address("evidence:inequality"),
        *(whole_address("evidence:indicator", key) for key in indicators()),
    ]


def _promises() -> list[str]:
    codes = sorted(seats_with_public(timezone.now()))
    pages = [whole_address("roundtables:promises", code) for code in codes]
    return [whole_address("roundtables:seats-with-promises"), *pages] if codes else []


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List the pages, the indicators, every area's local case, the seats with promises and the stories of roundtables."""
    site = Site.find_for_request(request)
    pages = [page.full_url for page in site.root_page.get_descendants(inclusive=True).live().public()] if site else []
    kinds = [AreaKind.CONSTITUENCY, AreaKind.UPPER_TIER, AreaKind.ICB, AreaKind.HEALTH_BOARD, AreaKind.REGION, AreaKind.NATION]
    areas = [
        whole_address("evidence:area", kind, code)
        for kind, code in Area.objects.filter(kind__in=kinds).order_by("kind", "code").values_list("kind", "code")
    ]
    addresses = [*pages, *_indicator_pages(), *areas, *_promises(), *stories.addresses()]
    return render(request, "pages/sitemap.xml", {"addresses": addresses}, content_type="application/xml")


@require_safe
def health(_request: HttpRequest) -> JsonResponse:
    """Say whether the database answers and is migrated; for whatever watches the site."""
    try:
        executor = MigrationExecutor(connection)
        behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        return JsonResponse({"database": "does not answer"}, status=503)
    answered = JsonResponse({"database": "behind its migrations" if behind else "ready"}, status=503 if behind else 200)
    answered["Cache-Control"] = "no-store"
    return answered
