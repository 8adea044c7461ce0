"""Pages for when something went wrong; each says what, and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django passes it
    """Answer 404 with a way on."""
    return render(request, "frame/not_found.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 without touching the database."""
    return render(request, "frame/server_error.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  Django passes it
    """Answer 403 when a form's protection lapsed; what was typed is shown back so that it can be copied."""
    typed = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken" and str(value).strip()]
    return render(request, "frame/form_expired.html", {"typed": typed}, status=403)
