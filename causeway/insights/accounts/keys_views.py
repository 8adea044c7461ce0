"""The second keys of an account: the code of a visit, the phone, passkeys, codes on paper.

Who has a second key gave it in the last ten minutes before any is added or taken off: an open session cannot be taken over for good.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from causeway.frame.addresses import require_safe_or_post
from causeway.insights.accounts import second_factor
from causeway.insights.accounts.forms import CodeForm, FirstCodeForm, NameForm, NewPasskeyForm
from causeway.insights.accounts.views import me
from causeway.insights.passkeys import questions
from causeway.insights.passkeys.actions import rename
from causeway.insights.passkeys.models import Passkey
from causeway.insights.passkeys.site import site

View = Callable[..., HttpResponse]


def _may_change(request: HttpRequest) -> bool:
    return not second_factor.is_on(me(request)) or second_factor.was_given_lately(request, timezone.now())


def _changes_keys(view: View) -> View:
    """Ask for the key anew before a page on which keys are changed."""

    @never_cache
    @login_required
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **rest: Any) -> HttpResponse:
        return view(request, *args, **rest) if _may_change(request) else redirect("insights:key-again")

    return opened


@require_safe_or_post
@never_cache
@login_required
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the key of this visit; a wrong code makes the next wait."""
    if not second_factor.is_due(request):
        return redirect("wagtailadmin_home")
    return _asked(request, "code", "wagtailadmin_home")


@require_safe_or_post
@never_cache
@login_required
def key_again(request: HttpRequest) -> HttpResponse:
    """Ask for the key anew, before keys are changed."""
    if _may_change(request):
        return redirect("insights:keys")
    return _asked(request, "key_again", "insights:keys")


def _asked(request: HttpRequest, page: str, then: str) -> HttpResponse:
    form, user = CodeForm(request.POST or None), me(request)
    if form.is_valid():
        if second_factor.given(request, cast("User", request.user), **form.given):
            return redirect(then)
        form.add_error("code", _wrong(by_passkey=bool(form.given["passkey"])))
    context = {"form": form, "by_passkey": second_factor.may_use_passkey(user), "phone": second_factor.has_phone(user)}
    return render(request, f"insights/accounts/{page}.html", context)


def _wrong(*, by_passkey: bool) -> str:
    if by_passkey:
        return _("That passkey was not taken: it is none of yours, or it took too long. Try again, or type a code.")
    return _("That code is not right, or came too soon after a wrong one. Wait a little, then type a new one.")


@require_safe_or_post
@_changes_keys
def phone(request: HttpRequest) -> HttpResponse:
    """Set up the phone, or move to another; then show the codes for paper, once."""
    user = me(request)
    device = second_factor.phone_to_be(user)
    form = FirstCodeForm(request.POST or None)
    if form.is_valid():
        codes = second_factor.confirm(request, device, form.cleaned_data["code"].replace(" ", ""))
        if codes is not None:
            return _paper(request, codes)
        form.add_error("code", _("That code is not right. Wait for the next one in the app; its clock must agree with ours."))
    context = {
        "form": form,
        "picture": second_factor.picture_of(device),
        "secret": second_factor.secret_of(device),
        "another": second_factor.has_phone(user),
        "passkeys": site() is not None,
    }
    return render(request, "insights/accounts/phone.html", context)


def _paper(request: HttpRequest, codes: list[str]) -> HttpResponse:
    return render(request, "insights/accounts/paper_codes.html", {"codes": codes})


@require_safe
@_changes_keys
def keys(request: HttpRequest) -> HttpResponse:
    """Show the account's keys, each with what can be done with it."""
    user = me(request)
    context = {
        "passkeys": [
            (each, NameForm({"name": each.name}, auto_id=f"id_%s_{each.pk}")) for each in Passkey.objects.filter(user=user)
        ],
        "phone": second_factor.has_phone(user),
        "paper": second_factor.paper_codes_left(user),
        "is_on": second_factor.is_on(user),
        "possible": site() is not None,
    }
    return render(request, "insights/accounts/keys.html", context)


@require_safe_or_post
@_changes_keys
def new_passkey(request: HttpRequest) -> HttpResponse:
    """Add a passkey; then show codes for paper, where there are none yet."""
    form = NewPasskeyForm(request.POST or None)
    if site() is None:
        return redirect("insights:keys")
    if form.is_valid():
        try:
            codes = second_factor.add_passkey(request, me(request), form.cleaned_data["name"], form.cleaned_data["passkey"])
        except questions.RefusedError:
            form.add_error("name", _("That passkey was not taken: it is in use here already, or it took too long. Try again."))
        else:
            messages.success(request, _("Your passkey was added."))
            return _paper(request, codes) if codes else redirect("insights:keys")
    return render(request, "insights/accounts/new_passkey.html", {"form": form})


@require_POST
@_changes_keys
def name_passkey(request: HttpRequest, key: int) -> HttpResponse:
    """Call a passkey something else."""
    form = NameForm(request.POST)
    if form.is_valid():
        rename(*_mine(request, key), form.cleaned_data["name"])
        messages.success(request, _("It has its new name."))
    else:
        messages.warning(request, " ".join(map(str, form.errors["name"])))
    return redirect("insights:keys")


@require_safe_or_post
@_changes_keys
def remove_passkey(request: HttpRequest, key: int) -> HttpResponse:
    """Take a passkey off, after a second look."""
    user, _key = _mine(request, key)
    if request.method != "POST":
        return render(request, "insights/accounts/remove_passkey.html", {"passkey": Passkey.objects.get(pk=key)})
    try:
        second_factor.remove_passkey(user, key)
    except second_factor.OnlyKeyError:
        messages.warning(request, _("It is your only second key, and this site needs one. Add another before you take it off."))
    else:
        messages.success(request, _("It was taken off, and opens nothing here any more."))
    return redirect("insights:keys")


def _mine(request: HttpRequest, key: int) -> tuple[User, int]:
    user = me(request)
    if not Passkey.objects.filter(pk=key, user=user).exists():
        raise Http404
    return user, key


@require_POST
@_changes_keys
def paper(request: HttpRequest) -> HttpResponse:
    """Make new codes for paper instead of those before, and show them once."""
    user = me(request)
    return _paper(request, second_factor.paper_codes(user)) if second_factor.is_on(user) else redirect("insights:keys")


@require_POST
@never_cache
@login_required
def question(request: HttpRequest) -> HttpResponse:
    """Ask the browser for a passkey: for one of the account's, or for a new one. The script of the page sends its answer with a form."""
    adds = request.POST.get("purpose") == questions.Purpose.ADD
    if adds and (second_factor.is_due(request) or not _may_change(request)):
        return HttpResponseForbidden()
    purpose = questions.Purpose.ADD if adds else questions.Purpose.USE
    try:
        asked = questions.question(request, me(request), purpose)
    except questions.RefusedError:
        return HttpResponseForbidden()
    return HttpResponse(asked, content_type="application/json")


addresses = [
    path("", phone, name="phone"),
    path("code/", code, name="code"),
    path("again/", key_again, name="key-again"),
    path("keys/", keys, name="keys"),
    path("keys/new/", new_passkey, name="new-passkey"),
    path("keys/<int:key>/name/", name_passkey, name="name-passkey"),
    path("keys/<int:key>/remove/", remove_passkey, name="remove-passkey"),
    path("keys/paper/", paper, name="paper"),
    path("question/", question, name="passkey-question"),
]
