"""What rooms above have to say about an area, as links on its page, without the page's room knowing them."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar


@dataclass(frozen=True)
class Link:
    """Where it leads, and what stands there; ``on`` is the latest day on which something was done there, if it tells of deeds.

    ``folded`` is what the room shows of it on the area's own page, as safe HTML that folds away; without it there is the link alone.
    """

    address: str
    words: str
    on: dt.date | None = None
    folded: str = ""


_Find = TypeVar("_Find", bound=Callable[[str, str, dt.datetime], Link | None])
_finds: list[Callable[[str, str, dt.datetime], Link | None]] = []


def beside_areas(find: _Find) -> _Find:
    """Register a function of an area's kind, its code and the time of day. It returns a link only where something is to be read there.

    Area pages are kept for some minutes, so a link may be that old.
    """
    if find not in _finds:
        _finds.append(find)
    return find


def links(kind: str, code: str, now: dt.datetime) -> tuple[Link, ...]:
    """Return what the rooms have beside an area."""
    return tuple(link for find in _finds if (link := find(kind, code, now)) is not None)
