"""How often is too often: every limit of the site on one page, with its reason."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from wagtail.admin.auth import permission_required

from causeway.frame.addresses import require_safe_or_post
from causeway.insights.crumbs import page
from causeway.insights.limits import LimitsForm, choose

MAY_CHANGE = "limits.change_limits"


@require_safe_or_post
@permission_required(MAY_CHANGE)  # type: ignore[untyped-decorator]  # wagtail has no types
def limits(request: HttpRequest) -> HttpResponse:
    """Show every limit and take other numbers for them."""
    form = LimitsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        messages.success(request, choose(form, cast("User", request.user)))
        return redirect("staff-limits:all")
    return render(request, "insights/limits.html", {"form": form, **page(_("Limits"), "lock")})


addresses = ([path("", limits, name="all")], "staff-limits")
