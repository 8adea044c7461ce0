"""A seat's briefing that goes with an invitation. The room that makes them registers here at start."""

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from causeway.areas.models import AreaKind
from causeway.outbox.actions import File

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Briefings:
    """A room's briefings.

    ``make`` returns that of a seat (its GSS code) as at a day, ``None`` where it has nothing to say; ``path`` where a person gets it.
    """

    make: Callable[[str, dt.date], File | None]
    path: Callable[[str], str]


_rooms: list[Briefings] = []


def gives_briefings(room: Briefings) -> None:
    """Register a room's briefings; the last one registered stands."""
    _rooms[:] = [room]


def briefing(seat_code: str, on: dt.date) -> File | None:
    """Return the seat's briefing, or ``None`` where nothing makes one. A paper that fails keeps no invitation from going."""
    try:
        return _rooms[0].make(seat_code, on) if _rooms else None
    except Exception:
        logger.exception("The briefing of %s could not be made", seat_code)
        return None


def download(seat_code: str) -> str:
    """Return the path where a seat's briefing is downloaded; empty where no room makes briefings."""
    return _rooms[0].path(seat_code) if _rooms else ""


def area_page(seat_code: str) -> str:
    """Return the path of the page that shows what is published about a seat."""
    return reverse("places:area", args=[AreaKind.CONSTITUENCY.value, seat_code])
