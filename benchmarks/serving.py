"""Setting up a site to measure, and starting a server."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path

PREPARED = "CAUSEWAY_BENCH_SITE"  # a folder in which script/bench has set up a site, for all benchmarks to copy


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_it_answers(url: str) -> None:
    """Wait a minute and a half at the most for a server that is starting; ends the benchmark when it does not answer."""
    for _ in range(900):
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"{url} does not answer")


def set_up(environment: Mapping[str, str] = os.environ) -> None:
    """Set up a site with all that ships in the folder CAUSEWAY_VAR names: from a copy of the prepared one, where there is one."""
    if prepared := os.environ.get(PREPARED):
        shutil.copytree(prepared, Path(environment["CAUSEWAY_VAR"]), dirs_exist_ok=True)
    subprocess.run([sys.executable, "-m", "causeway", "set_up"], env=environment, check=True, stdout=subprocess.DEVNULL)
