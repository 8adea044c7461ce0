"""The same query as addresses to subscribe to, without sign-up: RSS, Atom and JSON Feed of what is new, a calendar of what is coming."""

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causeway.calendars.answers import FRESH_FOR, Subscription, to_subscribe
from causeway.calendars.domain import Entry, Person, at
from causeway.calendars.files import event_text, feed
from causeway.campaign.pack import campaign
from causeway.frame.addresses import whole_address
from causeway.frame.domain.cleaning import clean_line
from causeway.news.alerts.asking import name_of, query_of
from causeway.news.alerts.items import KIND, as_found
from causeway.news.items.models import Item
from causeway.news.items.queries import ahead
from causeway.searching.domain.meaning import holds
from causeway.searching.domain.problems import Problem
from causeway.searching.domain.reading import LONGEST
from causeway.searching.domain.tree import Query
from causeway.searching.index import Hit, find

MOST, MOST_AHEAD = 60, 500
BEGINS, LASTS = dt.time(9), dt.timedelta(minutes=30)  # of a day that counts, which has no hour


def addresses_of(text: str) -> dict[str, str]:
    """Return the whole addresses of a query by what they are called."""
    rest = urlencode({"q": text})
    return {
        "RSS": f"{whole_address('alerts:feed', 'rss')}?{rest}",
        "Atom": f"{whole_address('alerts:feed', 'atom')}?{rest}",
        "JSON": f"{whole_address('alerts:feed', 'json')}?{rest}",
    }


def calendar_of(text: str) -> Subscription:
    """Return the calendar of a query."""
    address = f"{whole_address('alerts:calendar')}?{urlencode({'q': text})}"
    return Subscription(_title(text), address)


def _title(text: str) -> str:
    return _("%(campaign)s: %(what)s") % {"campaign": campaign().name, "what": name_of(text)}


def _asked(request: HttpRequest) -> tuple[str, Query]:
    text = clean_line(request.GET.get("q", ""), LONGEST)
    try:
        return text, query_of(text)
    except Problem:
        raise Http404(_("This is no search. Make one on the page of alerts, and take its address.")) from None


def _kept(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = f"public, max-age={FRESH_FOR}"
    return answer


@require_safe
def news(request: HttpRequest, form: str) -> HttpResponse:
    """Return what a query finds, the newest first, in one of three forms."""
    text, query = _asked(request)
    hits = find(query, kinds=(KIND,), limit=MOST, newest=True).found
    if form == "json":
        return _kept(JsonResponse(_json(text, hits, request), content_type="application/feed+json"))
    kind = Atom1Feed if form == "atom" else Rss201rev2Feed
    return _kept(HttpResponse(_xml(kind, text, hits, request), content_type=kind.content_type))


def _xml(kind: type[SyndicationFeed], text: str, hits: Iterable[Hit], request: HttpRequest) -> str:
    title, page = _title(text), whole_address("alerts:index")
    made = kind(title, page, title, feed_url=request.build_absolute_uri())
    for each in hits:
        made.add_item(each.title, each.address, _words(each), pubdate=each.at, updateddate=each.at, unique_id=each.address)
    return str(made.writeString("utf-8"))


def _json(text: str, hits: Iterable[Hit], request: HttpRequest) -> dict[str, object]:
    """Return a JSON Feed 1.1."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(text),
        "home_page_url": whole_address("alerts:index"),
        "feed_url": request.build_absolute_uri(),
        "items": [
            {
                "id": each.address,
                "url": each.address,
                "title": each.title,
                "content_text": _words(each),
                **({"date_published": each.at.isoformat()} if each.at else {}),
            }
            for each in hits
        ],
    }


def _words(hit: Hit) -> str:
    return "".join(piece.text for piece in hit.pieces)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Return what a query finds among what is coming: debates, consultations that close, releases."""
    text, query = _asked(request)
    today = timezone.localdate()
    coming = list(ahead(today)[:MOST_AHEAD])
    events = [_event(each) for each, thing in zip(coming, as_found(coming), strict=True) if holds(query, thing.document())]
    which = calendar_of(text)
    return to_subscribe(feed(events, which.name, which.https))


def _event(item: Item) -> str:
    begins = at(item.on or timezone.localdate(), BEGINS).astimezone(dt.UTC)
    entry = Entry(
        uid=f"news-{item.pk}@{whole_address('alerts:index').split('/')[2]}",
        sequence=int(item.changed_at.timestamp()) - int(item.first_seen_at.timestamp()),
        begins=begins,
        ends=begins + LASTS,
        title=f"{item.get_kind_display()}: {item.title}",
        organiser=Person(campaign().name, ""),
        words=item.extract,
        link=item.address,
    )
    return event_text(entry, item.changed_at)
