"""Signing in, and choosing a password of one's own."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from wagtail.admin.views.account import LoginView

from causeway.insights.actions import own_password_chosen
from causeway.people.limits import client_address, over_limit

SIGN_IN_TRIES = 10
SIGN_IN_WINDOW = timedelta(minutes=15)


class StaffSignIn(LoginView):  # type: ignore[misc]
    """The editor's own sign-in with a limit on tries, by address and by account."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse with a sentence after too many tries."""
        keys = (("sign-in-address", client_address(request)), ("sign-in-account", str(request.POST.get("username", ""))[:150]))
        if any([over_limit(scope, key, SIGN_IN_TRIES, SIGN_IN_WINDOW) for scope, key in keys]):  # noqa: C419  count both
            return render(request, "insights/too_many_tries.html", {"minutes": 15}, status=429)
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer


@login_required
def choose_password(request: HttpRequest) -> HttpResponse:
    """Replace a one-time password; who is here signed in with it a moment ago, so it is not asked for again."""
    user = User.objects.get(username=request.user.get_username())
    form = SetPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        update_session_auth_hash(request, user)
        own_password_chosen(user)
        return redirect("wagtailadmin_home")
    return render(request, "insights/choose_password.html", {"form": form})
