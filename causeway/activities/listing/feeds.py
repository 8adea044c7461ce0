"""Feeds to subscribe to: calendars and RSS for everything, a region, a council, a constituency or a kind."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causeway.activities.activity import placing, words
from causeway.activities.activity.domain.kinds import Kind
from causeway.activities.activity.entries import address
from causeway.activities.activity.models import Activity, Day
from causeway.activities.listing.queries import Asked
from causeway.areas.typed import seat_name
from causeway.calendars.answers import FRESH_FOR, Subscription, to_subscribe
from causeway.calendars.files import feed
from causeway.campaign.pack import campaign
from causeway.frame.addresses import whole_address
from causeway.regions.queries import region_name

MOST, MOST_NEWS = 300, 100  # activities in one calendar, the next first, and in one list of news
AT_ONCE = 500  # days that are read at a time
PAST = dt.timedelta(days=31)  # a calendar keeps what it read; what changed lately must still be there
EVERYTHING = ("all", "everything")


@dataclass(frozen=True)
class Feed(Subscription):
    """One feed, and which activities and which days it has."""

    condition: Q = Q()  # noqa: RUF009  it is never changed


def _seat(code: str) -> str:
    name = seat_name(code)
    return "" if name == code else name


def _kind(code: str) -> str:
    return words.kind(code) if code in set(Kind) else ""


# What there are feeds of: the column of the activity and of its days, what names a code (empty for none), and where it is asked for.
OF: dict[str, tuple[str, Callable[[str], str], Callable[[Asked], str]]] = {
    "constituency": ("seat_code", _seat, lambda asked: asked.seat or (asked.near[0] if asked.near else "")),
    "council": ("authority", placing.council_name, lambda asked: asked.authority),
    "region": ("region", region_name, lambda asked: asked.region),
    "kind": ("kind", _kind, lambda asked: asked.kind),
}


def _feed(of: str, code: str) -> Feed:
    column, named, _asked = OF.get(of, ("", lambda _code: "", None))
    name = _("everywhere") if (of, code) == EVERYTHING else named(code)
    if not name:
        raise Http404
    return Feed(
        name=_("%(campaign)s: %(what)s") % {"campaign": campaign().name, "what": name},
        https=whole_address("activities:calendar", of, code),
        rss=whole_address("activities:rss", of, code),
        condition=Q(**{column: code}) if column else Q(),
    )


def address_for(asked: Asked) -> Feed:
    """Return the feed that comes closest to what somebody looks for."""
    wanted = ((of, asked_for(asked), named) for of, (_column, named, asked_for) in OF.items())
    return _feed(*next(((of, code) for of, code, named in wanted if code and named(code)), EVERYTHING))


def entries_of(condition: Q, now: dt.datetime) -> list[str]:
    """Return the entries of a calendar: of what is coming, the next first; after it what was of late, the latest first."""
    days = Day.objects.filter(condition, shown=True)
    coming = days.filter(starts_at__gte=now).order_by("starts_at", "pk")
    past = days.filter(starts_at__lt=now, starts_at__gte=now - PAST).order_by("-starts_at", "-pk")
    keys: dict[int, None] = {}
    for key in chain(*(each.values_list("activity", flat=True).iterator(AT_ONCE) for each in (coming, past))):
        keys[key] = None
        if len(keys) == MOST:
            break
    entries = dict(Activity.objects.filter(pk__in=keys).values_list("pk", "entry"))
    return [entries[key] for key in keys]


def _news(which: Feed, now: dt.datetime) -> "QuerySet[Activity]":
    """Return what is coming and takes place, the lately published first."""
    takes_place = Day.objects.taking_place().filter(activity=OuterRef("pk"), ends_at__gte=now)
    found = Activity.objects.public().filter(which.condition, Exists(takes_place), last_day__gte=timezone.localdate(now))
    return found.defer("entry").order_by("-published_at", "-pk")[:MOST_NEWS]


@require_safe
def calendar(_request: HttpRequest, of: str, code: str) -> HttpResponse:
    """Return a calendar to subscribe to."""
    which = _feed(of, code)
    return to_subscribe(feed(entries_of(which.condition, timezone.now()), which.name, which.https))


@require_safe
def rss(_request: HttpRequest, of: str, code: str) -> HttpResponse:
    """Return what is coming for readers of news, the lately published first."""
    which = _feed(of, code)
    now = timezone.now()
    made = Rss201rev2Feed(which.name, whole_address("activities:index"), _("What people plan locally."), feed_url=which.rss)
    for each in _news(which, now):
        day = date_format(each.first_day, "j F Y")
        about = f"{each.kind_in_words}, {day}, {each.where}. {each.text}"
        link = address(each)
        made.add_item(each.title, link, about, pubdate=each.published_at, updateddate=each.changed, unique_id=link)
    answer = HttpResponse(made.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")
    answer["Cache-Control"] = f"public, max-age={FRESH_FOR}"
    return answer
