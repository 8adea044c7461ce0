"""The same query as addresses to subscribe to, without sign-up: RSS, Atom and JSON Feed of what is new, a calendar of what is coming."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causeway.calendars.answers import Subscription, to_subscribe
from causeway.calendars.files import feed
from causeway.campaign.pack import campaign
from causeway.frame.addresses import whole_address
from causeway.frame.domain.cleaning import clean_line
from causeway.news.alerts.asking import name_of, query_of
from causeway.news.alerts.items import KIND, as_found, sendable
from causeway.news.feeds import FORMS, Feed, event_of
from causeway.news.items.queries import ahead
from causeway.news.ranking.queries import coming_of
from causeway.searching.domain.meaning import holds
from causeway.searching.domain.problems import Problem
from causeway.searching.domain.reading import LONGEST
from causeway.searching.domain.tree import Query
from causeway.searching.index import find

MOST, MOST_AHEAD = 60, 500


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


@require_safe
def news(request: HttpRequest, form: str) -> HttpResponse:
    """Return what a query finds, the newest first, in one of three forms."""
    text, query = _asked(request)
    keys = [int(hit.key) for hit in find(query, kinds=(KIND,), limit=MOST, newest=True).found]
    items = sendable().select_related("source").in_bulk(keys)
    found = tuple(items[key] for key in keys if key in items)
    return FORMS[form](Feed(_title(text), request.build_absolute_uri(), found))


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Return what a query finds among what is coming: debates, consultations that close, releases."""
    text, query = _asked(request)
    today = timezone.localdate()
    coming = list(ahead(today)[:MOST_AHEAD])
    events = [
        event_of(coming_of(each, today))
        for each, thing in zip(coming, as_found(coming), strict=True)
        if holds(query, thing.document())
    ]
    which = calendar_of(text)
    return to_subscribe(feed(events, which.name, which.https))
