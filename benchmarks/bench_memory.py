"""What the whole site holds of a machine's memory as script/run starts it: the sum of what each process holds, what several share counted once.

PSS as Linux counts it, first as started and then after some pages of every kind. Aim: 400 MB.
"""

import os
import subprocess
import sys
import urllib.request
from pathlib import Path

from benchmarks.serving import free_port, wait_until_it_answers
from causeway.serving.server import command

PAGES = ("/", "/areas/constituency/E14001588/", "/areas/authority/E10000003/", "/indicators/", "/indicators/ehc_20_weeks/",
         "/inequality/", "/write/", "/find/?q=reading", "/search/?q=waiting", "/papers/constituency/E14001172/", "/news/")  # fmt: skip
TURNS = 8  # of all of them, so that every thread of every process has had some


def family(pid: int) -> list[int]:
    """Return a process and everything that it started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in family(int(child)))]


def megabytes(pid: int) -> float:
    """Return the proportional set size of a process and of all that it started."""
    lines = [line for each in family(pid) for line in Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def main() -> None:
    """Set up a site in the folder CAUSEWAY_VAR names, start it, and measure it."""
    base = f"http://127.0.0.1:{(port := free_port())}"
    environment = os.environ | {"CAUSEWAY_BASE_URL": base}
    subprocess.run([sys.executable, "-m", "causeway", "set_up"], env=environment, check=True, stdout=subprocess.DEVNULL)
    site = subprocess.Popen([*command("127.0.0.1", port, 2), "work"], env=environment)
    try:
        wait_until_it_answers(f"{base}/health/ready/")
        print(f"{len(family(site.pid))} processes as started: {megabytes(site.pid):.0f} MB")
        for _ in range(TURNS):
            for path in PAGES:
                urllib.request.urlopen(base + path, timeout=60).close()
        print(f"after {TURNS * len(PAGES)} pages: {megabytes(site.pid):.0f} MB   (aim: 400)")
    finally:
        site.terminate()
        site.wait()


if __name__ == "__main__":
    main()
