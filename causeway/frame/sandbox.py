"""Reading what strangers made in a process apart, with limits: whatever it holds, it can cost a few seconds and no more."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


class TooMuch(Exception):  # noqa: N818  named for what it is
    """It took too long or too much memory, or brought the process that read it down."""


@dataclass(frozen=True)
class Limits:
    """What reading one thing may cost."""

    seconds: int = 5
    megabytes: int = 1024
    answer: int = 1_000_000  # bytes


USUAL = Limits()


def read_apart(reader: str, raw: bytes, limits: Limits = USUAL) -> Any:
    """Return what ``reader`` ("package.module:function") makes of ``raw``, as plain JSON values; raises :class:`TooMuch`.

    The function stands in a domain module and imports no Django, so that a process of its own begins in a tenth of a second. That has
    no secrets in its environment, can write no file, and is ended when its time is over.
    """
    command = [sys.executable, "-s", "-m", "causeway.frame.sandbox_child", reader, str(limits.seconds), str(limits.megabytes)]
    environment = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8", "PATH": os.environ.get("PATH", "")}
    try:
        done = subprocess.run(  # noqa: S603  our own program; what strangers made goes in as data
            command, input=raw, capture_output=True, timeout=2 * limits.seconds + 5, env=environment, cwd=ROOT, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TooMuch(f"{reader} took too long") from error
    if done.returncode or len(done.stdout) > limits.answer:
        raise TooMuch(f"{reader} ended with {done.returncode}: {done.stderr[-200:]!r}")
    return json.loads(done.stdout)
