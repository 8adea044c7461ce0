"""Setting one of the five aside, the weights, and what is aside."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from causeway.frame.addresses import require_safe_or_post
from causeway.insights.crumbs import page
from causeway.insights.monday import queries
from causeway.insights.monday.actions import set_aside, take_back
from causeway.insights.monday.domain import Reason
from causeway.insights.monday.forms import AsideForm
from causeway.insights.monday.models import SetAside
from causeway.insights.monday.pack import MONDAY
from causeway.people.staff_pages import staff

may_see = staff(any_of=(queries.SEE, queries.EVERYWHERE))


def _seat(user: Any, code: str) -> Any:
    found = next((each for each in queries.seats(user, timezone.localdate()) if each.code == code), None)
    if found is None:
        raise Http404
    return found


@require_safe
@may_see
def explained(request: HttpRequest) -> HttpResponse:
    """Show the five, the weights, why they are so, and what is set aside."""
    now = timezone.now()
    words = MONDAY.words()
    context = {
        "five": queries.five(request.user, now),
        "aside": queries.aside_now(request.user, now),
        "weights": [(queries.TITLES[reason], words.of(reason), words.knows(reason)) for reason in Reason],
        "words": words,
    }
    return render(request, "insights/monday/explained.html", context | page(_("Monday’s five"), "calendar-check"))


@require_safe_or_post
@may_see
def aside(request: HttpRequest, code: str) -> HttpResponse:
    """Ask why, and set a seat aside."""
    seat = _seat(request.user, code)
    form = AsideForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        set_aside(seat.code, seat.name, form.cleaned_data["why"], by=request.user.get_username(), now=timezone.now())
        messages.success(request, _("%(seat)s is set aside. You can take that back below.") % {"seat": seat.name})
        return redirect("staff-monday:explained")
    context = {"form": form, "seat": seat, "days": MONDAY.words().aside_days}
    crumbs = page(_("Set %(seat)s aside") % {"seat": seat.name}, "calendar-check")
    return render(request, "insights/monday/aside.html", context | crumbs)


@require_POST
@may_see
def back(request: HttpRequest, key: int) -> HttpResponse:
    """Take it back."""
    if not queries.aside_now(request.user, timezone.now()).filter(pk=key).exists():
        raise Http404
    try:
        take_back(key, by=request.user.get_username(), now=timezone.now())
    except SetAside.DoesNotExist:
        messages.warning(request, _("Somebody took it back already."))
    else:
        messages.success(request, _("It can be among the five again."))
    return redirect("staff-monday:explained")


addresses = (
    [
        path("", explained, name="explained"),
        path("aside/<slug:code>/", aside, name="aside"),
        path("aside/<int:key>/back/", back, name="back"),
    ],
    "staff-monday",
)
