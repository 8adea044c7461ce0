"""The papers of many areas: what is kept in the same state is passed over, so that a run that was stopped goes on where it was."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from django.db import connections
from django.utils import translation
from django.utils.text import slugify

from causeway.areas.models import Area, AreaKind
from causeway.briefings.kinds import FORMATS, PDF, Format
from causeway.briefings.making import state
from causeway.briefings.making.making import Subject, file_of, ready, subject_of
from causeway.briefings.making.process import begin
from causeway.representatives.members import queries as representatives
from causeway.representatives.members.queries import Seat

_PAGE = re.compile(rb"/Type\s*/Page\b")
AHEAD = 4  # tasks a process has waiting


@dataclass(frozen=True)
class Order:
    """What is wanted of each area: the files by name, on which day, in which language, and a folder to copy them to, if any."""

    names: tuple[str, ...]
    on: dt.date
    language: str
    into: Path | None


@dataclass(frozen=True)
class Made:
    """What came of one area: how many files were made, were kept already, and have nothing to say; and what is wrong."""

    name: str
    made: int = 0
    kept: int = 0
    nothing: int = 0
    too_long: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Task:
    """One area with what is known of it already."""

    area: Area
    seat: Seat | None
    shared: str
    order: Order


def pages_of(pdf: bytes) -> int:
    """Return how many pages a PDF has that Typst wrote."""
    return len(_PAGE.findall(pdf))


def tasks(kind: str, order: Order) -> list[Task]:
    """Return every area of a kind that is in force on the day, by name."""
    areas = Area.objects.filter(kind=kind).as_at(order.on).order_by("name", "code")
    seats = representatives.seat_table(order.on) if kind == AreaKind.CONSTITUENCY else {}
    with translation.override(order.language):
        shared = state.common(order.on)
    return [Task(area, seats.get(area.code), shared, order) for area in areas]


def _copy_name(subject: Subject, chosen: Format) -> str:
    return f"{slugify(subject.name)}-{chosen.name}"


def _one(subject: Subject, chosen: Format, into: Path | None) -> Made:
    was_ready = ready(subject, chosen)
    file = file_of(subject, chosen)
    if file is None:
        return Made(subject.name, nothing=1)
    if into:
        (into / _copy_name(subject, chosen)).write_bytes(file.body)
    pages = pages_of(file.body) if chosen.most_pages and chosen.content_type == PDF else 0
    long = (f"{subject.name}, {chosen.name}: {pages} pages",) if pages > chosen.most_pages else ()
    return Made(subject.name, made=int(not was_ready), kept=int(was_ready), too_long=long)


def _together(name: str, each: Iterable[Made]) -> Made:
    found = list(each)
    return Made(
        name,
        sum(one.made for one in found),
        sum(one.kept for one in found),
        sum(one.nothing for one in found),
        tuple(said for one in found for said in one.too_long),
        tuple(said for one in found for said in one.failed),
    )


def done(task: Task) -> Made:
    """Make what is wanted of one area. What fails is named, and the rest is made all the same."""
    each: list[Made] = []
    order = task.order
    with translation.override(order.language):
        subject = subject_of(task.area, task.seat, order.on, task.shared)
        for name in order.names:
            try:
                each.append(_one(subject, FORMATS[name], order.into))
            except Exception as error:  # noqa: BLE001  one paper must not stop the rest, whatever is wrong with it
                each.append(Made(subject.name, failed=(f"{subject.name}, {name}: {type(error).__name__}: {error}",)))
    return _together(task.area.name, each)


def _pool(processes: int) -> ProcessPoolExecutor:
    connections.close_all()
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=begin)


def carried_out(wanted: list[Task], processes: int) -> Iterator[Made]:
    """Yield what came of each area as it is done, in no order; in this process alone where ``processes`` is 1."""
    if processes == 1:
        yield from map(done, wanted)
        return
    left = iter(wanted)
    with _pool(processes) as pool:
        running: set[Future[Made]] = set()
        try:
            while True:
                for task in left:
                    running.add(pool.submit(done, task))
                    if len(running) >= processes * AHEAD:
                        break
                if not running:
                    return
                finished, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (one.result() for one in finished)
        finally:
            pool.shutdown(cancel_futures=True)


def folder_for(into: Path) -> Path:
    """Return the folder to copy to, made where it is not there; raises ``OSError`` where it cannot be."""
    into.mkdir(parents=True, exist_ok=True)
    return into
