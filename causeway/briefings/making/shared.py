"""Finished papers where every machine of a site has them: in the database or an object store, as ``CAUSEWAY_FILES`` says.

Each machine has its own folder before it. What is asked here is asked only where the folder does not know a paper in its state: whoever made it
first has put it here, as one file with its state and tag in the first line. A store that does not answer, or not soon, is left alone for a while,
and papers are made as if there were none.
"""

import logging
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from causeway.files.waiting import within

ALIAS, FOLDER = "papers", "papers"
LEFT_ALONE_SECONDS = 30.0
WAIT_SECONDS = 2.0  # about what making a paper takes; the first question of a thread needs a good part of it
_HEAD = re.compile(rb"([0-9A-Za-z-]+) ([0-9A-Za-z-]+)")  # the tag becomes part of a file's name

_Answer = TypeVar("_Answer")

_log = logging.getLogger(__name__)
_left_until = [0.0]  # of this process


@dataclass(frozen=True)
class Shared:
    """A paper as another machine, or this one, has put it here; without a body where there was nothing to say."""

    state: str
    tag: str
    body: bytes


def _store() -> Storage | None:
    """Return where papers are shared; ``None`` on a site of one machine, and while the store is left alone."""
    if ALIAS not in storages.backends or time.monotonic() < _left_until[0]:
        return None
    return storages[ALIAS]


def _leave_alone(fault: OSError) -> None:
    _left_until[0] = time.monotonic() + LEFT_ALONE_SECONDS
    _log.error("Papers are not shared for %d seconds: %s", LEFT_ALONE_SECONDS, fault)


def _asked(store: Storage, ask: Callable[[], _Answer]) -> _Answer:
    """Return what a store answers: one that is elsewhere is not waited for longer than a paper takes to be made."""
    return within(WAIT_SECONDS, ask) if getattr(store, "elsewhere", False) else ask()


def _read(store: Storage, name: str) -> bytes:
    with store.open(name) as file:
        return bytes(file.read())


def _name(name: str, ending: str) -> str:
    return f"{FOLDER}/{name}.{ending}"


def brought(name: str, ending: str) -> Shared | None:
    """Return what is kept of a paper; ``None`` where nothing is, or what is no paper of ours, or nobody can say."""
    if (store := _store()) is None:
        return None
    try:
        head, _line, body = _asked(store, lambda: _read(store, _name(name, ending))).partition(b"\n")
    except FileNotFoundError:
        return None
    except OSError as fault:
        _leave_alone(fault)
        return None
    if (found := _HEAD.fullmatch(head)) is None:
        _log.error("%s is no paper, and is made anew", _name(name, ending))
        return None
    return Shared(found[1].decode(), found[2].decode(), body)


def put(name: str, ending: str, paper: Shared) -> None:
    """Keep a paper for every machine, in place of the one before."""
    if (store := _store()) is None:
        return
    try:
        content = f"{paper.state} {paper.tag}\n".encode("ascii") + paper.body
        _asked(store, lambda: store.save(_name(name, ending), ContentFile(content)))
    except OSError as fault:
        _leave_alone(fault)
