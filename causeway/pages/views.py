"""What machines ask for: robots, the map of the site, and whether it is well."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Site

from causeway.areas.models import Area, AreaKind
from causeway.evidence.definitions.schema import indicators
from causeway.frame.addresses import whole_address
from causeway.roundtables.after.story import queries as stories
from causeway.roundtables.promises.queries import seats_with_public


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
        whole_address("places:indicators"),
        whole_address("places:inequality"),
        *(whole_address("places:indicator", key) for key in indicators()),
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
        whole_address("places:area", kind, code)
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
