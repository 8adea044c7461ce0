"""Who may see an organiser's desk: the browser that used a link from their own mailbox; and of it only their own roundtables.

The visit's token is a cookie sent to these pages only; the database has its digest.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from causeway.roundtables.access import Visit, desk_of, visit_by
from causeway.roundtables.models import VISIT_HOURS

COOKIE, PATH = "causeway_roundtables", "/roundtables/"
PrivateView = Callable[..., HttpResponseBase]


def let_in(response: HttpResponse, token: str) -> None:
    """Let this browser see the desk for as long as the visit lasts."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=VISIT_HOURS * 3600,
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def let_out(response: HttpResponse) -> None:
    """Take the visit off this browser."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")


def visit_of(request: HttpRequest) -> Visit | None:
    """Return the visit of this browser, if it has one that still lasts."""
    return visit_by(request.COOKIES.get(COOKIE, ""), timezone.now())


def discreet(view: PrivateView) -> PrivateView:
    """Keep a page out of caches, search engines and other sites' logs."""

    @never_cache
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **rest: Any) -> HttpResponseBase:
        answer = view(request, *args, **rest)
        answer["X-Robots-Tag"] = "noindex"
        answer["Referrer-Policy"] = "same-origin"
        return answer

    return shown


def private(view: PrivateView) -> PrivateView:
    """Open ``view(request, visit, ...)`` for a browser with a visit; lead others to where a link is sent."""

    @discreet
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **rest: Any) -> HttpResponseBase:
        visit = visit_of(request)
        return view(request, visit, *args, **rest) if visit else redirect("roundtables:begin")

    return opened


def of_roundtable(view: PrivateView) -> PrivateView:
    """Open ``view(request, desk, ...)`` for one of the visitor's own roundtables; anybody else's is not there."""

    @private
    @wraps(view)
    def opened(request: HttpRequest, visit: Visit, slug: str, **rest: Any) -> HttpResponseBase:
        desk = desk_of(visit, slug)
        if desk is None:
            return render(request, "roundtables/not_here.html", status=404)
        return view(request, desk, **rest)

    return opened
