"""Who may open a draft: whoever holds its address, after saying once on each device that it is theirs.

The saying guards against a letter planted by somebody else: without it, a stranger's link would collect what a person types.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from causeway.frame.origins import SAFE, keyed_by_address
from causeway.letters.letter import queries
from causeway.letters.letter.exceptions import DraftGone, Incomplete
from causeway.letters.letter.models import DRAFT_DAYS, Draft
from causeway.letters.writing import keeping

COOKIE = "causeway_letter"
SALT = "letters.draft"
DraftView = Callable[..., HttpResponseBase]


def remember(response: HttpResponse, token: str) -> None:
    """Let this browser open the draft from now on."""
    response.set_signed_cookie(
        COOKIE,
        token,
        salt=SALT,
        max_age=DRAFT_DAYS * 86400,
        path="/write/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponse) -> None:
    """Take the draft's token off this browser."""
    response.delete_cookie(COOKIE, path="/write/", samesite="Lax")


def remembered(request: HttpRequest) -> str:
    """Return the token this browser began or adopted, or an empty text."""
    try:
        return request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=DRAFT_DAYS * 86400) or ""
    except BadSignature:
        return ""


def remembered_draft(request: HttpRequest) -> tuple[Draft, str] | None:
    """Return this browser's draft and its token, if it is still there."""
    token = remembered(request)
    try:
        return (queries.draft(token, timezone.now()), token) if token else None
    except DraftGone:
        return None


def _ask_first(request: HttpRequest, draft: Draft, token: str) -> HttpResponse:
    """Keep what was sent, if anything was, and ask whether the draft is theirs."""
    if request.method not in SAFE:
        keeping.keep_all(request, draft)
    return redirect("letters:resume", token)


def of_draft(view: DraftView) -> DraftView:
    """Open the draft named in the address for ``view(request, draft, token)``.

    No CSRF cookie is asked for, because a lapsed one must not cost somebody their words; but a form has to come from our own pages,
    and to a browser that has not said that the draft is theirs no page of it is shown, whatever the method: what such a browser sent
    is kept, and the question is asked.
    """

    @keyed_by_address
    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, token: str, **rest: Any) -> HttpResponseBase:
        try:
            draft = queries.draft(token, timezone.now())
            answer: HttpResponseBase
            answer = view(request, draft, token, **rest) if remembered(request) == token else _ask_first(request, draft, token)
        except DraftGone:
            answer = render(request, "letters/gone.html", status=404)
        except Incomplete as gap:
            messages.warning(request, str(gap))
            answer = redirect(f"letters:{gap.step}", token)
        answer["X-Robots-Tag"] = "noindex"
        return answer

    return opened
