"""The share kit of an area, the way to a network, and where a shared link arrives."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from causeway.areas.models import Area, School
from causeway.areas.nations import nation_code
from causeway.areas.queries import area_or_404
from causeway.frame.rooms import shareable
from causeway.people.visitors import counts_once
from causeway.representatives.members.queries import election_near
from causeway.sharing import actions, queries
from causeway.sharing.actions import Shared
from causeway.sharing.domain.networks import Network, NotAServer, server_of
from causeway.sharing.pack import SHARES, ShareAct
from causeway.words.schools_and_politics import rules


def _act(key: str) -> ShareAct:
    found = SHARES.words().act(key) if key else next(iter(SHARES.words().acts), None)
    if found is None:
        raise Http404(_("There is nothing to share under that address."))
    return found


def _kit(request: HttpRequest, place: queries.Place, act: str) -> queries.Kit:
    made = queries.kit(place, _act(act), request.GET.get("words", ""), timezone.localdate())
    if made is None:
        raise Http404(_("There is nothing to share under that address."))
    return made


def _shown(request: HttpRequest, place: queries.Place, act: str, within: Area | None) -> HttpResponse:
    """Show a place's texts; ``within`` is the area whose law and elections hold there."""
    if act and not SHARES.words().act(act):  # a pack may call it otherwise; other rooms link to acts by the names in use
        return redirect(place.kit)
    context = {
        "kit": _kit(request, place, act),
        "place": place,
        "election": election_near(within, timezone.localdate()) if within else "",
        "rules": rules(nation_code(within.code)) if within else (),
        "server": request.GET.get("server", "")[:120],
    }
    return render(request, "sharing/kit.html", context)


def _counts(request: HttpRequest, shared: Shared, what: str) -> bool:
    """Return whether to count this request as a share or a visit: a person's, once an hour from one address for one link."""
    return counts_once(request, f"sharing.{what}", f"{shared.network} {shared.act} {shared.area.kind} {shared.area.code}")


@require_safe
def kit(request: HttpRequest, kind: str, code: str, act: str = "") -> HttpResponse:
    """Show the texts about an area, each once with the networks it goes to, and what holds for schools."""
    area = area_or_404(kind, code)
    return _shown(request, queries.of_area(area, timezone.localdate()), act, area)


@require_safe
def school_kit(request: HttpRequest, urn: int, act: str = "") -> HttpResponse:
    """Show a school's own texts: they lead to its page, and no share of it is counted."""
    try:
        place = queries.of_school(urn, timezone.localdate())
    except School.DoesNotExist:
        raise Http404(_("We know no school with that number.")) from None
    school = School.objects.select_related("constituency", "authority").get(urn=urn)
    return _shown(request, place, act, school.constituency or school.authority)


@never_cache
@require_safe
def go(request: HttpRequest, kind: str, code: str, act: str, network: Network) -> HttpResponse:
    """Count a share and lead on to the network's own window."""
    area = area_or_404(kind, code)
    post = _kit(request, queries.of_area(area, timezone.localdate()), act).post(network)
    if post is None or not network.rules.through_us:
        raise Http404(_("There is nothing to share under that address."))
    shared = Shared(area, act, network)
    if network.rules.own_server:
        return _to_own_server(request, shared, post)
    if _counts(request, shared, "share"):
        actions.count_share(shared, timezone.localdate())
    return redirect(post.address)


def _to_own_server(request: HttpRequest, shared: Shared, post: queries.NetworkPost) -> HttpResponse:
    """Show the link to the visitor's server. It is no redirect: a form of this site leads nowhere else, and the address was typed."""
    typed = request.GET.get("server", "")[:120]
    context = {"area": shared.area, "act": shared.act, "post": post, "typed": typed, "words": request.GET.get("words", "")}
    try:
        server = server_of(typed)
    except NotAServer:
        return render(request, "sharing/own_server.html", {**context, "wrong": bool(typed)}, status=400 if typed else 200)
    if _counts(request, shared, "share"):
        actions.count_share(shared, timezone.localdate())
    return render(request, "sharing/own_server.html", {**context, "server": server, "address": post.address_at(server)})


@never_cache
@require_safe
def arrive(request: HttpRequest, network: Network, act: str, kind: str, code: str) -> HttpResponse:
    """Count a visit and lead on to the page itself, whose address says nothing of where the visitor came from."""
    area, found = area_or_404(kind, code), SHARES.words().act(act)
    shared = Shared(area, act, network)
    if found and _counts(request, shared, "visit"):
        actions.count_visit(shared, timezone.localdate())
    answer = redirect(found.to) if found and found.to else redirect("places:area", kind, code)
    answer["X-Robots-Tag"] = "noindex"
    return answer


@require_safe
def of_room(request: HttpRequest, room: str, key: str) -> HttpResponse:
    """Show the texts for something that another room has to share, such as an activity."""
    found = shareable(room, key)
    if found is None:
        raise Http404(_("There is nothing to share under that address."))
    posts = queries.posts_of(found)
    context = {"of": found, "room": room, "key": key, "variants": queries.variants(posts, found.address), "link": found.address}
    return render(request, "sharing/of_room.html", context)
