"""News for readers of feeds (RSS 2.0, Atom 1.0, JSON Feed 1.1), and what is coming as entries of a calendar."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet
from django.http import HttpResponse, JsonResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Event

from causeway.frame.addresses import whole_address
from causeway.news.items.models import Item
from causeway.news.ranking.queries import Coming, dated

_FRESH = "public, max-age=600"


@dataclass(frozen=True)
class Feed:
    """A feed: what it is called, its own address, and its items, the newest first."""

    title: str
    address: str
    items: tuple[Item, ...]


def feed_of(items: QuerySet[Item], now: dt.datetime, title: str, address: str, most: int) -> Feed:
    """Return the newest of some items as a feed."""
    return Feed(title, address, tuple(islice(dated(items, now).select_related("source"), most)))


def uid_of(item: Item) -> str:
    """Return what names an item in every feed, whatever becomes of its title: a feed that names it anew shows it twice."""
    return whole_address("news:item", item.pk)


def _xml(kind: type[Rss201rev2Feed | Atom1Feed]) -> Callable[[Feed], HttpResponse]:
    def written(feed: Feed) -> HttpResponse:
        made = kind(
            title=feed.title,
            link=whole_address("news:index"),
            description=_("Items in their sources’ own words, gathered by the campaign."),
            language=get_language() or "en",
            feed_url=feed.address,
        )
        for item in feed.items:
            made.add_item(
                title=item.title,
                link=item.address,
                description=item.extract,
                unique_id=uid_of(item),
                unique_id_is_permalink=True,
                pubdate=item.when,
                updateddate=item.changed_at,
                author_name=item.outlet or item.source.title,
            )
        return HttpResponse(made.writeString("utf-8"), content_type=kind.content_type, headers={"Cache-Control": _FRESH})

    return written


def _json(feed: Feed) -> HttpResponse:
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": whole_address("news:index"),
        "feed_url": feed.address,
        "items": [
            {
                "id": uid_of(item),
                "url": item.address,
                "title": item.title,
                "content_text": item.extract,
                "date_published": item.when.isoformat(),
                "date_modified": item.changed_at.isoformat(),
                "authors": [{"name": item.outlet or item.source.title}],
            }
            for item in feed.items
        ],
    }
    return JsonResponse(content, content_type="application/feed+json", headers={"Cache-Control": _FRESH})


FORMS: Mapping[str, Callable[[Feed], HttpResponse]] = {
    "rss": _xml(Rss201rev2Feed),
    "atom": _xml(Atom1Feed),
    "json": _json,
}


def event_of(coming: Coming) -> str:
    """Return something that is coming as a whole day of a calendar, as it stands in the file."""
    event, item = Event(), coming.item
    event.add("uid", f"news-{item.pk}@{whole_address('news:index').partition('://')[2].partition('/')[0]}")
    event.add("dtstamp", item.changed_at.astimezone(dt.UTC))
    event.add("last-modified", item.changed_at.astimezone(dt.UTC))
    event.add("sequence", int((item.changed_at - item.first_seen_at).total_seconds()))
    event.add("dtstart", coming.on)
    event.add("dtend", coming.on + dt.timedelta(days=1))
    event.add("summary", item.title)
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED")
    event.add("url", item.address)
    words = [item.extract, coming.to_do.words if coming.to_do else "", item.address]
    event.add("description", "\n\n".join(filter(None, words)))
    return bytes(event.to_ical()).decode()
