"""The page on which somebody says what they plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from causeway.activities.activity import advice
from causeway.activities.activity.models import Activity
from causeway.activities.proposing.actions import drafted, propose
from causeway.activities.proposing.forms import ProposeForm
from causeway.frame.addresses import require_safe_or_post
from causeway.frame.domain.cleaning import clean_line
from causeway.limits.answer import too_many
from causeway.limits.declared import DAY, HOUR, Limit
from causeway.people.limits import client_address

FROM_CLIENT = Limit(
    "activities.propose",
    60,
    HOUR,
    _("Activities proposed from one internet address"),
    _("Keeps a program from filling the queue. A whole school may share one address, and plan at one meeting."),
)
BY_ADDRESS = Limit(
    "activities.propose.email",
    20,
    DAY,
    _("Activities proposed under one e-mail address in a day"),
    _("Nobody’s mailbox is filled by somebody who types their address. A branch may plan a whole term at once."),
)


@never_cache
@require_safe_or_post
def new(request: HttpRequest) -> HttpResponse:
    """Take in what somebody plans. What a program typed is thanked for and not kept."""
    form = ProposeForm(request.POST) if request.method == "POST" else ProposeForm(initial=_prefilled(request))
    if not form.is_bound or not form.is_valid():
        return render(request, "activities/new.html", {"form": form}, status=422 if form.is_bound else 200)
    if form.by_a_program:
        return _proposed(request, drafted(form.cleaned_data, timezone.now()))
    over = FROM_CLIENT.over_until(client_address(request)) or BY_ADDRESS.over_until(form.cleaned_data["email"])
    if over is not None:
        return too_many(request, over)
    return _proposed(request, propose(form.cleaned_data, timezone.now()))


def _proposed(request: HttpRequest, activity: Activity) -> HttpResponse:
    """Say what follows; the same to a program, of whose words nothing is kept."""
    return render(request, "activities/proposed.html", {"activity": activity, "advice": advice.of(activity, activity.first_day)})


def _prefilled(request: HttpRequest) -> dict[str, str]:
    """Return what a link from elsewhere on the site says of place and kind."""
    return {name: clean_line(request.GET.get(name, ""), 160) for name in ("near", "kind") if request.GET.get(name)}
