"""The published stories: the list, and one."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from causeway.frame.addresses import whole_address
from causeway.roundtables.after.story import queries as stories


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the published stories, the newest first; where there is none, there is no page."""
    page = Paginator(stories.public(), stories.PER_PAGE).get_page(request.GET.get("page"))
    if not page.object_list:
        raise Http404
    told = stories.pages(page.object_list, timezone.now())
    context = {"page": page, "stories": told, "address": whole_address("roundtables:stories")}
    return render(request, "roundtables/story/every.html", context)


@require_safe
def one(request: HttpRequest, story: str) -> HttpResponse:
    """Show a published story."""
    found = get_object_or_404(stories.public(), slug=story)
    context = {"told": stories.page(found, timezone.now()), "address": whole_address("roundtables:told", story)}
    return render(request, "roundtables/story/one.html", context)
