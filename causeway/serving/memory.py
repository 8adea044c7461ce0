"""Giving memory back that a process no longer uses: C's allocator keeps what was freed, for a next time that may not come."""

import ctypes
from collections.abc import Callable
from functools import lru_cache


@lru_cache(maxsize=1)
def _trim() -> Callable[[int], int] | None:
    """Return glibc's own function; ``None`` where the machine's C library is another."""
    try:
        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError):
        return None
    return found


def give_back() -> None:
    """Return to the machine what was freed; ten milliseconds where it is much."""
    if (trim := _trim()) is not None:
        trim(0)
