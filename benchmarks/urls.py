"""Causeway's addresses and ``/bare/``: a view that does nothing, behind the same middleware on the same server."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from causeway.config.urls import handler404, handler500
from causeway.config.urls import urlpatterns as causeway_urlpatterns

__all__ = ["handler404", "handler500", "urlpatterns"]


def bare(_request: HttpRequest) -> HttpResponse:
    """Answer with two words."""
    return HttpResponse("hello there")


urlpatterns = [path("bare/", bare), *causeway_urlpatterns]
