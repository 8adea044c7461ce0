"""What a room has for the home of staff: what waits for them, what happened, and how much there is of it in each seat.

A room lists these in its ``room.py``; ``insights`` shows them to whom their permissions let. See ``docs/how-to/add-a-room.md``.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, QuerySet

from causeway.frame.rooms import Entry


@dataclass(frozen=True)
class Pile:
    """How much waits, and since when the oldest of it does, where that is known."""

    many: int
    since: dt.datetime | None = None


def pile(rows: "QuerySet[Any]", since: str) -> Pile:
    """Return how many rows there are and the first moment in their column ``since``, in one question."""
    found = rows.order_by().aggregate(many=Count("pk"), first=Min(since))
    return Pile(found["many"], found["first"])


@dataclass(frozen=True)
class Waits:
    """Something that waits for staff: what it is called and where they do it, and how much of it waits for an account at a moment.

    The entry's permissions say who sees it. What stands in a queue (``reviews``) waits by itself and is not listed again.
    """

    entry: Entry
    pile: Callable[[Any, dt.datetime], Pile]


@dataclass(frozen=True)
class Happened:
    """Something that happens again and again: what it is called, where staff see it, and how often it happened from a moment to another."""

    entry: Entry
    many: Callable[[dt.datetime, dt.datetime], int]


@dataclass(frozen=True)
class BySeat:
    """A count by constituency: its key in addresses and files, the heading of its column, and the counts by the seat's code.

    ``of_people`` says that a small number could tell who did it: then fewer than five are not told apart but to those who need to know.
    """

    key: str
    title: object
    counts: Callable[[], Mapping[str, int]]
    of_people: bool = False
