"""The public pages: the list, one resource, watching a video."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from causeway.frame.domain.cleaning import clean_line
from causeway.library.citations import used_in
from causeway.library.kits.queries import kits
from causeway.library.resources import queries
from causeway.library.resources.domain import Captions
from causeway.library.resources.labels import CAPTIONS
from causeway.library.resources.models import Resource
from causeway.library.resources.players import player
from causeway.words.domain.keys import key_in

LONGEST = 120


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what fits."""
    asked = queries.Asked(
        clean_line(request.GET.get("q", ""), LONGEST),
        {name: value for name in queries.FILTERS if (value := clean_line(request.GET.get(name, ""), 80))},
    )
    found = queries.listed(asked, key_in(request.GET.get("page", "")) or 1)
    open_ones = [(each.chosen.title, asked.without(each.name)) for each in found.chosen if each.chosen]
    if found.area:
        open_ones.append((found.area.name, asked.without("area")))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "found": found,
        "asked": asked,
        "chosen": open_ones,
        "kits": kits() if not asked.words and not open_ones else (),
        "query": query.urlencode(),
    }
    return render(request, "library/index.html", context)


@require_safe
def resource(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one resource."""
    found = get_object_or_404(Resource.objects.public().defer("words"), slug=slug)
    versions = list(found.versions.defer("content", "text", "preview"))
    context = {
        "found": queries.all_named(found),
        "resource": found,
        "versions": versions,
        "newest": versions[0] if versions else None,
        "nations": queries.nation_names(found),
        "areas": list(found.areas.all()),
        "used": used_in(found.address_key),
        "kits": list(found.in_kits.select_related("kit")),
        "health": getattr(found, "health", None),
        "quotations": list(found.quotations.all()),
        "player": player(found.address) if found.is_video else None,
        "captions": CAPTIONS[Captions(found.captions)],
    }
    return render(request, "library/resource.html", context)


@require_safe
def watch(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a video in its player. Only this page, to which somebody chose to go, loads anything from elsewhere."""
    found = get_object_or_404(Resource.objects.public().defer("words"), slug=slug)
    playing = player(found.address) if found.is_video else None
    if playing is None:
        raise Http404
    answer = render(request, "library/watch.html", {"resource": found, "player": playing})
    answer._csp_update = {"frame-src": [playing.origin]}  # type: ignore[attr-defined]  # noqa: SLF001  django-csp's own interface
    return answer
