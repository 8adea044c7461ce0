"""Forms whose address is the key: no cookie vouches for them, so they must have been sent from a page of ours.

A signed link or a token in the address cannot be guessed. But whoever made the link knows it, and could aim a form on a page of their own
at it, from somebody else's browser. Browsers say where a form was sent from; mail programs that unsubscribe with one click say nothing.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
View = Callable[..., HttpResponseBase]


def _origin(address: str) -> str:
    """Return scheme and host of an address in small letters; empty where it has none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}".casefold() if parts.scheme and parts.netloc else ""


def _ours(request: HttpRequest) -> frozenset[str]:
    here = f"{request.scheme}://{request.get_host()}"
    return frozenset(filter(None, map(_origin, (here, settings.BASE_URL, *settings.CSRF_TRUSTED_ORIGINS))))


def from_elsewhere(request: HttpRequest) -> bool:
    """Whether a browser says that another site sent this. What says nothing at all is no browser, and cannot be steered by a page.

    ``Sec-Fetch-Site`` is the browser's own word; "Origin: null" is what a page sends that hides where it stands.
    """
    if request.headers.get("Sec-Fetch-Site") in {"same-origin", "none"}:
        return False
    said = request.headers.get("Origin")
    if said is None:
        said = request.headers.get("Referer")
    if said is None:
        return request.headers.get("Sec-Fetch-Site") is not None
    return _origin(said) not in _ours(request)


def refused(request: HttpRequest) -> HttpResponse:
    """Answer that the form came from another site, and what to do. Nothing that was sent is shown: a stranger may have written it."""
    answer = render(request, "frame/from_elsewhere.html", status=403)
    answer["X-Robots-Tag"] = "noindex"
    return answer


def keyed_by_address(view: View) -> View:
    """Let ``view`` take forms without a CSRF cookie, because its address is the key; not from another site."""

    @csrf_exempt
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **rest: Any) -> HttpResponseBase:
        if request.method not in SAFE and from_elsewhere(request):
            return refused(request)
        return view(request, *args, **rest)

    return opened
