"""Where this site cites something: rooms register what they point to, and the library says of each resource where it is used."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.cache import caches

from causeway.frame.registered import Registered
from causeway.library.resources.domain import address_key

KEPT = dt.timedelta(minutes=5)
_CACHE = "library-citations"


@dataclass(frozen=True)
class Citation:
    """A page or paper of this site that points to ``target``: what it is called, where it stands, and what it takes from there."""

    target: str
    title: str
    address: str
    takes: str = ""


# Functions that return what a room cites; they may be asked every few minutes.
cites = Registered[Callable[[], Iterable[Citation]]]()


def citations() -> dict[str, tuple[Citation, ...]]:
    """Return every citation by the key of the address it points to; kept for five minutes."""
    kept: dict[str, tuple[Citation, ...]] | None = caches["short"].get(_CACHE)
    if kept is None:
        found: dict[str, list[Citation]] = defaultdict(list)
        for find in cites:
            for each in find():
                if each not in found[address_key(each.target)]:
                    found[address_key(each.target)].append(each)
        kept = {key: tuple(each) for key, each in found.items() if key}
        caches["short"].set(_CACHE, kept, KEPT.total_seconds())
    return kept


def used_in(key: str) -> tuple[Citation, ...]:
    """Return where something with this address key is cited."""
    return citations().get(key, ()) if key else ()
