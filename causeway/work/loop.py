"""The loops of one worker: its rounds, and each steady job, until told to stop."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import close_old_connections, connections
from django.utils import timezone

from causeway.frame.database.locked import is_locked
from causeway.work.jobs import Steady, jobs, steady
from causeway.work.leases import worker_name
from causeway.work.scheduler import Rounds

logger = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
AFTER_AN_ERROR_SECONDS = 5.0


@contextmanager
def begun_anew(what: str, rest: Callable[[float], object]) -> Iterator[None]:
    """Log what breaks off the work inside, and rest before whoever asked begins it anew. A locked database is one line."""
    try:
        yield
    except Exception as error:
        if is_locked(error):  # where that was met says nothing
            logger.warning("Broken off, and begun anew: %s (%s)", what, error)
        else:
            logger.exception("Broken off, and begun anew: %s", what)
        rest(AFTER_AN_ERROR_SECONDS)


def make_rounds(stop: threading.Event) -> None:
    """Do what is due now and then until told to stop; the job in hand is finished first."""
    rounds = Rounds(worker_name())
    while not stop.is_set():
        with begun_anew("the rounds", stop.wait):
            close_old_connections()
            for job in jobs():
                if not stop.is_set():
                    rounds.make([job], timezone.now())
        stop.wait(LOOK_SECONDS)
    connections.close_all()


def keep_at(job: Steady, stop: threading.Event) -> None:
    """Do one steady job until told to stop; what breaks it off is logged, and it is begun anew."""
    while not stop.is_set():
        with begun_anew(job.name, stop.wait), job.begin() as step:
            while not stop.is_set():
                close_old_connections()
                if not step(stop):
                    stop.wait(job.idle.total_seconds())
    connections.close_all()


def begin_all(stop: threading.Event) -> list[threading.Thread]:
    """Start the rounds and every steady job, each in a thread; they end soon after ``stop`` is set.

    What cannot begin, for want of a setting, raises its error here, before anything starts.
    """
    for job in steady():
        job.begin()
    threads = [threading.Thread(target=keep_at, args=(job, stop), name=job.name) for job in steady()]
    threads.append(threading.Thread(target=make_rounds, args=(stop,), name="rounds"))
    for thread in threads:
        thread.start()
    return threads
