"""What stands between signing in and the staff's side: a password of one's own, and the second factor."""

from collections.abc import Callable

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from causeway.insights.accounts import second_factor
from causeway.insights.models import OneTimePassword

STAFF = "/staff/"
OPEN = ("wagtailadmin_logout", "staff-sign-in", "wagtailadmin_javascript_catalog", "wagtailadmin_sprite")
# What else is open to whoever owes the page named first: what its script asks, and the other way to do it.
BESIDE = {
    "insights:code": ("insights:passkey-question",),
    "insights:phone": ("insights:new-passkey", "insights:passkey-question"),
}


class StaffDoorMiddleware:
    """Sends a signed-in account to what it still owes: its own password, then its second factor, then the code of this visit."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Redirect within the staff's side only, so that public pages never touch the session."""
        if request.path.startswith(STAFF) and request.path not in map(reverse, OPEN) and request.user.is_authenticated:
            owed = _owed(request, request.user)
            if owed and request.path not in map(reverse, (owed, *BESIDE.get(owed, ()))):
                return redirect(owed)
        return self.get_response(request)


def _owed(request: HttpRequest, user: User) -> str:
    if second_factor.is_due(request):
        return "insights:code"
    if OneTimePassword.objects.filter(user_id=user.pk).exists():
        return "insights:choose-password"
    return "insights:phone" if second_factor.is_missing(user) else ""
