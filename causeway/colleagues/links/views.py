"""Making a link, its maker's page, its poster, and where it leads whoever opens it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from causeway.colleagues.links import actions, posters, queries
from causeway.colleagues.links.models import PersonalLink
from causeway.colleagues.pack import COLLEAGUES, joining
from causeway.frame.addresses import require_safe_or_post
from causeway.frame.origins import keyed_by_address
from causeway.limits.answer import too_many
from causeway.limits.declared import HOUR, Limit
from causeway.people.limits import client_address
from causeway.people.visitors import counts_once
from causeway.people.visits import discreet

MADE = Limit(
    "colleagues.made",
    30,
    HOUR,
    gettext_lazy("Personal links made from one internet address"),
    gettext_lazy("Keeps a program from filling the table. A whole school may share one address."),
)
TRIED = Limit(
    "colleagues.tried",
    120,
    HOUR,
    gettext_lazy("Personal links that are none, opened from one internet address"),
    gettext_lazy("Keeps a program from trying keys. A wrong one is a slip on a poster, and rare."),
)
POSTERS = Limit(
    "colleagues.poster",
    60,
    HOUR,
    gettext_lazy("Posters with a personal link, made for one internet address"),
    gettext_lazy("Each takes up to a second of the server and is kept nowhere."),
)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Say how to bring somebody, and offer a link in one press."""
    return render(request, "colleagues/index.html", {"said": COLLEAGUES.words(), "join": joining()})


@keyed_by_address  # it asks nothing of its visitor's browser, which so gets no cookie
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Make a link and lead to its maker's page, whose address is the only way back to it."""
    if (again_at := MADE.over_until(client_address(request))) is not None:
        return too_many(request, again_at)
    return redirect("colleagues:link", queries.signed(actions.make(timezone.localdate())))


def _made_by(signed: str) -> PersonalLink:
    link = queries.made_by(signed)
    if link is None:
        raise Http404(_("This link was forgotten, or its address is not complete."))
    return link


@discreet
@require_safe
def link(request: HttpRequest, signed: str) -> HttpResponse:
    """Show a link to its maker: words to send, the poster, what came of it, and how to forget it."""
    made = _made_by(signed)
    address, typed = queries.address_of(made), request.GET.get("q", "")[:120]
    context = {
        "signed": signed,
        "address": address,
        "messages_to_send": queries.messages_with(address),
        "told": queries.told_of(made),
        "typed": typed,
        "places": posters.places(typed),
        "unused_days": actions.UNUSED_DAYS,
    }
    return render(request, "colleagues/link.html", context)


@keyed_by_address
@discreet
@require_safe_or_post
def forget(request: HttpRequest, signed: str) -> HttpResponse:
    """Ask, then forget a link for good."""
    made = _made_by(signed)
    if request.method != "POST":
        return render(request, "colleagues/forget.html", {"signed": signed})
    actions.forget(made)
    return render(request, "colleagues/forgotten.html")


@discreet
@require_safe
def poster(request: HttpRequest, signed: str) -> HttpResponse:
    """Make the poster with this link's code, for a school or an area where one is named. It is kept nowhere."""
    made = _made_by(signed)
    address = queries.address_of(made)
    return poster_of(request, request.GET.get("of", ""), address, _("We know no school or area of that name."))


def poster_of(request: HttpRequest, of: str, address: str, otherwise: str) -> HttpResponse:
    """Return a poster whose code leads to an address; raises ``Http404`` with ``otherwise`` where there is nothing to make it of."""
    if (again_at := POSTERS.over_until(client_address(request))) is not None:
        return too_many(request, again_at)
    body = posters.made(of, address, timezone.localdate())
    if body is None:
        raise Http404(otherwise)
    return HttpResponse(body, content_type="application/pdf", headers={"Content-Disposition": 'inline; filename="poster.pdf"'})


@never_cache
@require_safe
def arrive(request: HttpRequest, key: str) -> HttpResponse:
    """Count that a link was opened, and say what it is about and what one can do."""
    found = queries.link_of(key)
    if found is None:
        if (again_at := TRIED.over_until(client_address(request))) is not None:
            return too_many(request, again_at)
        return redirect("/")
    if counts_once(request, "colleagues.opened", key):
        actions.count_opened(found, timezone.localdate())
    answer = render(request, "colleagues/arrive.html", {"key": key, "join": joining()})
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "same-origin"
    return answer
