"""Asking a place for files that is elsewhere, and waiting no longer than it is worth.

A thread of its own asks, for a few more seconds at most, as the place's own limits say; whoever waits goes on before that.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLong
from functools import lru_cache
from typing import TypeVar

from causeway.files.gone import StoreGone

ASKING = 2  # threads of one process: each keeps a client of its own, and a slow place takes up no more

_Answer = TypeVar("_Answer")


@lru_cache(maxsize=1)
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(ASKING, thread_name_prefix="files")


os.register_at_fork(after_in_child=_pool.cache_clear)  # threads stay behind in the parent


def within(seconds: float, ask: Callable[[], _Answer]) -> _Answer:
    """Return what a place answers, or raise what it raises; :exc:`StoreGone` where that takes longer than ``seconds``."""
    asked = _pool().submit(ask)
    try:
        return asked.result(timeout=seconds)
    except TooLong:
        if asked.done():  # what it raised was its own word for that
            raise
        asked.cancel()
        raise StoreGone(f"The place for files has not answered in {seconds:g} seconds.") from None
