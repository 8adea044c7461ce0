"""The public pages: the campaign's news, an area's, one item explained; the same as feeds, and what is coming as a calendar."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causeway.areas import search
from causeway.areas.models import Area, AreaKind
from causeway.areas.nations import nation_codes, nations
from causeway.calendars.answers import Subscription, to_subscribe
from causeway.calendars.files import feed as calendar_of
from causeway.frame.addresses import whole_address
from causeway.frame.domain.cleaning import clean_line
from causeway.news.classifying.pack import services
from causeway.news.feeds import FORMS, event_of, feed_of
from causeway.news.items.domain import Kind
from causeway.news.items.labels import KINDS
from causeway.news.items.models import Item
from causeway.news.items.queries import copies
from causeway.news.ranking.ground import ground_of
from causeway.news.ranking.queries import Asked, coming, last_reading, listed, matching, near, one, relevant
from causeway.news.reading.explaining import explained
from causeway.news.reading.queries import of_mp
from causeway.words.domain.keys import key_in

LONGEST = 120
_IN_FEED = 60


def asked_of(request: HttpRequest) -> Asked:
    """Return what the address asks for; what it misspells is left out."""
    wanted = {name: clean_line(request.GET.get(name, ""), 80) for name in ("service", "nation", "kind")}
    known: dict[str, set[str]] = {"service": set(services()), "nation": set(nation_codes()), "kind": set(map(str, Kind))}
    return Asked(**{name: value for name, value in wanted.items() if value in known[name]})


def query_of(asked: Asked) -> str:
    """Return what was asked for as it stands in an address."""
    return urlencode({name: value for name, value in vars(asked).items() if value})


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the campaign's news, and what is coming."""
    now, asked = timezone.now(), asked_of(request)
    found = listed(matching(relevant(), asked), now, key_in(request.GET.get("page", "")) or 1)
    context = {
        "asked": asked,
        "found": found,
        "coming": coming(timezone.localdate(now)),
        "last_reading": last_reading(),
        "query": query_of(asked),
        "filters": [
            ("service", _("Service"), services(), asked.service),
            ("nation", _("Nation"), {each.code: each.name for each in nations()}, asked.nation),
            ("kind", _("What it is"), {each.value: KINDS[each] for each in Kind}, asked.kind),
        ],
        "follow": f"service:{asked.service}" if asked.service else "",
        "near": clean_line(request.GET.get("near", ""), LONGEST),
        "feed": _calendar(_("What is coming"), ""),
    }
    return render(request, "news/index.html", context)


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Lead to the news of the area that was typed, or ask which is meant."""
    typed = clean_line(request.GET.get("near", ""), LONGEST)
    if not typed:
        return redirect("news:index")
    matches = search.search(typed, 8)
    choices = [found for found in matches.found if found.constituency_code or found.kind in AreaKind.values]
    if choices and (matches.exact or len(choices) == 1):
        return redirect("news:area", *_area_of(choices[0]))
    named = [(found, reverse("news:area", args=_area_of(found))) for found in choices]
    return render(request, "news/which.html", {"typed": typed, "choices": named})


def _area_of(found: search.Found) -> tuple[str, str]:
    """Return the kind and code of the area whose news shows what was found: of a school, a postcode and an MP, the seat."""
    if found.kind in AreaKind.values:
        return found.kind, found.key
    return AreaKind.CONSTITUENCY.value, found.constituency_code or ""


@require_safe
def area(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Show an area's news: what its MP did in Parliament, what was said there, what is coming."""
    place = get_object_or_404(Area, kind=kind, code=code)
    now = timezone.now()
    ground = ground_of(place, timezone.localdate(now))
    mp = of_mp(place, now) if place.kind == AreaKind.CONSTITUENCY else None
    rest = near(relevant(), ground).exclude(pk__in=[each.item.pk for each in mp.found] if mp else [])
    context = {
        "area": place,
        "found": listed(rest, now, key_in(request.GET.get("page", "")) or 1, ground),
        "of_mp": mp,
        "coming": coming(timezone.localdate(now), ground),
        "last_reading": last_reading(),
        "follow": f"place:{place.code}",
        "query": "",
        "feed": _calendar(_("What is coming: %(area)s") % {"area": place.name}, f"?area={place.code}"),
    }
    return render(request, "news/area.html", context)


@require_safe
def item(request: HttpRequest, key: int) -> HttpResponse:
    """Show one item, and why it is here."""
    found = get_object_or_404(Item.objects.shown().select_related("source", "lead"), pk=key)
    now = timezone.now()
    shown = one(found, now)
    return render(request, "news/item.html", {"shown": shown, "why": explained(shown), "copies": copies(found)[:50]})


@require_safe
def feed(request: HttpRequest, form: str) -> HttpResponseBase:
    """Give the news that was asked for as a feed."""
    now, asked = timezone.now(), asked_of(request)
    items = matching(relevant(), asked)
    place = Area.objects.filter(code=request.GET.get("area", "")[:9]).order_by("kind").first()
    ground = ground_of(place, timezone.localdate(now)) if place else None
    if ground is not None:
        items = near(items, ground)
    title = _("News: %(area)s") % {"area": place.name} if place else _("News of the campaign")
    return FORMS[form](feed_of(items, now, title, request.build_absolute_uri(), _IN_FEED))


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Give what is coming as a calendar to subscribe to."""
    now = timezone.now()
    place = Area.objects.filter(code=request.GET.get("area", "")[:9]).order_by("kind").first()
    ahead = coming(timezone.localdate(now), ground_of(place, timezone.localdate(now)) if place else None, most=200)
    name = _("What is coming: %(area)s") % {"area": place.name} if place else _("What is coming")
    return to_subscribe(calendar_of((event_of(each) for each in ahead), name, request.build_absolute_uri()))


def _calendar(name: str, query: str) -> Subscription:
    return Subscription(name, whole_address("news:calendar") + query)
