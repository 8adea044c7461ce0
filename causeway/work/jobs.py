"""Jobs as data: what has to be done again and again. Each room lists its own, and the worker does all of them."""

import datetime as dt
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

Step = Callable[[threading.Event], int]


@dataclass(frozen=True)
class Job:
    """What is done about once in ``every``, by one worker of all. ``run`` is given the time of day.

    Its worker may be killed in the middle; then another does it again within minutes, so it must bear being done twice.
    """

    name: str
    every: dt.timedelta
    run: Callable[[dt.datetime], object]


@dataclass(frozen=True)
class Steady:
    """What goes on all the time, in a thread of its own in every worker.

    ``begin`` opens it and gives its step, which does a little and returns how much it found; after nothing it rests for ``idle``. A step
    is given the event that tells it to stop. Several workers do it at once, so it takes care itself that no two do the same.
    """

    name: str
    begin: Callable[[], AbstractContextManager[Step]]
    idle: dt.timedelta


_registered: dict[str, Job | Steady] = {}


def hours(count: float) -> dt.timedelta:
    """Return so many hours."""
    return dt.timedelta(hours=count)


def minutes(count: float) -> dt.timedelta:
    """Return so many minutes."""
    return dt.timedelta(minutes=count)


def seconds(count: float) -> dt.timedelta:
    """Return so many seconds."""
    return dt.timedelta(seconds=count)


def every(period: dt.timedelta, run: Callable[[dt.datetime], object], *, name: str = "") -> Job:
    """Return the job of calling ``run`` once in ``period``; it is named for its room and function, wherever in the room that stands."""
    return Job(name or _name_of(run), period, run)


def always(run: Callable[[dt.datetime], int], *, idle: dt.timedelta, name: str = "") -> Steady:
    """Return the job of calling ``run`` over and over; while it finds nothing, once in ``idle``."""

    def step(_stop: threading.Event) -> int:
        return run(dt.datetime.now(dt.UTC))

    return Steady(name or _name_of(run), lambda: nullcontext(step), idle)


def _name_of(run: Callable[..., object]) -> str:
    room = run.__module__.removeprefix("causeway.").partition(".")[0]
    return f"{room}.{getattr(run, '__name__', 'job')}"


def register(*jobs: Job | Steady) -> None:
    """Have the worker do these; raises :class:`ValueError` when two jobs share a name, for one would never be done."""
    for job in jobs:
        if _registered.setdefault(job.name, job) != job:
            raise ValueError(f"Two jobs are called {job.name}.")


def jobs() -> tuple[Job, ...]:
    """Return what is done now and then."""
    return tuple(each for each in _registered.values() if isinstance(each, Job))


def steady() -> tuple[Steady, ...]:
    """Return what goes on all the time."""
    return tuple(each for each in _registered.values() if isinstance(each, Steady))
