"""What can be refreshed: each room registers the sources it reads, and how to read one of them again.

A room above this one registers a function that lists its sources; the command, the schedule and the staff's page know only what
stands here.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from causeway.fetching.domain.cadence import Cadence
from causeway.fetching.visiting import Visitor
from causeway.frame.registered import Registered


class RefreshFailed(Exception):  # noqa: N818  named for what happened
    """A refresh changed nothing; the message is a sentence that says why, and what to do where something can be done."""


@dataclass(frozen=True)
class Wish:
    """How one refresh is to be done. All but ``visitor`` and ``actor`` are for whoever refreshes by hand."""

    visitor: Visitor
    actor: str
    say: Callable[[str], object]
    urls: tuple[str, ...] = ()  # PATH=ADDRESS, where the publisher's page cannot be read
    origin: str = ""  # another server that speaks the same API
    kept: bool = False  # read what was fetched last time, and ask nobody
    day: dt.date | None = None  # the day the answers are of; today when empty


@dataclass(frozen=True)
class Outcome:
    """What came of a refresh: whether anything is different now, and a sentence about it."""

    changed: bool
    sentence: str


@dataclass(frozen=True)
class Refreshable:
    """One source: its name for commands, what people call it, where it is published, how often it is read, and how."""

    key: str
    title: str
    publisher: str
    address: str
    cadence: Cadence | None  # None: only by hand
    run: Callable[[Wish], Outcome]

    def folder(self) -> Path:
        """Return where its fetched files are kept."""
        return Path(settings.VAR) / "fetched" / self.key


refreshes = Registered[Callable[[], Iterable[Refreshable]]]()  # functions that list a room's sources


def refreshables() -> dict[str, Refreshable]:
    """Return every source by its key."""
    return {one.key: one for lister in refreshes for one in lister()}
