"""Pages for when something went wrong; each says what, and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from causeway.frame.rejected_input import words_typed


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django passes it
    """Answer 404 with a way on."""
    return render(request, "frame/not_found.html", status=404)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django passes it
    """Answer 400 to what cannot be read, with a way on."""
    return render(request, "frame/unreadable.html", status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 without touching the database."""
    return render(request, "frame/server_error.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  Django passes it
    """Answer 403 when a form's protection lapsed; words typed on our own public pages are shown back so that they can be copied."""
    return render(request, "frame/form_expired.html", {"typed": words_typed(request)}, status=403)
