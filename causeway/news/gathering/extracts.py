"""A short extract for articles of which their source gave a title only: each page is asked once, where its host lets programs read it."""

import datetime as dt

from django.conf import settings
from django.db import transaction

from causeway.fetching.exceptions import FetchError
from causeway.fetching.probe import ask
from causeway.frame.sandbox import Limits, TooMuch, read_apart
from causeway.library.health.hosts import free_hosts, host_of, may_ask
from causeway.news.items.models import Item
from causeway.news.items.stored import Stored, tell

AT_ONCE = 6  # in one round, each of another host
OLDEST = dt.timedelta(days=3)
READER = "causeway.news.gathering.page_text:beginning"
MOST_BYTES = 3_000_000
READING = Limits(seconds=10, megabytes=1024)


def read_pages(now: dt.datetime) -> int:
    """Ask some pages for the words their sources did not give; returns how many."""
    if not settings.READ_NEWS:
        return 0
    Item.objects.filter(wants_text=True, first_seen_at__lte=now - OLDEST).update(wants_text=False)
    waiting = list(Item.objects.filter(wants_text=True, lead=None).order_by("-first_seen_at")[:60])
    free = free_hosts({host_of(item.address) for item in waiting}, now)
    asked = 0
    for item in waiting:
        if host_of(item.address) in free and asked < AT_ONCE:
            free.discard(host_of(item.address))
            _keep(item.pk, _words(item.address, now))
            asked += 1
    return asked


def _words(address: str, now: dt.datetime) -> str:
    """Return an extract; empty for a page that is not there, not for programs, or none."""
    try:
        if not may_ask(address, now):
            return ""
        answer = ask(address, headers={"Accept": "text/html"}, most_bytes=MOST_BYTES, within_seconds=20)
        is_page = answer.status == 200 and "html" in answer.headers.get("content-type", "")  # noqa: PLR2004  HTTP's own
        return str(read_apart(READER, answer.body, READING)) if is_page else ""
    except (FetchError, TooMuch):
        return ""


@transaction.atomic
def _keep(key: int, extract: str) -> None:
    item = Item.objects.select_for_update().get(pk=key)
    item.wants_text, item.extract = False, item.extract or extract
    item.save(update_fields=["wants_text", "extract"])
    if extract:
        tell([Stored(item, new=False)])
