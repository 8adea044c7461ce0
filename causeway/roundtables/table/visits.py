"""Who may see an organiser's desk: the browser that used a link from their own mailbox; and of it only their own roundtables."""

import datetime as dt
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from causeway.people.desk import Visit
from causeway.people.visits import PrivateView, VisitCookie, for_visits
from causeway.roundtables.table.access import desk_of, visit_by
from causeway.roundtables.table.models import VISIT_HOURS

COOKIE = VisitCookie("causeway_roundtables", "/roundtables/", dt.timedelta(hours=VISIT_HOURS))


def visit_of(request: HttpRequest) -> Visit | None:
    """Return the visit of this browser, if it has one that still lasts."""
    return visit_by(COOKIE.token(request), timezone.now())


private = for_visits(visit_of, "roundtables:begin")


def not_here(request: HttpRequest) -> HttpResponse:
    """Return the page that says that this is not there, or not theirs."""
    return render(request, "roundtables/not_here.html", status=404)


def of_roundtable(view: PrivateView) -> PrivateView:
    """Open ``view(request, desk, ...)`` for one of the visitor's own roundtables; anybody else's is not there."""

    @private
    @wraps(view)
    def opened(request: HttpRequest, visit: Visit, slug: str, **rest: Any) -> HttpResponseBase:
        desk = desk_of(visit, slug)
        if desk is None:
            return not_here(request)
        return view(request, desk, **rest)

    return opened
