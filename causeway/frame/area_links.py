"""What rooms above have to say about an area, as links on its page, without the page's room knowing them."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from causeway.frame.registered import Registered


@dataclass(frozen=True)
class Link:
    """Where it leads, and what stands there; ``on`` is the latest day on which something was done there, if it tells of deeds.

    ``folded`` is what the room shows of it on the area's own page, as safe HTML that folds away; without it there is the link alone.
    """

    address: str
    words: str
    on: dt.date | None = None
    folded: str = ""


# Functions of an area's kind, its code and the time of day. One returns a link only where something is to be read there.
# Area pages are kept for some minutes, so a link may be that old.
beside_areas = Registered[Callable[[str, str, dt.datetime], Link | None]]()


def links(kind: str, code: str, now: dt.datetime) -> tuple[Link, ...]:
    """Return what the rooms have beside an area."""
    return tuple(link for find in beside_areas if (link := find(kind, code, now)) is not None)
