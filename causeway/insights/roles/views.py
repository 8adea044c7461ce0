"""The pages of roles: all of them, each, and one's own."""

from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causeway.insights.crumbs import page
from causeway.insights.roles.queries import rights_of, rights_of_group, roles
from causeway.people.staff_pages import staff
from causeway.regions.queries import looked_after_by, region_names

MAY_SEE = "auth.change_group"


@require_safe
@staff()
def mine(request: HttpRequest) -> HttpResponse:
    """Show what one may do oneself."""
    context = {
        "rights": rights_of(request.user),
        "regions": region_names(looked_after_by(request.user)),
        "roles": roles() if request.user.has_perm(MAY_SEE) else (),
        "mine": request.user.groups.order_by("name"),
    }
    return render(request, "insights/roles/mine.html", context | page(_("What I may do"), "key"))


@require_safe
@staff(MAY_SEE)
def one(request: HttpRequest, key: int) -> HttpResponse:
    """Show what a role may do, and which pages stay shut."""
    group = get_object_or_404(Group, pk=key)
    crumbs = page(group.name, "key", ("staff-roles:mine", _("What I may do")))
    return render(request, "insights/roles/one.html", {"group": group, "rights": rights_of_group(group)} | crumbs)


addresses = ([path("", mine, name="mine"), path("<int:key>/", one, name="one")], "staff-roles")
