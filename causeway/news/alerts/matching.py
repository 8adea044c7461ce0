"""Each new item is held once against all that is followed, the followed being inverted: not every query against every item."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from causeway.news.alerts.asking import query_of
from causeway.news.alerts.domain import Inverted, State
from causeway.news.alerts.items import as_found, sendable
from causeway.news.alerts.models import Alert, Considered, Follow, Follower
from causeway.news.items.models import Item
from causeway.searching.domain.meaning import holds
from causeway.searching.domain.problems import Problem
from causeway.searching.domain.tree import Query

AT_ONCE = 200  # items of one transaction
RIPENS = dt.timedelta(minutes=2)  # until its places, people and services are known
OLD = dt.timedelta(days=3)  # what came in longer ago, or was published long before it came in, is no news


def match(now: dt.datetime) -> int:
    """Look at what came in and was not looked at; returns how many items. After a break it goes on where it was."""
    done = 0
    while some := _match_some(now):
        done += some
    return done


@transaction.atomic
def _match_some(now: dt.datetime) -> int:
    ripe = Item.objects.filter(considered=None, first_seen_at__gt=now - OLD, first_seen_at__lte=now - RIPENS)
    items = list(ripe.order_by("pk")[:AT_ONCE])
    if not items:
        return 0
    Considered.objects.bulk_create([Considered(item=each, at=now) for each in items])
    news = sendable().filter(pk__in=[each.pk for each in items]).filter(Q(published_at=None) | Q(published_at__gt=now - OLD))
    _tell(list(news), _followed(timezone.localdate(now)), now)
    return len(items)


def _followed(today: dt.date) -> Mapping[str, list[tuple[int, str]]]:
    """Return who follows each query, and under which name."""
    there = Follow.objects.exclude(confirmed_at=None).filter(follower__state=State.FOLLOWER)
    awake = there.filter(Q(follower__paused_until=None) | Q(follower__paused_until__lte=today))
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for query, follower, title in awake.order_by("pk").values_list("query", "follower_id", "title"):
        found[query].append((follower, title))
    return found


def _tell(items: Iterable[Item], followed: Mapping[str, list[tuple[int, str]]], now: dt.datetime) -> None:
    inverted = Inverted(_readable(followed))
    alerts: dict[tuple[int, int], Alert] = {}
    for thing in as_found(items):
        for query in inverted.matching(thing.document()):
            for follower, title in followed[query]:
                known = (follower, int(thing.key))
                alerts.setdefault(known, Alert(follower_id=follower, item_id=int(thing.key), because=title, at=now))
    Alert.objects.bulk_create(alerts.values(), batch_size=1000, ignore_conflicts=True)
    Considered.objects.filter(item__in={item for _follower, item in alerts}).update(alerted=True)


def first_for(item: Item, follower: Follower) -> str:
    """Return what somebody follows that an item is for, as they read it; empty for nothing."""
    followed = dict(follower.follows.exclude(confirmed_at=None).order_by("pk").values_list("query", "title"))
    document = next(as_found([item])).document()
    return next((followed[text] for text, query in _readable(followed).items() if holds(query, document)), "")


def _readable(texts: Iterable[str]) -> dict[str, Query]:
    """Return the queries of some texts. A place that is called otherwise by now is none any more, and finds nothing."""
    found = {}
    for text in texts:
        try:
            found[text] = query_of(text)
        except Problem:
            continue
    return found
