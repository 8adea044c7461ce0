"""Pages that one browser may see for a while: the cookie that lets it in, and how such pages stay out of caches and logs."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from causeway.frame.rejected_input import words_typed

PrivateView = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class VisitCookie:
    """A cookie with a visit's token. It is sent to the pages under ``path`` only, and holds nothing about anybody."""

    name: str
    path: str
    life: dt.timedelta

    def let_in(self, response: HttpResponseBase, token: str) -> None:
        """Let this browser see the pages for as long as the visit lasts."""
        response.set_cookie(
            self.name,
            token,
            max_age=int(self.life.total_seconds()),
            path=self.path,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )

    def let_out(self, response: HttpResponseBase) -> None:
        """Take the visit off this browser."""
        response.delete_cookie(self.name, path=self.path, samesite="Lax")

    def token(self, request: HttpRequest) -> str:
        """Return the token that this browser brings; empty where it brings none."""
        return request.COOKIES.get(self.name, "")


def discreet(view: PrivateView) -> PrivateView:
    """Keep a page out of caches, search engines and other sites' logs.

    The browser names its address to no other site. It must name it to our own: under "no-referrer" it would send a form with
    "Origin: null", which no check against forged forms can accept.
    """

    @never_cache
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **rest: Any) -> HttpResponseBase:
        answer = view(request, *args, **rest)
        answer["X-Robots-Tag"] = "noindex"
        answer["Referrer-Policy"] = "same-origin"
        return answer

    return shown


def for_visits(visit_of: Callable[[HttpRequest], object], asks: str) -> Callable[[PrivateView], PrivateView]:
    """Open ``view(request, visit, ...)`` for a browser with a visit; lead others to the route ``asks``, where a link is sent.

    Whoever typed something while their visit ended is shown their words first, so that they can be copied; a page's own script keeps them.
    """

    def private(view: PrivateView) -> PrivateView:
        @discreet
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **rest: Any) -> HttpResponseBase:
            visit = visit_of(request)
            if visit:
                return view(request, visit, *args, **rest)
            if request.method == "POST" and request.accepts("text/html") and (typed := words_typed(request)):
                return render(request, "people/closed.html", {"typed": typed, "asks": asks}, status=403)
            return redirect(asks)

        return opened

    return private
