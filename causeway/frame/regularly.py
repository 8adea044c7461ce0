"""What has to be looked at now and then: each room registers a short job, and the worker runs all of them."""

import datetime as dt
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

logger = logging.getLogger(__name__)

_Job = TypeVar("_Job", bound=Callable[[dt.datetime], object])
_jobs: dict[Callable[[dt.datetime], object], float] = {}


def regularly(*, every: dt.timedelta) -> Callable[[_Job], _Job]:
    """Register a job to be called about this often with the time of day. It must be short, for mail waits meanwhile.

    Several workers may call it at once, and any may be killed in the middle: it must bear both.
    """

    def register(job: _Job) -> _Job:
        _jobs[job] = every.total_seconds()
        return job

    return register


@dataclass
class Rounds:
    """One worker's memory of when it last did what; at first nothing is done, so everything is done soon after the start."""

    done: dict[Callable[[dt.datetime], object], float] = field(default_factory=dict)

    def make(self, now: dt.datetime) -> None:
        """Do what is due; a job that fails is logged, does not keep the others from being done, and comes round again."""
        for job, seconds in list(_jobs.items()):
            if (last := self.done.get(job)) is not None and time.monotonic() - last < seconds:
                continue
            self.done[job] = time.monotonic()
            try:
                job(now)
            except Exception:
                logger.exception("%s failed in %s", getattr(job, "__name__", "A regular job"), job.__module__)
