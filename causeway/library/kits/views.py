"""One kit's page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from causeway.library.kits.queries import kit_with


@require_safe
def kit(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a kit: what is in it, and why."""
    found = kit_with(slug)
    if found is None:
        raise Http404
    return render(request, "library/kit.html", {"shown": found})
