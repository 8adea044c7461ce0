"""What a roundtable is; one's own desk by a link; beginning one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from causeway.frame.addresses import require_safe_or_post
from causeway.limits.declared import from_one_client, to_one_mailbox
from causeway.people.desk import Visit
from causeway.people.exceptions import LinkInvalid
from causeway.people.limits import client_address
from causeway.people.visits import discreet
from causeway.roundtables.after.story import queries as stories
from causeway.roundtables.desk import queries as desks
from causeway.roundtables.examples import queries as examples
from causeway.roundtables.examples.actions import begin_from
from causeway.roundtables.examples.forms import BeginFromForm
from causeway.roundtables.promises import queries as ledger
from causeway.roundtables.table import visits
from causeway.roundtables.table.actions import beginning, opening
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.forms import EmailForm
from causeway.roundtables.table.models import Roundtable

PER_CLIENT = from_one_client("roundtables.link.client", 60, _("Links to a desk asked for from one internet address"))
PER_ADDRESS = to_one_mailbox("roundtables.link.email", 3, _("Links to a desk mailed to one e-mail address"))


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Say what a roundtable is and how one comes about."""
    context = {"promises": bool(ledger.seats_with_public(timezone.now())), "told": stories.public().exists()}
    return render(request, "roundtables/index.html", context)


@require_safe_or_post
@discreet
def begin(request: HttpRequest) -> HttpResponse:
    """Ask for the e-mail address; the link goes to it, whoever's it is."""
    if visits.visit_of(request) is not None:
        return redirect("roundtables:mine")
    form = EmailForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "roundtables/begin.html", {"form": form})
    email = form.cleaned_data["email"]
    if PER_CLIENT.over(client_address(request)):
        return render(request, "roundtables/begin.html", {"form": form, "too_many": True}, status=429)
    if not PER_ADDRESS.over(email):
        opening.send_link(email, timezone.now())
    return render(request, "roundtables/link_on_its_way.html", {"email": email})


@require_safe_or_post
@discreet
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button that opens the desk; only pressing it uses the link up, because mail scanners open links."""
    try:
        if request.method != "POST":
            opening.link_works(token, timezone.now())
            return render(request, "roundtables/open.html")
        visit = opening.open_desk(token, timezone.now())
    except LinkInvalid as problem:
        return render(request, "roundtables/link_problem.html", {"problem": str(problem)}, status=404)
    onward = redirect("roundtables:mine")
    visits.COOKIE.let_in(onward, visit)
    return onward


@require_GET
@visits.private
def mine(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List the visitor's roundtables; without one, ask for the first."""
    found = desks.mine(visit)
    if not found:
        return redirect("roundtables:new")
    return render(request, "roundtables/mine.html", {"visit": visit, "found": found})


@require_safe_or_post
@visits.private
def new(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Begin a roundtable."""
    offered = examples.offered()
    form = BeginFromForm(request.POST if request.method == "POST" else None, offered=offered)
    if form.is_valid():
        try:
            return redirect("roundtables:seats", _begun(visit, **form.cleaned_data).slug)
        except NotNow as problem:
            form.add_error(None, str(problem))
    return render(request, "roundtables/new.html", {"form": form, "offered": offered})


def _begun(visit: Visit, *, example: int | None = None, **typed: str) -> Roundtable:
    if example is None:
        return beginning.begin(visit.email, now=timezone.now(), place="", **typed)
    return begin_from(example, visit.email, now=timezone.now(), place="", **typed)


@require_POST
@visits.private
def leave(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Close the desk on this browser."""
    opening.leave(visit.token)
    answer = render(request, "roundtables/left.html")
    visits.COOKIE.let_out(answer)
    return answer
