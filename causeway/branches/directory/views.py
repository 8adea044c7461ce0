"""The public pages: the list, finding one's own, a branch's page, and having one listed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from causeway.branches.directory import actions, queries
from causeway.branches.directory.finding import branch_for
from causeway.branches.directory.forms import ProposeForm
from causeway.branches.officers.actions import DESK
from causeway.calendars.answers import to_subscribe
from causeway.calendars.files import feed
from causeway.frame.addresses import require_safe_or_post
from causeway.frame.rooms import events_in
from causeway.limits.answer import too_many
from causeway.limits.declared import DAY, Limit, to_one_mailbox
from causeway.people.limits import client_address
from causeway.people.visits import discreet

LONGEST = 100
PROPOSED = Limit(
    "branches.proposed.client",
    10,
    DAY,
    _("Branches proposed from one internet address"),
    _("Keeps a stranger from filling the queue. A union’s office may share one address."),
)
ASKED = to_one_mailbox("branches.proposed.email", 3, _("Branches proposed with one e-mail address"))


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the box that finds one's branch, and every branch that is listed."""
    regions = queries.by_region()
    return render(request, "branches/index.html", {"regions": regions, "dated": any(region.dated for region in regions)})


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Answer a postcode, a school, a council or a seat."""
    typed = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    key = request.GET.get("area", "").replace("\x00", "")[:60]
    found = branch_for(typed, key) if typed or key else None
    return render(request, "branches/find.html", {"typed": typed, "found": found})


@require_safe
def branch(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one branch."""
    page = queries.branch_page(slug, timezone.now())
    if page is None:
        raise Http404
    return render(request, "branches/branch.html", {"found": page, "feed": queries.subscribed(page.branch)})


@require_safe
def calendar(_request: HttpRequest, slug: str) -> HttpResponse:
    """Return what rooms have in a branch's councils as a calendar to subscribe to; its address stays when the councils change."""
    found = queries.subscription(slug)
    if found is None:
        raise Http404
    which, councils = found
    return to_subscribe(feed(events_in(councils, timezone.now()), which.name, which.https))


@require_safe_or_post
@discreet
def propose(request: HttpRequest) -> HttpResponse:
    """Have a branch listed: it is confirmed by e-mail and by staff before anybody sees it."""
    form = ProposeForm(request.POST or None, initial={"branch": request.GET.get("name", "")[:LONGEST]})
    if not form.is_valid():
        return render(request, "branches/propose.html", {"form": form})
    for limit, key in ((PROPOSED, client_address(request)), (ASKED, form.cleaned_data["email"])):
        if again_at := limit.over_until(key):
            return too_many(request, again_at)
    actions.propose(form.cleaned_data, timezone.now())
    return DESK.page(request, "on_its_way", email=form.cleaned_data["email"])
