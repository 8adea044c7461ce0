"""The pages of the tables: nations and regions, one area, and everything that was ever published as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required

from causeway.areas.models import Area, AreaKind
from causeway.areas.search import find
from causeway.colleagues.coverage import actions, queries
from causeway.colleagues.coverage.models import AttackRun, Release
from causeway.frame.spreadsheets import table

NESTED = (AreaKind.NATION, AreaKind.REGION, AreaKind.UPPER_TIER)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show nations and regions, and find a council."""
    typed = request.GET.get("q", "")[:120]
    found = [one for one in find(typed, 30) if one.kind in NESTED] if typed.strip() else []
    shown = queries.shown(queries.nations_and_regions(), timezone.localdate())
    return render(request, "colleagues/coverage/index.html", {"shown": shown, "typed": typed, "found": found[:10]})


@require_safe
def area(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Show one area and those it lies in."""
    if kind not in NESTED:
        raise Http404(_("There are tables for nations, regions and councils only: other areas would overlap with them."))
    place = get_object_or_404(Area, kind=kind, code=code)
    shown = queries.shown(queries.around(place), timezone.localdate())
    return render(request, "colleagues/coverage/area.html", {"shown": shown, "place": place})


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  Django's signature
    """Hand over every number that was ever published; what is not in it was not."""
    return table("schools-that-acted", ["day", "kind_of_school", "area_kind", "area_code", "at_least"], queries.everything())


@require_safe
@permission_required(actions.WATCH)  # type: ignore[untyped-decorator]  # wagtail has no types
def attacks(request: HttpRequest) -> HttpResponse:
    """Show staff the releases and the attacks."""
    context = {"releases": Release.objects.order_by("-day")[:24], "attacks": AttackRun.objects.all()[:60]}
    return render(request, "colleagues/staff/attacks.html", context)
