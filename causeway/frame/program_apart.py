"""Running another program on what strangers made: apart, without a network where the kernel allows that, and with limits."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from causeway.frame.sandbox import ROOT, TooMuch

ALONE = ("--map-root-user", "--net", "--pid", "--fork", "--kill-child=KILL")


@dataclass(frozen=True)
class Bounds:
    """What one run may cost: processor seconds (the clock is given twice as many), memory, and the largest file it writes."""

    seconds: int
    megabytes: int
    file_megabytes: int


@cache
def alone() -> tuple[str, ...]:
    """Return what puts a program into a network and a list of processes of its own; nothing where the kernel or a container forbids it."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    tried = subprocess.run([unshare, *ALONE, "true"], capture_output=True, check=False)  # noqa: S603  our own words
    return () if tried.returncode else (unshare, *ALONE)


def run_apart(command: Sequence[str], folder: Path, bounds: Bounds) -> None:
    """Run a program in a folder that is all it is told of; raises :class:`TooMuch` where it fails or takes too much.

    It and all it started are ended when its time is over. Its environment holds no secrets and a proxy that leads nowhere.
    """
    child = [sys.executable, "-s", "-m", "causeway.frame.program_child", *map(str, vars(bounds).values()), str(folder)]
    running = subprocess.Popen(  # noqa: S603  a program that the caller names; what strangers made stands in a file
        [*alone(), *child, *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(folder),
        cwd=ROOT,
        start_new_session=True,
    )
    try:
        ended = running.wait(2 * bounds.seconds + 5)
    except subprocess.TimeoutExpired as error:
        raise TooMuch(f"{command[0]} took too long") from error
    finally:
        _end(running)
    if ended:
        raise TooMuch(f"{command[0]} ended with {ended}")


def _environment(folder: Path) -> dict[str, str]:
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), "http://127.0.0.1:9")
    return nowhere | {
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "TMPDIR": str(folder),
    }


def _end(running: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
