"""Pages for when something went wrong; each says what, and what to do next."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_SECRET = re.compile(r"pass|token|code|secret|key", re.IGNORECASE)


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
    typed = _words_typed(request) if _sent_by_us(request) and not request.path.startswith("/staff/") else []
    return render(request, "frame/form_expired.html", {"typed": typed}, status=403)


def _sent_by_us(request: HttpRequest) -> bool:
    """Whether the form stood on a page of this site, as far as the browser says; what another site put in a form is not shown as ours."""
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    return site in {"same-origin", "none"} and (not origin or urlsplit(origin).netloc == request.headers.get("Host", ""))


def _words_typed(request: HttpRequest) -> list[tuple[str, str]]:
    try:
        typed = request.POST.items()
    except BadRequest:  # a form that cannot be read holds no words
        return []
    return [(name, str(value)) for name, value in typed if str(value).strip() and not _SECRET.search(name)]
