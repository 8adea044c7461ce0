"""What machines ask for: robots, and the map of the site; and the campaign's pages."""

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site
from wagtail.views import serve as wagtail_serve

from causeway.frame.rooms import rooms
from causeway.frame.short_cache import short_cached
from causeway.pages.models import KeptPage, rests_on
from causeway.places.page_cache import kept_already

LONGEST = 150  # of a path that is looked up so


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a page of the campaign: from what is kept, without asking Wagtail the way, where a second ago it was there for everybody."""
    plain = request.method in {"GET", "HEAD"} and not request.GET and len(path) < LONGEST and path.isascii()
    known = (
        short_cached(f"page-at:{request.get_host()}:{path}", lambda: _for_everybody(request, path), seconds=1) if plain else None
    )
    found = kept_already(request, f"page:{known[0]}", more=rests_on(known[1])) if known else None
    answer: HttpResponse = found or wagtail_serve(request, path)
    return answer


def _for_everybody(request: HttpRequest, path: str) -> tuple[int, dt.datetime | None] | None:
    """Return the number of the page at a path and when it was last published, where it is live, kept, and nobody is kept from it."""
    site = Site.find_for_request(request)
    page = Page.objects.live().public().filter(url_path=f"{site.root_page.url_path}{path}").first() if site else None
    if page is None or not issubclass(page.specific_class or Page, KeptPage):
        return None
    return page.pk, page.last_published_at


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
