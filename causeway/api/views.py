"""The pages about the API."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causeway.api.documentation import document, operations
from causeway.api.share import REQUESTS


@require_safe
def openapi(_request: HttpRequest) -> JsonResponse:
    """Give the OpenAPI document."""
    return JsonResponse(document(), json_dumps_params={"indent": 1})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Say what may be asked, for people."""
    base = request.build_absolute_uri("/").rstrip("/")
    context = {"groups": operations(), "base": base, "requests": REQUESTS}
    return render(request, "api/about.html", context)


def unknown(_request: HttpRequest, **_rest: str) -> JsonResponse:
    """Answer a program in its own language where there is nothing."""
    return JsonResponse({"detail": _("There is nothing at this address. /api/ says what there is.")}, status=404)
