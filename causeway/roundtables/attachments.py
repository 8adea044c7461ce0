"""The paper about a seat that goes with its MP's invitation. The room that makes such papers stands above and registers here at start."""

import datetime as dt
import logging
from collections.abc import Callable

from django.urls import reverse

from causeway.areas.models import AreaKind
from causeway.outbox.actions import File

logger = logging.getLogger(__name__)

Briefing = Callable[[str, dt.date], File | None]
_briefings: list[Briefing] = []


def gives_briefing(make: Briefing) -> Briefing:
    """Register the function that makes the briefing of a seat (its GSS code) as at a day; ``None`` where it has nothing to say."""
    if make not in _briefings:
        _briefings.append(make)
    return make


def briefing(seat_code: str, on: dt.date) -> File | None:
    """Return the seat's briefing, or ``None`` where nothing makes one. A paper that fails keeps no invitation from going."""
    for make in _briefings:
        try:
            made = make(seat_code, on)
        except Exception:
            logger.exception("The briefing of %s could not be made", seat_code)
            continue
        if made is not None:
            return made
    return None


def has_briefings() -> bool:
    """Whether any room makes briefings."""
    return bool(_briefings)


def area_page(seat_code: str) -> str:
    """Return the path of the page that shows what is published about a seat."""
    return reverse("evidence:area", args=[AreaKind.CONSTITUENCY.value, seat_code])
