"""Erasing in time: each room registers what erases its own, and the worker runs all of it every hour."""

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from typing import TypeVar

logger = logging.getLogger(__name__)

_Job = TypeVar("_Job", bound=Callable[[dt.datetime], object])
_jobs: list[Callable[[dt.datetime], object]] = []


def erases_in_time(job: _Job) -> _Job:
    """Register a function that erases what is past its time at the moment it is given; it must bear being run at any time."""
    if job not in _jobs:
        _jobs.append(job)
    return job


@dataclass(frozen=True)
class Ran:
    """What one job did: its name, how many it erased of each kind, and whether it failed."""

    job: str
    counts: Mapping[str, int]
    failed: bool = False


def _counts(result: object) -> dict[str, int]:
    if isinstance(result, int):
        return {"rows": int(result)}
    if is_dataclass(result) and not isinstance(result, type):
        return {name: count for name, count in asdict(result).items() if isinstance(count, int)}
    return {}


def erase_what_is_due(now: dt.datetime) -> tuple[Ran, ...]:
    """Run every registered job and return what each did; one that fails is logged and does not keep the others from running."""
    return tuple(_run(job, now) for job in _jobs)


def _run(job: Callable[[dt.datetime], object], now: dt.datetime) -> Ran:
    name = f"{job.__module__.removeprefix('causeway.')}.{getattr(job, '__name__', 'job')}"
    try:
        return Ran(name, _counts(job(now)))
    except Exception:
        logger.exception("Erasing in time failed in %s", job.__module__)
        return Ran(name, {}, failed=True)
