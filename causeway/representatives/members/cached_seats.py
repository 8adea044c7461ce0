"""Who holds a seat, as it was within the last minute: for acts that many people do in the same minute.

The first few seats of a minute are read one by one. Whoever asks for more of them has many visitors, and every seat is read at once.
"""

import datetime as dt

from django.core.cache import caches
from django.utils.translation import get_language

from causeway.frame.short_cache import short_cached
from causeway.representatives.members.queries import Seat, SeatState, all_seats
from causeway.representatives.members.queries import seat as seat_now

SECONDS = 60  # the list of MPs is read once a day, and staff record a vacancy a few times a year
ONE_BY_ONE = 10
_MISSES = "seats-read-one-by-one"


def seat(constituency_code: str, on: dt.date) -> Seat:
    """Return who holds the seat on a day, at most a minute old; a seat without an MP is always looked up, with its reason.

    Raises ``Area.DoesNotExist`` for a code that is no seat.
    """
    return short_cached(
        _name(constituency_code, on), lambda: _read(constituency_code, on), seconds=SECONDS, worth_keeping=_is_held
    )


def _name(constituency_code: str, on: dt.date) -> str:
    return f"seat:{constituency_code[:9].encode().hex()}:{on}:{get_language()}"


def _read(constituency_code: str, on: dt.date) -> Seat:
    if _read_in_this_minute() == ONE_BY_ONE:
        held = {_name(each.constituency.code, on): each for each in all_seats(on) if _is_held(each)}
        caches["short"].set_many(held, SECONDS)
    return seat_now(constituency_code, on)


def _read_in_this_minute() -> int:
    """Count one reading, and return how many there were in the minute that the first of them began."""
    name = f"{_MISSES}:{get_language()}"
    caches["short"].add(name, 0, SECONDS)
    try:
        return caches["short"].incr(name)
    except ValueError:  # the minute ended in between
        return 1


def _is_held(found: Seat) -> bool:
    return found.state is SeatState.HELD
