"""What was erased in time: the page for whoever answers for personal data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from wagtail.admin.auth import permission_required

from causeway.insights.crumbs import page
from causeway.insights.erasures import DAYS, MONTH, erasures

MAY_SEE = "audit.view_entry"


@require_GET
@permission_required(MAY_SEE)  # type: ignore[untyped-decorator]  # wagtail has no types
def erased(request: HttpRequest) -> HttpResponse:
    """Show what was erased, by day and kind."""
    context = {"erasures": erasures(timezone.now()), "days": DAYS, "month": MONTH}
    return render(request, "insights/erased.html", context | page(_("What was erased"), "bin"))


addresses = ([path("", erased, name="days")], "staff-erased")
