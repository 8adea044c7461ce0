"""What was erased in time: the page for whoever answers for personal data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from wagtail.admin.auth import permission_required

from causeway.insights.erasures import DAYS, MONTH, erasures

MAY_SEE = "audit.view_entry"


@require_GET
@permission_required(MAY_SEE)  # type: ignore[untyped-decorator]  # wagtail has no types
def erased(request: HttpRequest) -> HttpResponse:
    """Show what was erased, by day and kind."""
    crumbs = [{"url": reverse("wagtailadmin_home"), "label": _("Home")}, {"url": "", "label": _("What was erased")}]
    context = {
        "erasures": erasures(timezone.now()),
        "days": DAYS,
        "month": MONTH,
        "breadcrumbs_items": crumbs,
        "header_title": _("What was erased"),
        "header_icon": "bin",
    }
    return render(request, "insights/erased.html", context)


addresses = ([path("", erased, name="days")], "staff-erased")
