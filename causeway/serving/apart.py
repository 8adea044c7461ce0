"""What needs much memory and little time is done by one process for all of this machine's: begun when it is first asked, ended once idle.

A function is named as "package.module:function", so that whoever asks need not load what it needs. It depends on nothing but its argument, and
imports no Django, so that its process begins in a third of a second and holds no secrets. Where none is kept (a command, a test), and where it
does not answer, the work is done by whoever asks.
"""

import contextlib
import logging
import os
import pickle
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

LONGEST_SECONDS = 60.0  # that anybody waits for the other process
LOOKED_SECONDS = 0.5
WAITING = 64  # callers
SOCKET = "apart"
# Typst's threads would each have a share of the memory of their own, and what is large goes back at once: 10 MB for no time that can be measured.
SPARING = {
    "MALLOC_ARENA_MAX": "1",
    "RAYON_NUM_THREADS": "1",
    "MALLOC_MMAP_THRESHOLD_": "65536",
    "MALLOC_TRIM_THRESHOLD_": "500000",
}
ROOT = Path(__file__).resolve().parents[2]

_log = logging.getLogger(__name__)

_folder: list[Path] = []  # where the socket lies, for all processes that are forked later


def done(function: str, argument: Any) -> Any:
    """Return what a function makes of an argument; both can be pickled. Raises what the function raises."""
    if _folder:
        with contextlib.suppress(OSError, EOFError, pickle.PickleError):
            well, made = _asked(function, argument)
            if well:
                return made
    return called(function, argument)  # what went wrong there goes wrong here, where it can be told


def called(function: str, argument: Any) -> Any:
    """Return the same, made here."""
    module, _colon, name = function.partition(":")
    return getattr(import_module(module), name)(argument)


def _asked(function: str, argument: Any) -> tuple[bool, Any]:
    with socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(LONGEST_SECONDS)
        asking.connect(str(_folder[0] / SOCKET))
        with asking.makefile("rwb") as both:
            pickle.dump((function, argument), both)
            both.flush()
            answer: tuple[bool, Any] = pickle.load(both)  # noqa: S301  from our own process, in a folder that is ours alone
    return answer


@contextlib.contextmanager
def kept_apart() -> Iterator[None]:
    """Have a process for :func:`done` while this one serves, and all that are forked from it."""
    folder = Path(tempfile.mkdtemp(prefix="causeway-"))  # nobody else may open it
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / SOCKET))
        listening.listen(WAITING)
        keeper = _Keeper(listening)
        keeper.start()
        _folder.append(folder)
        try:
            yield
        finally:
            _folder.clear()
            keeper.stop()
            shutil.rmtree(folder, ignore_errors=True)


class _Keeper(threading.Thread):
    """Begins the process when somebody asks and none is there."""

    def __init__(self, listening: socket.socket) -> None:
        super().__init__(daemon=True)
        self._listening, self._stopping = listening, threading.Event()
        self._process: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        while not self._stopping.is_set():
            if self._somebody_asks(LOOKED_SECONDS) and not self._served():
                self._refuse()

    def stop(self) -> None:
        """End the process, if there is one, and begin no other."""
        self._stopping.set()
        if self._process is not None:
            self._process.terminate()
        self.join()

    def _somebody_asks(self, seconds: float) -> bool:
        return bool(select.select([self._listening], [], [], seconds)[0])

    def _served(self) -> bool:
        """Begin the process and wait for its end; returns whether that was a good one."""
        environment = {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "PATH": os.environ.get("PATH", "")} | SPARING
        command = [sys.executable, "-s", "-m", "causeway.serving.apart_child"]
        try:
            self._process = subprocess.Popen(command, stdin=self._listening.fileno(), env=environment, cwd=ROOT)  # noqa: S603  our own program
        except OSError:  # no memory for one more
            _log.exception("What is done by one process for all is done by each for itself")
            return False
        if self._stopping.is_set():  # while it began
            self._process.terminate()
        return self._process.wait() == 0

    def _refuse(self) -> None:
        """Let those who wait for a process that has failed do it themselves."""
        while self._somebody_asks(0):
            self._listening.accept()[0].close()
