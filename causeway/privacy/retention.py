"""Erasing in time: what every declaration says is due, and what rooms do besides; the worker runs all of it every hour."""

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from functools import partial
from typing import Any

from causeway.frame.registered import Registered
from causeway.privacy.erasing import erase_due
from causeway.privacy.registry import declared

logger = logging.getLogger(__name__)

# Functions for what no declaration can say, such as files; one is given the moment and must bear being run at any time.
erases_in_time = Registered[Callable[[dt.datetime], Any]]()


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
    """Run every registered job, then erase by every declaration, and return what each did; one that fails keeps no other from running."""
    jobs = tuple(_run(_name_of(job), job, now) for job in erases_in_time)
    by_declaration = [(model, declaration) for model, declaration in declared() if declaration.until is not None]
    return (*jobs, *(_run(model._meta.label, partial(erase_due, model, of), now) for model, of in by_declaration))  # noqa: SLF001


def _name_of(job: Callable[..., object]) -> str:
    return f"{job.__module__.removeprefix('causeway.')}.{getattr(job, '__name__', 'job')}"


def _run(name: str, job: Callable[[dt.datetime], object], now: dt.datetime) -> Ran:
    try:
        return Ran(name, _counts(job(now)))
    except Exception:
        logger.exception("Erasing in time failed in %s", name)
        return Ran(name, {}, failed=True)
