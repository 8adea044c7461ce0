"""The loops of one worker: its rounds, and each steady job, until told to stop."""

import logging
import threading

from django.db import close_old_connections, connections
from django.utils import timezone

from causeway.work.jobs import Steady, jobs, steady
from causeway.work.leases import worker_name
from causeway.work.scheduler import Rounds

logger = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
AFTER_AN_ERROR_SECONDS = 5.0
LONG_SECONDS = (
    5.0  # idle that long, a job's thread holds no connection meanwhile: that is one or two megabytes, and quickly made again
)


def make_rounds(stop: threading.Event) -> None:
    """Do what is due now and then until told to stop; the job in hand is finished first."""
    rounds = Rounds(worker_name())
    while not stop.is_set():
        try:
            close_old_connections()
            for job in jobs():
                if not stop.is_set():
                    rounds.make([job], timezone.now())
        except Exception:
            logger.exception("The rounds were broken off; making them again")
            stop.wait(AFTER_AN_ERROR_SECONDS)
        stop.wait(LOOK_SECONDS)
    connections.close_all()


def keep_at(job: Steady, stop: threading.Event) -> None:
    """Do one steady job until told to stop. An unexpected error is logged, and the job begun anew."""
    while not stop.is_set():
        try:
            with job.begin() as step:
                while not stop.is_set():
                    close_old_connections()
                    if not step(stop):
                        _rest(job.idle.total_seconds(), stop)
        except Exception:
            logger.exception("%s failed; beginning it anew", job.name)
            stop.wait(AFTER_AN_ERROR_SECONDS)
    connections.close_all()


def _rest(seconds: float, stop: threading.Event) -> None:
    if seconds >= LONG_SECONDS:
        connections.close_all()
    stop.wait(seconds)


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
