"""A number for each request, which all its log lines carry, and a line of its own that names no address: those hold keys."""

import logging
import re
import secrets
import time
from collections.abc import Callable
from contextvars import ContextVar
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from prometheus_client import Counter, Histogram

from causeway.serving.metrics import REQUESTS, SECONDS

HEADER = "X-Request-ID"
request_id: ContextVar[str] = ContextVar("request_id", default="")
_GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
_log = logging.getLogger("causeway.requests")


class RequestsSeenMiddleware:
    """Numbers, counts and times each request. A proxy of ours may number it first; a visitor's own number is not taken."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer one request."""
        number, begun = _number(request), time.perf_counter()
        kept = request_id.set(number)
        try:
            answer = self._next(request)
            answer[HEADER] = number
            _note(request, answer.status_code, time.perf_counter() - begun)
        finally:
            request_id.reset(kept)
        return answer


def _number(request: HttpRequest) -> str:
    return number_of(request.headers.get(HEADER, ""))


def number_of(given: str) -> str:
    """Return the number of a request: what a proxy of ours gave it, or a new one."""
    return given if settings.TRUSTED_PROXIES and _GIVEN.fullmatch(given) else secrets.token_hex(8)


def _note(request: HttpRequest, status: int, seconds: float) -> None:
    found = request.resolver_match
    room = (found.app_name.partition(":")[0] or "house") if found else "none"
    note(room, found.route if found else "", _method(request), status, seconds)


def note(room: str, route: str, method: str, status: int, seconds: float) -> None:
    """Count and log an answer."""
    answers, times = _counters(room, method, status)
    answers.inc()
    times.observe(seconds)
    if _log.isEnabledFor(logging.INFO):
        _log.info("%s /%s %s", method, route, status, extra={"status": status, "milliseconds": round(1000 * seconds, 1)})


@lru_cache(maxsize=512)
def _counters(room: str, method: str, status: int) -> tuple[Counter, Histogram]:
    return REQUESTS.labels(room, method, str(status)), SECONDS.labels(room)


def _method(request: HttpRequest) -> str:
    return request.method if request.method in {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"} else "other"
