"""Who may see a private page: the browser that used a link from the writer's own mailbox, for an hour.

Addresses of these pages hold no secret but the link's own.
"""

from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from causeway.letters.after import queries as mine
from causeway.letters.after.actions.visiting import VISIT_LIFE
from causeway.people.visits import PrivateView, VisitCookie, for_visits

COOKIE = VisitCookie("causeway_mine", "/write/mine/", VISIT_LIFE)


def visit_of(request: HttpRequest) -> mine.Visit | None:
    """Return the visit of this browser, if it has one that still lasts."""
    return mine.visit(COOKIE.token(request), timezone.now())


private = for_visits(visit_of, "letters:find")


def of_letter(view: PrivateView) -> PrivateView:
    """Open ``view(request, visit, followed, ...)`` for one of the visit's own letters; anybody else's is not there."""

    @private
    @wraps(view)
    def opened(request: HttpRequest, visit: mine.Visit, key: int, **rest: Any) -> HttpResponseBase:
        followed = mine.letter(visit, key, timezone.now())
        if followed is None:
            return render(request, "letters/mine/not_here.html", status=404)
        return view(request, visit, followed, **rest)

    return opened
