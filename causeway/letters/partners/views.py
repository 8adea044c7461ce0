"""The box that partners' sites show, and their totals. No cookie is set or read here."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from causeway.frame.embedding import framer, let_frame
from causeway.letters.after.domain.waits import ENOUGH
from causeway.letters.partners import queries as partners
from causeway.letters.partners.models import Partner
from causeway.people.exceptions import LinkInvalid
from causeway.people.staff_pages import staff

MAY_SEE = ("letters.view_partner", "letters.change_partner")


@require_safe
def box(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the box; the sites that staff registered, and no others, may frame it. What it finds opens in a new tab."""
    partner = framer(slug)
    if partner is None:
        raise Http404
    return let_frame(render(request, "letters/embed/box.html", {"partner": partner}), partner)


@require_safe
def totals(request: HttpRequest, slug: str, signature: str) -> HttpResponse:
    """Show a partner's totals to whoever has its link."""
    try:
        found = partners.read_totals(slug, signature)
    except LinkInvalid:
        raise Http404 from None
    answer = render(request, "letters/embed/totals.html", {"totals": found, "enough": ENOUGH})
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer


@require_safe
@staff()
def overview(request: HttpRequest) -> HttpResponse:
    """Show staff every partner's totals, its totals link and what to paste."""
    if not any(request.user.has_perm(permission) for permission in MAY_SEE):
        raise Http404
    rows = [
        {
            "partner": partner,
            "totals": partners.totals(partner),
            "box": request.build_absolute_uri(reverse("letters_embed:box", args=[partner.slug])),
            "link": request.build_absolute_uri(f"{reverse('letters:start')}?from={partner.slug}"),
            "share": request.build_absolute_uri(
                reverse("letters_embed:totals", args=[partner.slug, partners.sign_totals(partner)])
            ),
        }
        for partner in Partner.objects.all()
    ]
    context = {"rows": rows, "enough": ENOUGH, "may_change": request.user.has_perm("letters.change_partner")}
    return render(request, "letters/staff/partners.html", context)
