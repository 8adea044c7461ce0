"""What the worker does from time to time besides delivering: each room registers its own, and the worker runs all of them."""

import datetime as dt
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

logger = logging.getLogger(__name__)

_Chore = TypeVar("_Chore", bound=Callable[[dt.datetime], object])
_chores: dict[Callable[[dt.datetime], object], float] = {}


def chore(every: dt.timedelta) -> Callable[[_Chore], _Chore]:
    """Register a function to be called about this often with the time of day.

    Several workers may call it at once, and any may be killed in the middle: it must bear both.
    """

    def register(job: _Chore) -> _Chore:
        _chores[job] = every.total_seconds()
        return job

    return register


@dataclass
class Rounds:
    """One worker's memory of when it last did what."""

    done: dict[Callable[[dt.datetime], object], float]

    @classmethod
    def new(cls) -> "Rounds":
        """Begin with nothing done: everything is done once soon after the start."""
        return cls({})

    def make(self, now: dt.datetime) -> None:
        """Do what is due; a chore that fails is logged, does not keep the others from being done, and comes round again."""
        for job, seconds in _chores.items():
            if (last := self.done.get(job)) is not None and time.monotonic() - last < seconds:
                continue
            self.done[job] = time.monotonic()
            try:
                job(now)
            except Exception:
                logger.exception("%s failed in %s", getattr(job, "__name__", "A chore"), job.__module__)
