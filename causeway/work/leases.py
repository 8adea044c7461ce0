"""A lease: work is somebody's for two minutes, and for longer while they say that they live. Who is killed says nothing."""

import datetime as dt
import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import DatabaseError, InterfaceError, connections

logger = logging.getLogger(__name__)

LEASE = dt.timedelta(minutes=2)
BEAT_SECONDS = 20.0  # several beats may be missed before a lease runs out: a database that is busy must not cost the work
LONGEST = dt.timedelta(hours=2)  # what takes longer hangs, and is taken for lost


def worker_name() -> str:
    """Return a name that no other worker has, not even this one's next life."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"


@contextmanager
def kept(renew: Callable[[], bool], what: str) -> Iterator[None]:
    """Renew the lease on ``what`` from a thread beside the work until that ends, at most for two hours.

    ``renew`` returns whether the lease is still ours. Work that lost it is not stopped, which no thread can be: it must bear company.
    """
    ended = threading.Event()
    beating = threading.Thread(target=_beat, args=(ended, renew, what), name=f"lease on {what}", daemon=True)
    beating.start()
    try:
        yield
    finally:
        ended.set()
        beating.join()


def _beat(ended: threading.Event, renew: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + LONGEST.total_seconds()
    try:
        while not ended.wait(BEAT_SECONDS):
            if time.monotonic() > until:
                logger.error("%s takes more than %s: its lease runs out, and another worker will begin it again", what, LONGEST)
                return
            if not _renewed(renew, what):
                return
    finally:
        connections.close_all()


def _renewed(renew: Callable[[], bool], what: str) -> bool:
    try:
        ours = renew()
    except (DatabaseError, InterfaceError):
        logger.warning("The lease on %s could not be renewed; trying again", what, exc_info=True)
        return True
    if not ours:
        logger.warning("The lease on %s is another worker's: this one was too slow", what)
    return ours
