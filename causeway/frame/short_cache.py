"""Reads that may be a few seconds old: what rarely changes, and what every letter would ask the database for again.

They are kept in the process that read them, also where there is a shared cache: asking that would cost as much as the database.
"""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import caches

SECONDS = 10

_Read = TypeVar("_Read")


def short_cached(
    name: str, read: Callable[[], _Read], *, seconds: int = SECONDS, worth_keeping: Callable[[_Read], bool] = bool
) -> _Read:
    """Return what ``read`` gave under this name at most so many seconds ago, or what it gives now."""
    kept: _Read | None = caches["short"].get(name)
    if kept is not None:
        return kept
    found = read()
    if worth_keeping(found):
        caches["short"].set(name, found, seconds)
    return found


def any_lately(name: str, exists: Callable[[], bool]) -> bool:
    """Return whether there was any of something at most ten seconds ago: a room with nothing to tell of any area need not look at each."""
    return short_cached(name, exists, worth_keeping=lambda _found: True)


def forget(name: str) -> None:
    """Let the next reader of this process see what is true now; another process sees it when its seconds are over."""
    caches["short"].delete(name)
