"""Who may see a private page: the browser that used a link from the writer's own mailbox, for an hour.

The visit's token is a cookie that is sent to these pages only and holds nothing about anybody; the database has its digest.
Addresses of these pages hold no secret but the link's own, and the browser names none of them to other sites. It must name
them to our own: under "no-referrer" it would send a form with "Origin: null", which no check against forged forms can accept.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from causeway.letters import mine
from causeway.letters.actions.visiting import VISIT_LIFE

COOKIE, PATH = "causeway_mine", "/write/mine/"
PrivateView = Callable[..., HttpResponse]


def let_in(response: HttpResponse, token: str) -> None:
    """Let this browser see the page for as long as the visit lasts."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(VISIT_LIFE.total_seconds()),
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def let_out(response: HttpResponse) -> None:
    """Take the visit off this browser."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")


def visit_of(request: HttpRequest) -> mine.Visit | None:
    """Return the visit of this browser, if it has one that still lasts."""
    return mine.visit(request.COOKIES.get(COOKIE, ""), timezone.now())


def discreet(view: PrivateView) -> PrivateView:
    """Keep a page out of caches, search engines and other sites' logs."""

    @never_cache
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **rest: Any) -> HttpResponse:
        answer = view(request, *args, **rest)
        answer["X-Robots-Tag"] = "noindex"
        answer["Referrer-Policy"] = "same-origin"
        return answer

    return shown


def private(view: PrivateView) -> PrivateView:
    """Open ``view(request, visit, ...)`` for a browser with a visit; lead others to where a link is sent."""

    @discreet
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **rest: Any) -> HttpResponse:
        visit = visit_of(request)
        return view(request, visit, *args, **rest) if visit else redirect("letters:find")

    return opened


def of_letter(view: PrivateView) -> PrivateView:
    """Open ``view(request, visit, followed, ...)`` for one of the visit's own letters; anybody else's is not there."""

    @private
    @wraps(view)
    def opened(request: HttpRequest, visit: mine.Visit, key: int, **rest: Any) -> HttpResponse:
        followed = mine.letter(visit, key, timezone.now())
        if followed is None:
            return render(request, "letters/mine/not_here.html", status=404)
        return view(request, visit, followed, **rest)

    return opened
