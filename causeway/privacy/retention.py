"""Erasing in time: each room registers what erases its own, and the worker runs all of it every hour."""

import datetime as dt
import logging
from collections.abc import Callable
from typing import TypeVar

logger = logging.getLogger(__name__)

_Job = TypeVar("_Job", bound=Callable[[dt.datetime], object])
_jobs: list[Callable[[dt.datetime], object]] = []


def erases_in_time(job: _Job) -> _Job:
    """Register a function that erases what is past its time at the moment it is given; it must bear being run at any time."""
    if job not in _jobs:
        _jobs.append(job)
    return job


def erase_what_is_due(now: dt.datetime) -> None:
    """Run every registered job; one that fails is logged and does not keep the others from running."""
    for job in _jobs:
        try:
            job(now)
        except Exception:
            logger.exception("Erasing in time failed in %s", job.__module__)
