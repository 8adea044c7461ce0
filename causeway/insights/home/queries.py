"""What waits for an account and what happened this week, as every room declares it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from causeway.fetching.queries import states
from causeway.frame.rooms import Entry, rooms
from causeway.frame.short_cache import short_cached
from causeway.frame.staff_home import Happened, Pile, Waits, pile
from causeway.review.queue import ReviewQueue

WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class Waiting:
    """One line: what waits, where it is done, how much, and since when the oldest does."""

    title: object
    address: str
    many: int
    since: dt.datetime | None


@dataclass(frozen=True)
class Week:
    """One thing that happened: how often in the last seven days, and in the seven before."""

    title: object
    address: str
    many: int
    before: int


def waiting(user: Any, now: dt.datetime) -> tuple[Waiting, ...]:
    """Return what waits for an account, the longest waiting first; what it may not see or does not wait is left out."""
    lines = (_line(each, user, now) for room in rooms().values() for each in (*room.waits, *map(_of_queue, room.reviews)))
    return tuple(sorted(filter(None, lines), key=lambda each: (each.since is None, each.since or now, str(each.title))))


def _of_queue(queue: ReviewQueue[Any]) -> Waits:
    """Return a queue as something that waits."""
    entry = Entry(queue.title, "review:queue", permission=queue.permission, or_permission=queue.or_permission, args=(queue.name,))

    return Waits(entry, lambda user, _now: pile(queue.waiting(user), "state_since"))


def _line(each: Waits, user: Any, now: dt.datetime) -> Waiting | None:
    entry = each.entry
    address = entry.address if entry.is_there and entry.opens_for(user) else None
    if address is None:
        return None
    waits = each.pile(user, now)
    return Waiting(entry.title, address, waits.many, waits.since) if waits.many else None


def week(user: Any, now: dt.datetime) -> tuple[Week, ...]:
    """Return what happened in the last seven days, today among them, where an account may see it and anything did in two weeks."""
    until = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0) + dt.timedelta(days=1)
    return tuple(each for each in _happened(user, until) if each.many or each.before)


def _happened(user: Any, until: dt.datetime) -> Iterator[Week]:
    for each in _permitted(user):
        address = each.entry.address
        if address is not None:
            yield Week(each.entry.title, address, _many(each, until, seconds=60), _many(each, until - WEEK, seconds=600))


def _many(each: Happened, until: dt.datetime, *, seconds: int) -> int:
    """Return how often it happened in the week until a day: nobody acts on it, so it is asked for once in some seconds."""
    name = f"insights.week.{id(each)}.{until:%Y-%m-%d}"
    return short_cached(name, lambda: each.many(until - WEEK, until), seconds=seconds, worth_keeping=lambda _many: True)


def _permitted(user: Any) -> Iterator[Happened]:
    for room in rooms().values():
        yield from (each for each in room.happened if each.entry.is_there and each.entry.opens_for(user))


def sources_failing(_user: Any, now: dt.datetime) -> Pile:
    """Return how many sources failed or are stale, and since when the first was tried in vain."""
    troubled = [state for state in states(now) if state.troubled]
    return Pile(len(troubled), min((state.tried_at for state in troubled if state.tried_at), default=None))
