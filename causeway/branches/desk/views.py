"""The desk: a branch's officers see what waits, answer, change the page, name others, and stand down."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from causeway.branches.desk import queries
from causeway.branches.directory import actions as directory
from causeway.branches.directory.domain.changes import TEXTS
from causeway.branches.directory.forms import OfficerForm, PageForm
from causeway.branches.letterbox.models import Thread
from causeway.branches.letterbox.queries import may_read
from causeway.branches.letterbox.views import held
from causeway.branches.officers import actions as officers
from causeway.branches.officers.actions import DESK
from causeway.branches.officers.domain import Act, Role
from causeway.branches.officers.models import Officer
from causeway.frame.addresses import require_safe_or_post
from causeway.limits.answer import too_many
from causeway.limits.declared import DAY, Limit
from causeway.people.desk import Visit
from causeway.review.domain import State

NAMED = Limit(
    "branches.named.officer",
    10,
    DAY,
    _("Officers named by one officer of a branch"),
    _("Each is sent a link; a whole executive is named in an evening."),
)
OfficerView = Callable[..., HttpResponse]


def of_branch(*roles: Role) -> Callable[[OfficerView], Any]:
    """Open ``view(request, officer, ...)`` for a visitor who serves the branch in the address, in one of ``roles`` where given."""

    def wrapped(view: OfficerView) -> Any:
        @DESK.private
        @wraps(view)
        def opened(request: HttpRequest, visit: Visit, slug: str, **rest: Any) -> HttpResponse:
            officer = queries.officer_of(visit.email, slug)
            if officer is None or (roles and officer.role not in roles):
                raise Http404
            return view(request, officer, **rest)

        return opened

    return wrapped


@require_safe
@DESK.private
def desk(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show every branch the visitor serves, and what they wait to be confirmed as."""
    found = {"desks": queries.desks(visit.email, timezone.now()), "waiting": queries.waiting(visit.email)}
    return render(request, "branches/desk/desk.html", found)


@require_safe_or_post
@of_branch()
def letter(request: HttpRequest, officer: Officer, key: int) -> HttpResponse:
    """Show a letter that came to the officer or their role, and take an answer."""
    found = get_object_or_404(Thread.objects.select_related("branch"), pk=key)
    if not may_read(officer, found):
        raise Http404
    return held(request, found, officer, "branches/desk/letter.html")


@require_safe_or_post
@of_branch(Role.SECRETARY, Role.DEPUTY)
def page(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Change what the branch shows; staff read it before everybody does."""
    newest = officer.branch.pages.exclude(state=State.ASKED).order_by("-pk").first()
    initial = model_to_dict(newest, [part.value for part in TEXTS]) if newest else {}
    form = PageForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        directory.rewrite(officer, form.cleaned_data, timezone.now())
        return redirect("branches:desk")
    return render(request, "branches/desk/page.html", {"form": form})


@require_safe_or_post
@of_branch(Role.SECRETARY, Role.DEPUTY)
def name(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Name another officer, or who follows; they open a link, staff confirm them, and until then nothing changes."""
    role = request.GET.get("role", "")
    form = OfficerForm(request.POST or None, initial={"role": role if role in set(Role) else Role.OFFICER})
    if not form.is_valid():
        return render(request, "branches/desk/name.html", {"form": form})
    if again_at := NAMED.over_until(f"officer:{officer.pk}"):
        return too_many(request, again_at)
    typed = form.cleaned_data
    now = timezone.now()
    officers.ask(officer.branch, Role(typed["role"]), typed["name"], typed["email"], by=officer, now=now)
    return redirect("branches:desk")


@require_POST
@of_branch()
def term(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Say that one was elected again, or stand down."""
    now = timezone.now()
    if request.POST.get("act") == "again":
        officers.elected_again(officer, now)
    elif request.POST.get("act") == "stand-down":
        officers.end(officer.pk, Act.STAND_DOWN, by=officers.actor(officer), now=now)
    return redirect("branches:desk")
