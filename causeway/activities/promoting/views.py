"""The staff's desk: what is owed to hosts first, then what is coming and was it told of, then gaps, clashes and the newsletter."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from causeway.activities.promoting import queries
from causeway.activities.promoting.access import PUBLISH, PUBLISH_OWN
from causeway.activities.promoting.actions import note
from causeway.activities.promoting.forms import AnswerForm
from causeway.activities.promoting.models import Way
from causeway.activities.support import actions as acts
from causeway.activities.support.domain import Act
from causeway.activities.support.models import SupportPromise
from causeway.frame.addresses import require_safe_or_post
from causeway.moves.domain import IllegalMove
from causeway.people.staff_pages import staff
from causeway.regions.queries import regions_of


@require_safe
@staff(any_of=(PUBLISH, PUBLISH_OWN))
def desk(request: HttpRequest) -> HttpResponse:
    """Show the desk."""
    regions, now = regions_of(request.user, PUBLISH), timezone.now()
    coming = queries.coming(regions, now)
    context = {
        "owed": queries.support(regions, timezone.localdate(now)),
        "coming": coming,
        "clashes": queries.clashes(coming),
        "gaps": queries.gaps(regions, now),
        "newsletter": queries.newsletter(coming),
    }
    return render(request, "activities/staff/desk.html", context)


@require_POST
@staff(any_of=(PUBLISH, PUBLISH_OWN))
def promoted(request: HttpRequest, uid: str, way: str) -> HttpResponse:
    """Note that something was done for an activity, or was not."""
    activity = queries.one(regions_of(request.user, PUBLISH), uid)
    if activity is None or way not in set(Way):
        raise Http404
    done = request.POST.get("done") == "yes"
    note(activity, Way(way), done=done, by=request.user.get_username(), now=timezone.now())
    return redirect(reverse("activities_staff:desk") + f"#a{activity.pk}")


_ACTS = {"promise": Act.PROMISE, "keep": Act.KEEP, "fail": Act.FAIL, "decline": Act.DECLINE, "reopen": Act.REOPEN}


@require_safe_or_post
@staff(any_of=(PUBLISH, PUBLISH_OWN))
def answer(request: HttpRequest, key: int) -> HttpResponse:
    """Answer one need, or say what became of the promise."""
    regions = regions_of(request.user, PUBLISH)
    found = SupportPromise.objects.select_related("activity").filter(pk=key).first()
    if found is None or queries.one(regions, found.activity.uid) is None:
        raise Http404
    act = request.POST.get("act", "")
    name = str(getattr(request.user, "get_full_name", str)()) or request.user.get_username()
    initial = {
        "owner": found.owner or name,
        "due": found.due,
        "said": found.said,
    }
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=initial, act=act)
    if form.is_valid() and act in _ACTS:
        try:
            acts.answer(key, _ACTS[act], form.cleaned_data, by=request.user.get_username(), now=timezone.now())
        except IllegalMove:
            messages.warning(request, _("Somebody has answered it already."))
        else:
            messages.success(request, _("It is kept, and the host is told.") if act != "reopen" else _("It is open again."))
        return redirect("activities_staff:desk")
    return render(request, "activities/staff/answer.html", {"promise": found, "form": form, "activity": found.activity})
