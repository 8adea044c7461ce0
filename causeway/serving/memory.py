"""When a process looks for memory that it no longer uses, and gives it back: C's allocator keeps what was freed, for a next time."""

import ctypes
import gc
import mmap
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

_MAPPING = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r-[x-]p \S+ \S+ [1-9]\d* ")  # of a file, and never to be written
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3  # glibc's numbers of its options
LARGE_BYTES = 128 * 1024
_remembering: list[Callable[[], None]] = []


@contextmanager
def nothing_is_garbage() -> Iterator[None]:
    """Look for no garbage meanwhile: what a site imports stays, and to look through it again and again takes a fifth of its start."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


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


def let_go_of_libraries() -> None:
    """Let go of what was read of libraries' files: it stays with the system, which may drop it, and what is needed again comes from there.

    To load a library is to read most of it, thirty megabytes in all, and little of that is needed later. What a library has changed stays.
    """
    try:
        advise = ctypes.CDLL(None).madvise
        unchanged = list(_unchanged(Path("/proc/self/smaps").read_text().splitlines()))
    except (AttributeError, OSError):
        return
    for begin, end in unchanged:
        advise(ctypes.c_void_p(begin), ctypes.c_size_t(end - begin), mmap.MADV_DONTNEED)


def _unchanged(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the addresses, begin and end, of mappings of files that nothing can write, and in which no page is this process's own."""
    here: tuple[int, int] | None = None
    for line in lines:
        if found := _MAPPING.match(line):
            here = int(found[1], 16), int(found[2], 16)
        elif line[0] in "0123456789abcdef":
            here = None
        elif here and line.startswith("Anonymous:") and line.split()[1] == "0":
            yield here


def keep_little() -> None:
    """Have C's allocator give back at once what is large, and what is free at the end of what it holds; by itself it keeps ever more."""
    try:
        option = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError):
        return
    option(M_MMAP_THRESHOLD, LARGE_BYTES)
    option(M_TRIM_THRESHOLD, 2 * LARGE_BYTES)


def at_rest(forget: Callable[[], None]) -> Callable[[], None]:
    """Have a function called when its process has nothing to do for a moment: it drops what is only remembered for a next time."""
    _remembering.append(forget)
    return forget


def rest() -> None:
    """Drop what need not be remembered, and give it back."""
    for forget in _remembering:
        forget()
    give_back()
