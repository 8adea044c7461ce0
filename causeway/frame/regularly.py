"""What has to be looked at now and then: each room registers a short job, and the worker runs it that often."""

import datetime as dt
import logging
from collections.abc import Callable
from typing import TypeVar

logger = logging.getLogger(__name__)

_Job = TypeVar("_Job", bound=Callable[[dt.datetime], object])
_jobs: dict[Callable[[dt.datetime], object], dt.timedelta] = {}
_last: dict[Callable[[dt.datetime], object], dt.datetime] = {}


def regularly(*, every: dt.timedelta) -> Callable[[_Job], _Job]:
    """Register a job that is given the moment; it must be short, for mail waits meanwhile, and bear being run at any time."""

    def register(job: _Job) -> _Job:
        _jobs[job] = every
        return job

    return register


def run_what_is_regular(now: dt.datetime) -> None:
    """Run every job whose time has come in this process; one that fails is logged and does not keep the others from running."""
    for job, every in _jobs.items():
        if job in _last and now - _last[job] < every:
            continue
        _last[job] = now
        try:
            job(now)
        except Exception:
            logger.exception("A regular job failed: %s", job.__module__)
