"""What staff see of a version beside its text: the minutes with it, before everybody can."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from causeway.frame.downloads import to_keep
from causeway.motions.published.minutes import PDF
from causeway.motions.published.models import Version
from causeway.people.staff_pages import staff


@require_safe
@staff("motions.publish")
def minutes(_request: HttpRequest, key: int) -> HttpResponse:
    """Send the minutes of a version, whatever became of it."""
    kept = get_object_or_404(Version.objects.select_related("minutes"), pk=key).minutes
    if kept is None:
        raise Http404
    return to_keep(bytes(kept.content), PDF, kept.name)
