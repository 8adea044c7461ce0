"""Keeps a one-time password from being used for anything but choosing a real one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from causeway.insights.models import OneTimePassword

STAFF = "/staff/"


class ChooseOwnPasswordMiddleware:
    """Sends a signed-in account with a one-time password to the page where it is replaced."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Redirect within the staff's side only, so that public pages never touch the session."""
        if request.path.startswith(STAFF) and self._must_choose(request):
            return redirect("insights:choose-password")
        return self.get_response(request)

    @staticmethod
    def _must_choose(request: HttpRequest) -> bool:
        if request.path in {reverse("insights:choose-password"), reverse("wagtailadmin_logout")}:
            return False
        return request.user.is_authenticated and OneTimePassword.objects.filter(user=request.user).exists()
