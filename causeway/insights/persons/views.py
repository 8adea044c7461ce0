"""The pages of one person's data. The address is only ever sent in a form, so that it stands in no log."""

import json
from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from causeway.frame.addresses import require_safe_or_post
from causeway.frame.downloads import made
from causeway.insights.accounts import second_factor, second_look
from causeway.insights.crumbs import page
from causeway.insights.persons import actions, queries
from causeway.insights.persons.forms import EraseForm, FindForm, KeyForm
from causeway.people.staff_pages import staff
from causeway.privacy.queries import in_words

MAY = "insights.look_after_people"


def _page(request: HttpRequest, name: str, context: dict[str, object], title: str, status: int = 200) -> HttpResponse:
    between = [] if name in {"find", "key"} else [("staff-persons:find", _("One person’s data"))]
    return render(request, f"insights/persons/{name}.html", context | page(title, "user", *between), status=status)


@never_cache
@require_safe_or_post
@staff(MAY)
def find(request: HttpRequest) -> HttpResponse:
    """Ask for the key, then whose data; show what is held."""
    now = timezone.now()
    if not second_look.is_open(request, now):
        return _key(request)
    form = FindForm(request.POST if request.method == "POST" and "email" in request.POST else None)
    if not form.is_valid():
        return _page(request, "find", {"form": form}, _("One person’s data"))
    email = form.cleaned_data["email"]
    return _held(request, email, actions.show(email, by=request.user.get_username()), None)


def _key(request: HttpRequest) -> HttpResponse:
    password = second_look.asks_for_password(request)
    sent = request.method == "POST" and ("key" in request.POST or "passkey" in request.POST)
    form = KeyForm(request.POST if sent else None, password=password)
    if form.is_valid():
        if second_look.give(request, form.given, timezone.now()):
            return redirect("staff-persons:find")
        form.add_error("key", _wrong(password=password))
    return _page(request, "key", {"form": form, "by_passkey": _by_passkey(request)}, _("One person’s data"))


def _by_passkey(request: HttpRequest) -> bool:
    return second_factor.may_use_passkey(cast("User", request.user))


def _wrong(*, password: bool) -> str:
    if password:
        return _("That is not your password. After many tries, wait ten minutes.")
    return _("That key is not right, or was used already. Wait for a new code and type that, or use your passkey again.")


def _held(request: HttpRequest, email: str, held: actions.Held, form: EraseForm | None, status: int = 200) -> HttpResponse:
    erase_form = form or EraseForm(email=email, password=second_look.asks_for_password(request))
    context = {"email": email, "kinds": in_words(held), "form": erase_form, "by_passkey": _by_passkey(request)}
    return _page(request, "held", context, _("What is held"), status)


def _asked_for(request: HttpRequest) -> str:
    """Return the address that the page before carried; empty where it is none, or the key is to be given again."""
    form = FindForm(request.POST)
    return form.cleaned_data["email"] if second_look.is_open(request, timezone.now()) and form.is_valid() else ""


@never_cache
@require_POST
@staff(MAY)
def export(request: HttpRequest) -> HttpResponse:
    """Hand over everything as a file for the person."""
    email = _asked_for(request)
    if not email:
        return redirect("staff-persons:find")
    held = actions.export(email, by=request.user.get_username())
    text = json.dumps(held, indent=2, ensure_ascii=False, cls=DjangoJSONEncoder)
    return made(text, "application/json; charset=utf-8", "what-is-held.json")


@never_cache
@require_POST
@staff(MAY)
def erase(request: HttpRequest) -> HttpResponse:
    """Erase everything, once the address and the key were typed once more."""
    email = _asked_for(request)
    if not email:
        return redirect("staff-persons:find")
    by, password = request.user.get_username(), second_look.asks_for_password(request)
    form = EraseForm(request.POST, email=email, password=password)
    if form.is_valid() and not second_look.give(request, form.given, timezone.now()):
        form.add_error("key", _wrong(password=password))
    if not form.is_valid():
        return _held(request, email, actions.show(email, by=by), form, 422)
    many = sum(actions.erase(email, by=by).values())
    second_look.close(request)
    messages.success(request, ngettext("%(n)s thing was erased.", "%(n)s things were erased.", many) % {"n": many})
    return redirect("staff-persons:find")


@require_safe
@staff(MAY)
def kept(request: HttpRequest) -> HttpResponse:
    """Show what is held of all people together, and until when."""
    return _page(request, "kept", {"rows": queries.kept()}, _("What is kept, and until when"))


addresses = (
    [
        path("", find, name="find"),
        path("export/", export, name="export"),
        path("erase/", erase, name="erase"),
        path("kept/", kept, name="kept"),
    ],
    "staff-persons",
)
