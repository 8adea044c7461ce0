"""When to ask another server again, and when to give up."""

import datetime as dt
from email.utils import parsedate_to_datetime

TRIES = 4
LONGEST_WAIT_SECONDS = 60.0
AGAIN = frozenset({429, 500, 502, 503, 504})


def asked_to_wait(retry_after: str, now: dt.datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for, as number or date; ``None`` when it is empty or makes no sense."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=dt.UTC)
    return max(0.0, (until - now).total_seconds())


def wait_before(attempt: int, retry_after: str, now: dt.datetime) -> float | None:
    """Return the seconds to wait before the ``attempt``-th retry (from 1), or ``None`` when it is time to give up.

    The other server's own wish comes first; without one the wait doubles: 1, 2, 4 seconds. A server that asks for more than a
    minute is not asked again in this run.
    """
    if attempt >= TRIES:
        return None
    wish = asked_to_wait(retry_after, now)
    seconds = 2.0 ** (attempt - 1) if wish is None else wish
    return seconds if seconds <= LONGEST_WAIT_SECONDS else None
