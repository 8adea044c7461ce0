"""The staff's pages of sources: how each stands and why one fails, putting one in, changing, trying and stopping it."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.contrib import messages
from django.db.models import Case, Count, IntegerField, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from causeway.frame.addresses import require_safe_or_post
from causeway.moves.domain import IllegalMove
from causeway.news.gathering.fetching import asked_of
from causeway.news.gathering.forms import SourceForm, initial
from causeway.news.gathering.trying import tried
from causeway.news.parsing.fitting import seen_by_people
from causeway.news.sources import actions
from causeway.news.sources.domain import State
from causeway.news.sources.labels import STATES
from causeway.news.sources.models import Source
from causeway.people.staff_pages import by, staff

KEEP = "news.keep_sources"
TRY = "try"
_FIRST = Case(
    When(state=State.FAILING, then=Value(0)),
    When(state=State.STOPPED, then=Value(2)),
    default=Value(1),
    output_field=IntegerField(),
)


@require_safe
@staff(KEEP)
def overview(request: HttpRequest) -> HttpResponse:
    """List the sources, those that fail first."""
    rows = Source.objects.annotate(many=Count("items"), first=_FIRST).order_by("first", "title", "pk")
    lines = [(each, STATES[State(each.state)], each.state == State.FAILING) for each in rows]
    context = {"lines": lines, "failing": sum(failing for _row, _state, failing in lines), "reads": settings.READ_NEWS}
    return render(request, "news/sources/overview.html", context)


@require_safe_or_post
@staff(KEEP)
def new(request: HttpRequest) -> HttpResponse:
    """Put a source in, or see first what it would bring."""
    form = SourceForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "news/sources/new.html", {"form": form})
    if TRY in request.POST:
        now = timezone.now()
        found = tried(Source(due_at=now, **form.values), timezone.localdate())
        return render(request, "news/sources/new.html", {"form": form, "tried": found})
    made = actions.add(form.values, by=by(request), now=timezone.now())
    messages.success(request, _("It is a source now, and is read soon."))
    return redirect("news_sources:one", made.key)


@require_safe_or_post
@staff(KEEP)
def one(request: HttpRequest, key: str) -> HttpResponse:
    """Show how a source stands; change it, or try the change first."""
    held = get_object_or_404(Source, key=key)
    form = SourceForm(request.POST if request.method == "POST" else None, initial=initial(held), kept=held.settings)
    found = None
    if form.is_valid():
        if TRY not in request.POST:
            actions.change(held.pk, form.values, by=by(request), now=timezone.now())
            messages.success(request, _("Kept."))
            return redirect("news_sources:one", key)
        found = tried(Source(pk=held.pk, due_at=held.due_at, **form.values), timezone.localdate())
    context = {
        "held": held,
        "form": form,
        "tried": found,
        "state": STATES[State(held.state)],
        "stopped": held.state == State.STOPPED,
        "page": seen_by_people(asked_of(held)),
        "newest": held.items.order_by("-first_seen_at", "-pk")[:8],
    }
    return render(request, "news/sources/one.html", context)


_ACTS: Mapping[str, Callable[[Source, HttpRequest], None]] = {
    "stop": lambda held, request: actions.stop(held.pk, by=by(request), now=timezone.now()),
    "resume": lambda held, request: actions.resume(held.pk, by=by(request), now=timezone.now()),
    "read": lambda held, _request: actions.want(held.pk),
}


@require_POST
@staff(KEEP)
def act(request: HttpRequest, key: str) -> HttpResponse:
    """Stop a source, start it again, or have it read soon."""
    held = get_object_or_404(Source, key=key)
    if step := _ACTS.get(request.POST.get("act", "")):
        try:
            step(held, request)
        except IllegalMove:
            messages.warning(request, _("Somebody did that already."))
    return redirect("news_sources:one", key)
