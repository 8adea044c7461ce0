"""Handing out files: a version to keep, and the picture of its first page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from causeway.frame.downloads import HARMLESS, to_keep
from causeway.library.files.actions import TYPES
from causeway.library.files.models import FileVersion
from causeway.library.resources.domain import Format


@require_safe
def download(_request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Return a version of a file; older ones, too, for they may have been cited."""
    found = get_object_or_404(FileVersion, resource__slug=slug, resource__withdrawn_at=None, number=number)
    return to_keep(bytes(found.content), TYPES[Format(found.format)], found.name)


@require_safe
def preview(_request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Return the picture of a version's first page."""
    found = get_object_or_404(
        FileVersion.objects.defer("content", "text"), resource__slug=slug, resource__withdrawn_at=None, number=number
    )
    if found.preview is None:
        raise Http404
    answer = HttpResponse(bytes(found.preview), content_type="image/png", headers=HARMLESS)
    answer["Cache-Control"] = "public, max-age=86400"
    return answer
