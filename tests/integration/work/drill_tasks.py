"""A task that says that it has begun, and does its work only when it is let."""

import os
import time
from pathlib import Path

from django_tasks import task


@task()
def wait_for_leave(folder):
    begun = Path(folder) / f"begun-{os.getpid()}"
    begun.touch()
    until = time.monotonic() + 30
    while not (Path(folder) / "leave").exists() and time.monotonic() < until:
        time.sleep(0.05)
    with (Path(folder) / "work").open("a") as work:
        work.write("done\n")
    return "done"
