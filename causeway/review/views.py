"""The queues as staff see them: what waits, one entry after the other, a key for each decision."""

from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causeway.frame.addresses import require_safe_or_post
from causeway.frame.rooms import rooms
from causeway.people.staff_pages import staff
from causeway.people.visits import PrivateView
from causeway.review.actions import Decision, decide
from causeway.review.exceptions import NotDecided
from causeway.review.forms import DecisionForm
from causeway.review.queue import ReviewQueue

SHOWN = 200


def queue_called(name: str) -> ReviewQueue[Any]:
    """Return a room's queue by its name; raises :class:`~django.http.Http404`."""
    for room in rooms().values():
        for each in room.reviews:
            if each.name == name:
                found: ReviewQueue[Any] = each
                return found
    raise Http404


def _of_queue(view: PrivateView) -> PrivateView:
    """Open ``view(request, queue, ...)`` for staff with the queue's permission."""

    @staff()
    @wraps(view)
    def opened(request: HttpRequest, name: str, **rest: Any) -> HttpResponseBase:
        found = queue_called(name)
        if not found.opens_for(request.user):
            raise PermissionDenied
        return view(request, found, **rest)

    return opened


@require_safe
@_of_queue
def queue(request: HttpRequest, queue: ReviewQueue[Any]) -> HttpResponse:
    """List what waits, the longest first, and what is public."""
    waiting, published = queue.waiting(request.user), queue.published(request.user)
    context = {"queue": queue, "waiting": waiting[:SHOWN], "count": waiting.count(), "published": published[:SHOWN]}
    return render(request, "review/queue.html", context)


@require_safe_or_post
@_of_queue
def entry(request: HttpRequest, queue: ReviewQueue[Any], key: int) -> HttpResponse:
    """Show one entry as it would be public; a button or a key decides, and the next one follows."""
    found = queue.seen_by(request.user).filter(pk=key).first()
    if found is None:
        raise Http404
    form = DecisionForm(request.POST if request.method == "POST" else None, initial={"version": found.version})
    if form.is_valid() and (decision := request.POST.get("decision", "")) in set(Decision):
        try:
            _decide(request, queue, key, Decision(decision), form)
        except NotDecided as problem:
            form.add_error(None, str(problem))
        else:
            return _onward(request, queue, key)
    return _page(request, queue, found, form)


def _decide(request: HttpRequest, queue: ReviewQueue[Any], key: int, decision: Decision, form: DecisionForm) -> None:
    typed = form.cleaned_data
    by = request.user.get_username()
    nobody_to_tell = not queue.writer(queue.seen_by(request.user).get(pk=key))
    decide(queue, key, decision, version=typed["version"], why=typed["why"], by=by, now=timezone.now())
    said = {
        Decision.PUBLISH: _("It is published, and its writer is told."),
        Decision.RETURN: _("It goes back to its writer, with your reason."),
        Decision.WITHDRAW: _("It is off the site, and its writer is told why."),
    }
    messages.success(request, _("It is done. Nobody is told: who wrote it is not known.") if nobody_to_tell else said[decision])


def _onward(request: HttpRequest, queue: ReviewQueue[Any], key: int) -> HttpResponse:
    following = queue.waiting(request.user).exclude(pk=key).first()
    return redirect("review:entry", queue.name, following.pk) if following else redirect("review:queue", queue.name)


def _page(request: HttpRequest, queue: ReviewQueue[Any], found: Any, form: DecisionForm) -> HttpResponse:
    waiting = list(queue.waiting(request.user).values_list("pk", flat=True)[:SHOWN])
    at = waiting.index(found.pk) if found.pk in waiting else -1
    context = {
        "queue": queue,
        "entry": found,
        "form": form,
        "version": found.version,
        "waits": found.state == queue.steps.waits.value,
        "is_public": found.state == queue.steps.public.value,
        "missing": queue.missing(found),
        "after": waiting[at + 1] if 0 <= at < len(waiting) - 1 else None,
        "before": waiting[at - 1] if at > 0 else None,
        "place": at + 1,
        "count": len(waiting),
    }
    return render(request, "review/entry.html", context)
