"""Finding a place, the list of constituencies, and searching the site."""

import re
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_safe

from causeway.areas.domain.name_index import words
from causeway.areas.models import Area, AreaKind
from causeway.areas.nations import nations
from causeway.areas.search import Found
from causeway.areas.search import search as search_places
from causeway.places.finding import answer
from causeway.places.site_search import KINDS, of_kind, site_search
from causeway.representatives.members.queries import seat
from causeway.words.domain.keys import key_in

LONGEST = 100
SUGGESTIONS = 8
PLACES = 6
MOST_AFTER = 10_000
GSS_CODE = re.compile(r"[A-Z]\d{8}", re.ASCII)


def _typed(request: HttpRequest) -> str:
    value = (request.POST if request.method == "POST" else request.GET).get("q", "")
    return str(value).replace("\x00", "").strip()[:LONGEST]


def address_of(found: Found) -> str:
    """Return the page of something found."""
    if found.kind == "school":
        return reverse("places:school", args=[found.key])
    if found.kind in {"mp", "constituency", "school-elsewhere"}:
        return f"{reverse('places:find')}?seat={found.constituency_code}"
    if found.kind == "postcode":
        return f"{reverse('places:find')}?q={found.key.replace(' ', '+')}"
    return reverse("places:area", args=[found.kind, found.key])


@csrf_exempt  # changes nothing, and must work for who arrives with no cookie
def find(request: HttpRequest) -> HttpResponse:
    """Answer a postcode, a name, or a seat chosen by its code."""
    today = timezone.localdate()
    code = str(request.GET.get("seat", ""))
    if GSS_CODE.fullmatch(code) and Area.objects.filter(kind=AreaKind.CONSTITUENCY, code=code).exists():
        return render(request, "places/found_seat.html", {"seat": seat(code, today)})
    typed = _typed(request)
    if not typed:
        return render(request, "places/find.html", {"typed": ""})
    found = answer(typed, today)
    if found.seat is not None:
        context = {"seat": found.seat, "postcode": found.postcode, "doubt": found.doubt, "answer": found}
        return render(request, "places/found_seat.html", context)
    if found.exact:  # anything less is a choice: "Bangor" is a seat in Wales, and a town in Northern Ireland
        return redirect(address_of(found.matches[0]))
    matches = [(match, address_of(match)) for match in found.matches]
    return render(request, "places/find.html", {"typed": typed, "answer": found, "matches": matches})


@require_GET
def suggest(request: HttpRequest) -> JsonResponse:
    """Answer what has been typed so far, for the box that helps while one types."""
    typed = _typed(request)
    found = search_places(typed, SUGGESTIONS)
    places = [{"label": each.label, "detail": each.detail, "address": address_of(each)} for each in found.found]
    if (more := found.many - len(found.found)) > 0:
        label = ngettext("%(many)s more", "%(many)s more", more) % {"many": f"{more:,}"}
        every = f"{reverse('places:find')}?{urlencode({'q': typed})}"
        places.append({"label": label, "detail": _("Show them, or type another word: a town, for a school"), "address": every})
    body = {"places": places}
    answered = JsonResponse(body)
    answered["Cache-Control"] = "public, max-age=300"
    return answered


def by_letter() -> list[tuple[str, list[tuple[Area, str]]]]:
    """Return every constituency under the letter its name begins with, each with its nation where that is not England."""
    seats = Area.objects.filter(kind=AreaKind.CONSTITUENCY)
    named = sorted(((" ".join(words(seat.name)), seat) for seat in seats), key=lambda one: one[0])
    elsewhere = [nation for nation in nations() if nation.key != "england"]
    marked = [
        (name[0].upper(), seat, next((each.name for each in elsewhere if each.holds(seat.code)), "")) for name, seat in named
    ]
    return [
        (letter, [(seat, nation) for _letter, seat, nation in same]) for letter, same in groupby(marked, key=lambda one: one[0])
    ]


@require_safe
def constituencies(request: HttpRequest) -> HttpResponse:
    """List every constituency by letter, for who has no postcode at hand."""
    return render(request, "places/constituencies.html", {"letters": by_letter()})


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search everything that the site shows, and its places; with a kind, all of that kind, a page at a time."""
    typed, kind = _typed(request), request.GET.get("kind", "")
    context: dict[str, Any] = {"typed": typed, "kind": KINDS.get(kind, "")}
    if typed and kind in KINDS:
        hits = of_kind(typed, kind, min(key_in(request.GET.get("after", "")) or 0, MOST_AFTER))
        context |= {"hits": hits, "following": _more(typed, kind, hits.after + len(hits.found)) if hits.more else ""}
    elif typed:
        found, places = site_search(typed, timezone.localdate()), search_places(typed, PLACES)
        groups = [(KINDS.get(each.kind, each.kind), each, _more(typed, each.kind, 0)) for each in found.groups]
        near = [(each, address_of(each)) for each in places.found]
        context |= {"found": found, "groups": groups, "places": places, "near": near, "more": places.many - len(near)}
    return render(request, "places/search.html", context)


def _more(typed: str, kind: str, after: int) -> str:
    return f"{reverse('places:search')}?{urlencode({'q': typed, 'kind': kind, **({'after': after} if after else {})})}"
