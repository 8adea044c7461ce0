"""What staff see: shares and visits by network and by area, and the same as a table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required

from causeway.frame.spreadsheets import table
from causeway.sharing import queries

MAY_SEE = "sharing.view_sharetext"  # whoever sees the texts for sharing sees what came of them


@require_safe
@permission_required(MAY_SEE)  # type: ignore[untyped-decorator]  # wagtail has no types
def counts(request: HttpRequest) -> HttpResponse:
    """Show the counts."""
    return render(request, "sharing/staff/counts.html", {"networks": queries.by_network(), "areas": queries.by_area()})


@require_safe
@permission_required(MAY_SEE)  # type: ignore[untyped-decorator]  # as above
def as_csv(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  Django's signature
    """Hand over every count, day by day."""
    return table("shares", ["day", "area_kind", "area_code", "area", "act", "network", "shares", "visits"], queries.rows())
