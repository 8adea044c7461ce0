"""Tries to sign in: only those that fail count, and too many make the next one wait a little. Nobody can lock another out.

Strangers' failures on an account do not slow its owner's own browser: one that has signed in to it before carries a signed mark, and is
counted by itself.
"""

import secrets
from datetime import datetime

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from causeway.limits.declared import MINUTE, Limit
from causeway.people.limits import client_address

COOKIE, COOKIE_SECONDS, SALT = "known_browser", 180 * 24 * 3600, "staff.known-browser"

FROM_CLIENT = Limit(
    "staff.sign-in.client",
    20,
    15 * MINUTE,
    _("Failed sign-ins of staff from one internet address, before each further one waits"),
    _("Slows whoever guesses. Colleagues may share one address; an IPv6 household or machine counts as one."),
)
ON_ACCOUNT = Limit(
    "staff.sign-in.account",
    10,
    15 * MINUTE,
    _("Failed sign-ins to one staff account, before each further one waits"),
    _("Slows whoever guesses from many places. A browser that its owner signed in with before is counted by itself."),
)
SLOWED = Limit(
    "staff.sign-in.slowed",
    6,
    MINUTE,
    _("Sign-ins that are still tried when too many failed"),
    _("Slow enough for a guesser, bearable for an owner: nobody is locked out."),
)


def must_wait(request: HttpRequest, username: str) -> datetime | None:
    """Return when the next try is taken, where too many failed before; ``None`` when this one is."""
    slow = [f"{limit.name} {key}" for limit, key in _counted(request, username) if limit.reached(key)]
    return next((again_at for key in slow if (again_at := SLOWED.over_until(key)) is not None), None)


def failed(request: HttpRequest, username: str) -> None:
    """Count a try that failed."""
    for limit, key in _counted(request, username):
        limit.tried(key)


def know(answer: HttpResponse, username: str, *, secure: bool) -> None:
    """Mark a browser that has signed in to this account."""
    mark = signing.dumps([username, secrets.token_hex(8)], salt=SALT)
    answer.set_cookie(COOKIE, mark, COOKIE_SECONDS, path="/staff/", secure=secure, httponly=True, samesite="Strict")


def _counted(request: HttpRequest, username: str) -> tuple[tuple[Limit, str], ...]:
    mark = request.COOKIES.get(COOKIE, "")
    if _knows(mark, username):
        return ((ON_ACCOUNT, f"{username} {mark}"),)
    return ((FROM_CLIENT, client_address(request)), (ON_ACCOUNT, username))


def _knows(mark: str, username: str) -> bool:
    try:
        of, _each = signing.loads(mark, salt=SALT, max_age=COOKIE_SECONDS)
    except (signing.BadSignature, ValueError):
        return False
    return bool(of == username)
