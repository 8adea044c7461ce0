"""Causeway's addresses and four bare views behind the same middleware on the same server.

One does nothing, one is large, one inserts a row, one forgets what the server process keeps.
"""

from enum import StrEnum

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from causeway.audit.actions import record
from causeway.config.urls import handler400, handler404, handler500
from causeway.config.urls import urlpatterns as causeway_urlpatterns

__all__ = ["handler400", "handler404", "handler500", "urlpatterns"]


class Noted(StrEnum):
    """What stands in the audit trail."""

    MEASURED = "benchmark"


def bare(_request: HttpRequest) -> HttpResponse:
    """Answer with two words."""
    return HttpResponse("hello there")


def large(_request: HttpRequest) -> HttpResponse:
    """Answer with two megabytes."""
    return HttpResponse(b"large" * 400_000)


def forget(_request: HttpRequest) -> HttpResponse:
    """Empty the cache of the process that answers."""
    cache.clear()
    return HttpResponse("forgotten")


@csrf_exempt
def bare_insert(_request: HttpRequest) -> HttpResponse:
    """Insert one row, and answer with two words."""
    record(Noted.MEASURED, actor="benchmark")
    return HttpResponse("hello there")


urlpatterns = [
    path("bare/", bare),
    path("large/", large),
    path("forget/", forget),
    path("bare-insert/", bare_insert),
    *causeway_urlpatterns,
]
