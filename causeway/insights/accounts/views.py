"""Signing in, a password of one's own, a forgotten one."""

from typing import Any

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from wagtail.admin.views.account import AccountView, LoginView, PasswordResetView

from causeway.audit.actions import record
from causeway.frame.addresses import require_safe_or_post
from causeway.insights.accounts import sign_in_attempts
from causeway.insights.accounts.forms import ForgottenForm
from causeway.insights.accounts.telling import tell_of_address
from causeway.insights.actions import own_password_chosen
from causeway.insights.acts import Noted
from causeway.limits.answer import too_many
from causeway.limits.declared import HOUR, Limit, to_one_mailbox
from causeway.people.limits import client_address

USERNAME_LENGTH = 150
RESETS_FROM = Limit(
    "staff.reset.client",
    20,
    HOUR,
    _("Links for forgotten staff passwords asked for from one internet address"),
    _("Keeps one visitor from mailing many colleagues."),
)
RESETS_TO = to_one_mailbox("staff.reset.email", 3, _("Links for a forgotten staff password mailed to one e-mail address"))


class StaffSignIn(LoginView):  # type: ignore[misc]
    """The editor's own sign-in; failures are counted and slow the next, and every outcome is written down."""

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        """Return the form without its placeholders: the labels say the same, and on a phone they are cut off."""
        form = super().get_form(*args, **kwargs)
        for field in form.fields.values():
            field.widget.attrs.pop("placeholder", None)
        return form

    def get_redirect_url(self) -> str:
        """Return where to go on to: an address of this site, not the name of one of our routes."""
        where = str(super().get_redirect_url())
        return where if where.startswith("/") else ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse with a sentence while the next try must wait."""
        again_at = sign_in_attempts.must_wait(request, self._typed())
        if again_at is not None:
            return render(request, "insights/accounts/too_many_tries.html", {"again_at": again_at}, status=429)
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer

    def form_valid(self, form: Any) -> HttpResponse:
        """Sign in, and know this browser from now on."""
        answer: HttpResponse = super().form_valid(form)
        user = form.get_user()
        record(Noted.SIGNED_IN, actor=user.get_username(), subject=user)
        sign_in_attempts.know(answer, user.get_username(), secure=self.request.is_secure())
        return answer

    def form_invalid(self, form: Any) -> HttpResponse:
        """Count the failure. What was typed as a name is not written down where no account has it: it may be a password."""
        sign_in_attempts.failed(self.request, self._typed())
        user = User.objects.filter(username=self._typed()).first()
        record(Noted.SIGN_IN_FAILED, actor="visitor", subject=user or "")
        answer: HttpResponse = super().form_invalid(form)
        return answer

    def _typed(self) -> str:
        return str(self.request.POST.get("username", "")).replace("\0", "")[:USERNAME_LENGTH]


class Forgotten(PasswordResetView):  # type: ignore[misc]
    """Asks for the address of an account and mails a link to it: limited, and the answer is the same whoever's it is."""

    def get_form_class(self) -> type[ForgottenForm]:
        """Return the form whose mail goes through the outbox."""
        return ForgottenForm

    def form_valid(self, form: Any) -> HttpResponse:
        """Mail the link, unless there were many."""
        if (again_at := RESETS_FROM.over_until(client_address(self.request))) is not None:
            return too_many(self.request, again_at)
        if RESETS_TO.over(form.cleaned_data["email"]):
            return redirect(self.get_success_url())
        answer: HttpResponse = super().form_valid(form)
        return answer


class MyAccount(AccountView):  # type: ignore[misc]
    """One's own account; the address it had is told of another."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Save, and tell in the same transaction."""
        before = me(request).email
        with transaction.atomic():
            answer: HttpResponse = super().post(request)
            tell_of_address(me(request), before)
        return answer


def me(request: HttpRequest) -> User:
    """Return the account that is signed in."""
    return User.objects.get(username=request.user.get_username())


@require_safe_or_post
@never_cache
@login_required
def choose_password(request: HttpRequest) -> HttpResponse:
    """Replace a password, one-time or not; the one before is always asked for, so that an open session cannot be taken over for good."""
    user = me(request)
    form = PasswordChangeForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        update_session_auth_hash(request, user)
        own_password_chosen(user)
        return redirect("wagtailadmin_home")
    return render(request, "insights/accounts/choose_password.html", {"form": form})
