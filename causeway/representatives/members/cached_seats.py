"""Who holds a seat, as it was within the last minute: for acts that many people do in the same minute."""

import datetime as dt

from django.utils.translation import get_language

from causeway.frame.short_cache import short_cached
from causeway.representatives.members.queries import Seat, SeatState
from causeway.representatives.members.queries import seat as seat_now

SECONDS = 60  # the list of MPs is read once a day, and staff record a vacancy a few times a year


def seat(constituency_code: str, on: dt.date) -> Seat:
    """Return who holds the seat on a day, at most a minute old; a seat without an MP is always looked up, with its reason.

    Raises ``Area.DoesNotExist`` for a code that is no seat.
    """
    name = f"seat:{constituency_code[:9].encode().hex()}:{on}:{get_language()}"
    return short_cached(name, lambda: seat_now(constituency_code, on), seconds=SECONDS, worth_keeping=_is_held)


def _is_held(found: Seat) -> bool:
    return found.state is SeatState.HELD
