"""What machines ask for: robots, and the map of the site."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Site

from causeway.frame.rooms import rooms


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Tell crawlers where not to go, and where the map is."""
    closed = [f"Disallow: {path}" for path in ("/staff/", *(path for room in rooms().values() for path in room.robots))]
    lines = ["User-agent: *", *closed, f"Sitemap: {settings.BASE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List the campaign's pages and what every room has for everybody."""
    site = Site.find_for_request(request)
    pages = [page.full_url for page in site.root_page.get_descendants(inclusive=True).live().public()] if site else []
    theirs = [address for room in rooms().values() if room.addresses for address in room.addresses()]
    return render(request, "pages/sitemap.xml", {"addresses": [*pages, *theirs]}, content_type="application/xml")
