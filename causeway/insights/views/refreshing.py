"""How the sources stand: what is stale, what failed, what changed; refreshing one, and going back to an earlier release."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from causeway.evidence.definitions.schema import sources as definitions
from causeway.evidence.exceptions import ReleaseRefused
from causeway.evidence.models import Release, ReleaseState
from causeway.evidence.releases import actions as evidence
from causeway.evidence.releases import queries as releases
from causeway.evidence.statistics.comparing import recompute
from causeway.fetching import actions, queries, queueing
from causeway.insights.crumbs import page
from causeway.insights.queries import changes_in_words, releases_of
from causeway.people.staff_pages import must

MAY_SEE, MAY_REFRESH, MAY_GO_BACK = "fetching.view_refresh", "fetching.change_refresh", "evidence.change_release"


def _state(key: str) -> queries.State:
    found = {state.source.key: state for state in queries.states(timezone.now())}
    if key not in found:
        raise Http404
    return found[key]


def _page(request: HttpRequest, template: str, title: str, context: dict[str, Any]) -> HttpResponse:
    rights = {"may_refresh": request.user.has_perm(MAY_REFRESH), "may_go_back": request.user.has_perm(MAY_GO_BACK)}
    above = () if template == "all" else (("staff-sources:all", _("Sources")),)
    return render(request, f"insights/refresh/{template}.html", rights | context | page(title, "download", *above))


@require_GET
def all_sources(request: HttpRequest) -> HttpResponse:
    """List every source and how it stands."""
    must(request, MAY_SEE)
    shown = {release.source: release for release in Release.objects.filter(state=ReleaseState.CURRENT)}
    rows = [(state, shown.get(state.source.key)) for state in queries.states(timezone.now())]
    return _page(request, "all", _("Sources"), {"rows": rows, "by_itself": settings.REFRESH})


@require_GET
def one_source(request: HttpRequest, key: str) -> HttpResponse:
    """Show one source: its state, its releases, and how the one that is shown differs from the one before."""
    must(request, MAY_SEE)
    state = _state(key)
    kept = releases_of(key)
    current = next((release for release in kept if release.state == ReleaseState.CURRENT), None)
    earlier = releases.before(current) if current else None
    difference = releases.difference(earlier, current) if current and earlier else None
    definition = definitions().get(key)
    context = {
        "state": state,
        "releases": kept,
        "current": current,
        "earlier": earlier,
        "difference": difference,
        "changes": changes_in_words(difference.largest) if difference else (),
        "covers": definition.refresh.covers if definition and definition.refresh else "",
    }
    return _page(request, "one", state.source.title, context)


@require_POST
def refresh_now(request: HttpRequest, key: str) -> HttpResponse:
    """Hand a source to the worker."""
    must(request, MAY_REFRESH)
    title = _state(key).source.title
    actions.know_all(timezone.now())
    if queueing.queue(key, actor=request.user.get_username(), now=timezone.now()):
        messages.success(
            request, _("%(source)s will be read again in a moment. This page shows what came of it.") % {"source": title}
        )
    else:
        messages.info(request, _("%(source)s is being read already.") % {"source": title})
    return redirect("staff-sources:one", key)


@require_http_methods(["GET", "POST"])
def go_back(request: HttpRequest, key: str, release: int) -> HttpResponse:
    """Ask whether, and show an earlier release again."""
    must(request, MAY_SEE)
    must(request, MAY_GO_BACK)
    wanted = get_object_or_404(Release, pk=release, source=key)
    state = _state(key)
    if request.method == "POST":
        try:
            evidence.go_back_to(wanted, actor=request.user.get_username())
            recompute(actor=request.user.get_username())
        except ReleaseRefused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The site shows the figures of that release now."))
        return redirect("staff-sources:one", key)
    current = Release.objects.filter(source=key, state=ReleaseState.CURRENT).first()
    possible = wanted.state == ReleaseState.SUPERSEDED
    difference = releases.difference(current, wanted) if current and possible else None
    context = {"state": state, "release": wanted, "possible": possible, "difference": difference}
    return _page(request, "go_back", _("Go back"), context)


addresses = (
    [
        path("", all_sources, name="all"),
        path("<slug:key>/", one_source, name="one"),
        path("<slug:key>/refresh/", refresh_now, name="refresh"),
        path("<slug:key>/releases/<int:release>/", go_back, name="go-back"),
    ],
    "staff-sources",
)
