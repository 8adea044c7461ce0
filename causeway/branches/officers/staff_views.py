"""Where staff confirm officers, renew and end terms."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.branches.officers import actions
from causeway.branches.officers.domain import Act, State
from causeway.branches.officers.models import Officer
from causeway.branches.scope import of_branch
from causeway.branches.staff_views import CONFIRM, SEE
from causeway.frame.addresses import require_safe_or_post
from causeway.moves.domain import IllegalMove
from causeway.people.staff_pages import staff
from causeway.words.domain.keys import key_in

SOON = dt.timedelta(days=28)


@require_safe_or_post
@staff(SEE, CONFIRM)
def officers(request: HttpRequest) -> HttpResponse:
    """Show who waits to be confirmed, whose term ends soon, and everybody who serves."""
    seen = of_branch(Officer.objects.exclude(email="").select_related("branch"), request.user)
    if request.method == "POST":
        officer = get_object_or_404(seen, pk=key_in(request.POST.get("key", "")) or 0)
        _decide(request, officer)
        return redirect("branches_staff:officers")
    serving = seen.filter(state=State.SERVING)
    soon = serving.filter(until__lte=timezone.localdate(timezone.now() + SOON))
    context = {
        "waiting": seen.filter(state=State.WAITING).order_by("state_since"),
        "soon": soon.order_by("until"),
        "serving": serving.exclude(pk__in=soon),
        "here": "officers",
    }
    return render(request, "branches/staff/officers.html", context)


def _decide(request: HttpRequest, officer: Officer) -> None:
    by, now = request.user.get_username(), timezone.now()
    try:
        match request.POST.get("act"):
            case "confirm":
                actions.confirm(officer.pk, until=None, by=by, now=now)
            case "refuse":
                actions.end(officer.pk, Act.REFUSE, by=by, now=now)
            case "renew":
                actions.renew(officer.pk, by=by, now=now)
            case "end":
                actions.end(officer.pk, Act.END, by=by, now=now)
    except IllegalMove:
        messages.warning(request, _("Somebody has decided about it already."))
