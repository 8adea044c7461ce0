"""The worker beside the web server, forked from it: one does not outlive the other."""

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence

from django.core.management import call_command

LOOKED_SECONDS = 1.0


@contextlib.contextmanager
def beside(commands: Sequence[str]) -> Iterator[None]:
    """Run management commands in processes of their own while this one serves; when one of them ends, this one is told to stop."""
    running = {_forked(command): command for command in commands}
    stopping = threading.Event()
    for pid, command in running.items():
        threading.Thread(target=_end_with, args=(pid, command, stopping), daemon=True).start()
    try:
        yield
    finally:
        stopping.set()
        for pid in running:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)
        for pid in running:
            _ended(pid)


def _forked(command: str) -> int:
    sys.stdout.flush()
    sys.stderr.flush()
    parent, pid = os.getpid(), os.fork()
    if pid:
        return pid
    status = 1
    try:
        threading.Thread(target=_end_without, args=(parent,), daemon=True).start()
        call_command(command)
        status = 0
    except KeyboardInterrupt:
        status = 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _end_without(parent: int) -> None:
    """End this process in order when the one it was forked from is no more."""
    while os.getppid() == parent:
        time.sleep(LOOKED_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)


def _end_with(pid: int, command: str, stopping: threading.Event) -> None:
    _ended(pid)
    if stopping.is_set():
        return
    sys.stderr.write(f"“{command}” has stopped, so the web server stops too.\n")
    os.kill(os.getpid(), signal.SIGTERM)


def _ended(pid: int) -> None:
    while True:
        try:
            found, _status = os.waitpid(pid, os.WNOHANG)
        except ChildProcessError:  # waited for by another thread of ours
            return
        if found:
            return
        time.sleep(0.1)
