"""Partners' pages: what a partner can have, a partner's front, and the desk of its people."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causeway.campaign.pack import campaign
from causeway.colleagues.links.views import poster_of
from causeway.colleagues.pack import joining
from causeway.colleagues.partners import actions, charities, queries
from causeway.colleagues.partners.actions import DESK
from causeway.colleagues.partners.forms import FrontForm
from causeway.letters.partners.models import Partner
from causeway.letters.partners.queries import partner as partner_called
from causeway.people.desk import Visit


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Say what a partner can have, and what charities may do."""
    context = {"rules": charities.rules(), "contact": campaign().contact_email}
    return render(request, "colleagues/partners/about.html", context)


def _partner(slug: str) -> Partner:
    found = partner_called(slug)
    if found is None:
        raise Http404(_("We know no partner of that name."))
    return found


@require_safe
def front(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a partner's front; what begins there is counted for it."""
    context = {"shown": queries.front_of(_partner(slug)), "join": joining(slug)}
    return render(request, "colleagues/partners/front.html", context)


@require_safe
def logo(request: HttpRequest, slug: str) -> HttpResponse:  # noqa: ARG001  Django's signature
    """Hand over a partner's logo as staff published it."""
    body = queries.logo_of(_partner(slug))
    if not body:
        raise Http404(_("There is no logo here."))
    headers = {"Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "public, max-age=300"}
    return HttpResponse(body, content_type="image/png", headers=headers)


@DESK.private
@require_safe
def desk(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Lead to the one partner, or list them."""
    found = queries.of_person(visit.email)
    if len(found) == 1:
        return redirect("colleagues_partners:one", found[0].slug)
    return render(request, "colleagues/partners/desk.html", {"partners": found})


def _own(visit: Visit, slug: str) -> Partner:
    found = next((one for one in queries.of_person(visit.email) if one.slug == slug), None)
    if found is None:
        raise Http404(_("This desk is not open to you."))
    return found


@DESK.private
def one(request: HttpRequest, visit: Visit, slug: str) -> HttpResponse:
    """Show a partner's totals and kit, and take its line and logo."""
    partner = _own(visit, slug)
    shown = queries.on_desk(partner)
    initial = {"line": shown.proposed.line if shown.proposed else ""}
    form = FrontForm(request.POST, request.FILES) if request.method == "POST" else FrontForm(initial=initial)
    if form.is_bound and form.is_valid():
        actions.propose(partner, visit.email, form.cleaned_data["line"], form.wanted_logo, timezone.now())
        return redirect(f"{request.path}?{urlencode({'sent': 'yes'})}#front")
    context = {"desk": shown, "form": form, "rules": charities.rules(), "sent": "sent" in request.GET}
    return render(request, "colleagues/partners/one.html", context, status=400 if form.is_bound else 200)


@DESK.private
@require_safe
def poster(request: HttpRequest, visit: Visit, slug: str) -> HttpResponse:
    """Make the poster whose code leads to the partner's front."""
    partner = _own(visit, slug)
    return poster_of(request, "", queries.front_address(partner), _("The campaign has no poster."))
