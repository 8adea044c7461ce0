"""Signing in, and choosing a password of one's own."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.views import PasswordChangeView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from wagtail.admin.views.account import LoginView

from causeway.frame.limits import client_address, over_limit
from causeway.insights.actions import own_password_chosen

SIGN_IN_TRIES = 10
SIGN_IN_WINDOW = timedelta(minutes=15)


class StaffSignIn(LoginView):
    """The editor's own sign-in with a limit on tries, by address and by account."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse with a sentence after too many tries."""
        keys = (("sign-in-address", client_address(request)), ("sign-in-account", str(request.POST.get("username", ""))[:150]))
        if any([over_limit(scope, key, SIGN_IN_TRIES, SIGN_IN_WINDOW) for scope, key in keys]):  # noqa: C419  count both
            return render(request, "insights/too_many_tries.html", {"minutes": 15}, status=429)
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer


class ChoosePassword(LoginRequiredMixin, PasswordChangeView):
    """Replace a one-time password; who is here signed in with it a moment ago, so it is not asked for again."""

    form_class = SetPasswordForm
    template_name = "insights/choose_password.html"
    success_url = reverse_lazy("wagtailadmin_home")

    def form_valid(self, form: SetPasswordForm) -> HttpResponse:  # type: ignore[override]  the view's form is the set form
        """Save, and lift the mark."""
        answer = super().form_valid(form)
        own_password_chosen(form.user)
        return answer
