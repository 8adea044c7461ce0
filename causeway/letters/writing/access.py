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
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from causeway.letters.letter import queries
from causeway.letters.letter.exceptions import DraftGone, Incomplete
from causeway.letters.letter.models import DRAFT_DAYS, Draft

COOKIE = "causeway_letter"
_SALT = "letters.draft"
DraftView = Callable[..., HttpResponse]


def remember(response: HttpResponse, token: str) -> None:
    """Let this browser open the draft from now on."""
    response.set_signed_cookie(
        COOKIE,
        token,
        salt=_SALT,
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
        return request.get_signed_cookie(COOKIE, default="", salt=_SALT, max_age=DRAFT_DAYS * 86400) or ""
    except BadSignature:
        return ""


def remembered_draft(request: HttpRequest) -> tuple[Draft, str] | None:
    """Return this browser's draft and its token, if it is still there."""
    token = remembered(request)
    try:
        return (queries.draft(token, timezone.now()), token) if token else None
    except DraftGone:
        return None


def of_draft(view: DraftView) -> DraftView:
    """Open the draft named in the address for ``view(request, draft, token)``.

    No CSRF cookie is asked for: the address cannot be guessed, so another site cannot aim a form at it, and a lapsed
    cookie must not cost somebody their words.
    """

    @csrf_exempt
    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, token: str, **rest: Any) -> HttpResponse:
        try:
            draft = queries.draft(token, timezone.now())
            answer: HttpResponse
            if request.method in {"GET", "HEAD"} and remembered(request) != token:
                answer = redirect("letters:resume", token)
            else:
                answer = view(request, draft, token, **rest)
        except DraftGone:
            answer = render(request, "letters/gone.html", status=404)
        except Incomplete as gap:
            messages.warning(request, str(gap))
            answer = redirect(f"letters:{gap.step}", token)
        answer["X-Robots-Tag"] = "noindex"
        return answer

    return opened
