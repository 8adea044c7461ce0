"""Reading the source that is due, one at a time: its lease, what it brought, how it stands then, and when it is read again."""

import datetime as dt
import logging
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from causeway.fetching.exceptions import FetchError
from causeway.library.health.hosts import PACE, free_hosts, host_of
from causeway.library.health.models import Host
from causeway.news.gathering.fetching import NotRead, asked_of, fetch
from causeway.news.items import storing
from causeway.news.parsing.kinds import addresses
from causeway.news.sources.domain import Act, State, rest
from causeway.news.sources.models import Source
from causeway.work.leases import LEASE, kept, worker_name

logger = logging.getLogger(__name__)

BY = "news reading"
LOOKED_AT = 60  # sources at a time
MOST_FAILURES = 1000
ODD = "Something went wrong here while it was read. The log of this site has more."


def read_next(now: dt.datetime) -> int:
    """Read one source that is well, or new, and due; returns how many were read."""
    return _read_one(~Q(state=State.FAILING), now)


def read_next_failing(now: dt.datetime) -> int:
    """Read one source that failed the last time, and is due: in a thread of its own, so that no waiting for it holds up the others."""
    return _read_one(Q(state=State.FAILING), now)


def _read_one(which: Q, now: dt.datetime) -> int:
    due = Q(wanted=True) | Q(due_at__lte=now) if settings.READ_NEWS else Q(wanted=True)
    free = Q(held_until=None) | Q(held_until__lte=now)
    waiting = list(Source.objects.read().filter(which, due, free).order_by("-wanted", "due_at", "pk")[:LOOKED_AT])
    hosts = {source.pk: _hosts(source, now) for source in waiting}
    idle = free_hosts(set().union(*hosts.values()), now)
    for source in waiting:
        if hosts[source.pk] <= idle and (holder := take(source, now)):
            with kept(lambda: renew(source.pk, holder), f"the source {source.key}"):  # noqa: B023  used up in this turn
                read(source, holder, now)
            return 1
    return 0


def _hosts(source: Source, now: dt.datetime) -> set[str]:
    return {host_of(address) for address in addresses(asked_of(source), timezone.localdate(now))}


def take(source: Source, now: dt.datetime) -> str:
    """Take a source for as long as a lease lasts; returns the holder's name, empty where another worker was first."""
    holder = worker_name()
    free = Q(held_until=None) | Q(held_until__lte=now)
    taken = Source.objects.filter(free, pk=source.pk).exclude(state=State.STOPPED).update(holder=holder, held_until=now + LEASE)
    for host in _hosts(source, now) if taken else ():
        Host.objects.update_or_create(name=host, defaults={"ask_after": now + PACE})
    return holder if taken else ""


def renew(key: int, holder: str) -> bool:
    """Keep a source for another while; returns whether it is still ours."""
    return bool(Source.objects.filter(pk=key, holder=holder).update(held_until=timezone.now() + LEASE))


def read(source: Source, holder: str, now: dt.datetime) -> None:
    """Read a source that is held, store what it brings, and write down how it stands. Begun again from anywhere, it ends the same."""
    brought, news = storing.Brought(), {"etag": source.etag, "last_modified": source.last_modified}
    unchanged, many, moved = True, 0, ""
    try:
        for each in fetch(source, timezone.localdate(now)):
            news = {"etag": each.etag, "last_modified": each.last_modified}
            moved = moved or each.moved_to
            if each.found is not None:
                unchanged, many = False, many + len(each.found)
                brought += storing.store(source, each.found, now)
    except (NotRead, FetchError) as failed:
        _failed(source.pk, holder, str(failed), now, getattr(failed, "after", None))
        return
    except Exception:
        logger.exception("The source %s could not be read", source.key)
        _failed(source.pk, holder, ODD, now, None)
        return
    said = (
        "Nothing has changed there." if unchanged else f"It brought {brought.new} new of {many}; {brought.changed} had changed."
    )
    if moved:
        said = f"{said} It has moved for good to {moved}"
    _went_well(source.pk, holder, now, said, news if many or unchanged else {}, new=bool(brought.new))


@transaction.atomic
def _went_well(key: int, holder: str, now: dt.datetime, said: str, news: dict[str, str], *, new: bool) -> None:
    changed: dict[str, Any] = {"good_at": now, "failures": 0, "failing_since": None, **news}
    _write(key, holder, Act.READS, now, said, {**changed, "brought_at": now} if new else changed, None)


@transaction.atomic
def _failed(key: int, holder: str, said: str, now: dt.datetime, after: dt.timedelta | None) -> None:
    source = Source.held(key)
    changed = {"failures": min(source.failures + 1, MOST_FAILURES), "failing_since": source.failing_since or now}
    _write(key, holder, Act.FAILS, now, said, changed, after)


def _write(
    key: int, holder: str, act: Act, now: dt.datetime, said: str, changed: dict[str, Any], after: dt.timedelta | None
) -> None:
    """Write how a source stands; what a worker says that has lost its lease, or of a source that staff have stopped, is left."""
    source = Source.held(key)
    if source.holder != holder:
        return
    resting = max(rest(dt.timedelta(minutes=source.minutes), changed["failures"], source.pk), after or dt.timedelta(0))
    changed |= {"read_at": now, "said": said[:300], "due_at": now + resting, "wanted": False, "holder": "", "held_until": None}
    if source.can(act) and source.moves.move(State(source.state), act) != source.state:
        source.move(act, by=BY, now=now, **changed)
        return
    Source.objects.filter(pk=key).update(**changed)
