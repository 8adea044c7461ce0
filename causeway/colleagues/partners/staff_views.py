"""Where staff say whose mailbox opens a partner's desk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import permission_required

from causeway.colleagues.links import queries as links
from causeway.colleagues.partners import actions
from causeway.colleagues.partners.forms import PersonForm
from causeway.colleagues.partners.models import Front, PartnerPerson
from causeway.frame.addresses import require_safe_or_post
from causeway.letters.partners.models import Partner

MAY_CHANGE = "letters.change_partner"


@require_safe_or_post
@permission_required(MAY_CHANGE)  # type: ignore[untyped-decorator]  # wagtail has no types
def people(request: HttpRequest) -> HttpResponse:
    """List partners with their people, take one more, and tell what came of personal links together."""
    form = PersonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.let_in(form.cleaned_data["partner"], form.cleaned_data["email"], actor=request.user.get_username())
        return redirect("colleagues_staff:people")
    partners = Partner.objects.prefetch_related("people")
    return render(request, "colleagues/staff/people.html", {"form": form, "partners": partners, "links": links.whole()})


@require_safe
@permission_required("colleagues.publish")  # type: ignore[untyped-decorator]  # as above
def logo(request: HttpRequest, key: int) -> HttpResponse:  # noqa: ARG001  Django's signature
    """Show who reads it the logo that waits."""
    return HttpResponse(bytes(get_object_or_404(Front, pk=key).logo), content_type="image/png")


@require_POST
@permission_required(MAY_CHANGE)  # type: ignore[untyped-decorator]  # as above
def take_off(request: HttpRequest, key: int) -> HttpResponse:
    """Take somebody off."""
    actions.take_off(get_object_or_404(PartnerPerson, pk=key), actor=request.user.get_username())
    return redirect("colleagues_staff:people")
