"""What holds for every answer of the API: other sites may read it, it may be kept for a while, and nobody takes more than a share.

The API knows no visitor: no session, no account, no form. So it is answered here, before what reads those: two thirds of a small answer's time.
"""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag

from causeway.api import share
from causeway.people.limits import client_address

START = "/api/"
ANSWERS = "/api/v1/"
FRESH_SECONDS = 300
_OK = 200
_ASKING = {"GET", "HEAD"}


class ApiMiddleware:
    """Adds limits, CORS, caching and etags under /api/, and nothing elsewhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer one request."""
        return within_limits(request, self._answer) if request.path.startswith(START) else self._next(request)

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(ANSWERS):  # a page about the API is a page like others
            return self._next(request)
        try:
            request.resolver_match = found = matched(request.path_info)
        except Resolver404:
            return self._next(request)
        return _whole_answer(request, found)


def _whole_answer(request: HttpRequest, found: ResolverMatch) -> HttpResponseBase:
    """Answer as to GET who asks with HEAD, which the API's library does not know; the server leaves the body out."""
    asked, request.method = request.method, "GET" if request.method == "HEAD" else request.method
    try:
        answer: HttpResponseBase = found.func(request, *found.args, **found.kwargs)
    finally:
        request.method = asked
    return answer


def matched(path: str) -> ResolverMatch:
    """Return what answers at an address of the API, under the API's name and not its library's; raises ``Resolver404``."""
    found = resolve(path)
    found.app_name = "api"
    return found


def within_limits(request: HttpRequest, answer: Callable[[HttpRequest], HttpResponseBase]) -> HttpResponseBase:
    """Answer a request of the API, if whoever asks has not had their share."""
    if request.method == "OPTIONS":
        return _open(_preflight())
    if share.REQUESTS.over(client_address(request)):
        return _open(_too_many())
    return _open(_kept(request, answer(request)))


def _preflight() -> HttpResponseBase:
    answer = HttpResponse(status=204)
    answer["Access-Control-Allow-Methods"] = "GET, HEAD, POST, OPTIONS"
    answer["Access-Control-Allow-Headers"] = "If-None-Match, Content-Type"
    answer["Access-Control-Max-Age"] = "86400"
    return answer


def _too_many() -> HttpResponseBase:
    answer = JsonResponse({"detail": share.too_many()}, status=429)
    answer["Retry-After"] = str(int(share.REQUESTS.window.total_seconds()))
    answer["Cache-Control"] = "no-store"
    return answer


def _open(answer: HttpResponseBase) -> HttpResponseBase:
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Access-Control-Expose-Headers"] = "ETag, Retry-After"
    # A program's answer shows nothing and loads nothing; a page about the API brings the policy of pages.
    answer.headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
    return answer


def _kept(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    if answer.status_code != _OK or request.method not in _ASKING:
        return answer
    patch_cache_control(answer, public=True, max_age=FRESH_SECONDS)
    if answer.streaming:
        return answer
    whole = cast("HttpResponse", set_response_etag(cast("HttpResponse", answer)))
    return get_conditional_response(request, etag=whole.get("ETag"), response=whole) or whole
