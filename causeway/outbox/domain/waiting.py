"""How long to wait before the next try."""

import datetime as dt

FIRST = dt.timedelta(minutes=1)
LONGEST = dt.timedelta(hours=4)
GIVE_UP_AFTER = dt.timedelta(days=4)  # as mail servers themselves do (RFC 5321, 4.5.4.1: at least 4–5 days)


def next_wait(tries: int, jitter: float) -> dt.timedelta:
    """Return the wait after ``tries`` tries: doubling from a minute to four hours, less up to a quarter by ``jitter`` (0 to 1)."""
    if not 0 <= jitter <= 1:
        raise ValueError(f"Jitter lies between 0 and 1, not {jitter}.")
    doubled: dt.timedelta = min(LONGEST, FIRST * 2 ** min(max(tries - 1, 0), 10))
    return doubled * (1 - jitter / 4)


def past_giving_up(created: dt.datetime, now: dt.datetime) -> bool:
    """Whether a message has been tried for so long that its writer should hear of it."""
    return now - created >= GIVE_UP_AFTER
