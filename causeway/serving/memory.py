"""Giving memory back that a process no longer uses: C's allocator keeps what was freed, for a next time that may not come."""

import ctypes
from collections.abc import Callable
from functools import lru_cache

_remembering: list[Callable[[], None]] = []


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


def at_rest(forget: Callable[[], None]) -> Callable[[], None]:
    """Have a function called when its process has nothing to do for a moment: it drops what is only remembered for a next time."""
    _remembering.append(forget)
    return forget


def rest() -> None:
    """Drop what need not be remembered, and give it back."""
    for forget in _remembering:
        forget()
    give_back()
