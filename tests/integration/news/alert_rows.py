"""Plainly made-up news, and somebody who follows it."""

import datetime as dt
import re

from causeway.news.classifying.models import Assessment
from causeway.news.items.models import Item
from causeway.news.sources.models import Source
from causeway.outbox.models import Message

NOW = dt.datetime(2026, 11, 30, 9, tzinfo=dt.UTC)  # a Monday
READER = "reader@example.org"


def a_source():
    return Source.objects.get_or_create(
        key="example", defaults={"title": "Example news", "kind": "feed", "due_at": NOW, "state_since": NOW}
    )[0]


def an_item(title="Otters wait", at=NOW, **more):
    key = str(Item.objects.count() + 1)
    values = {
        "kind": "article",
        "address": f"https://example.org/{key}",
        "outlet": "Example Gazette",
        "published_at": at,
        "first_seen_at": at,
        "changed_at": at,
        "as_of": at,
        "sha256": "",
        "address_key": key,
    }
    item = Item.objects.create(source=a_source(), key=key, title=title, **{**values, **more})
    Assessment.objects.create(item=item, relevance=9, relevant=True, read_at=at)
    return item


def open_link(client):
    link = re.search(r"(/alerts/open/\S+)", Message.objects.filter(kind="alerts-link").order_by("pk").last().text)[1]
    return client.post(link, follow=True)
