"""One web machine against two on this computer, beside one PostgreSQL and one Valkey or Redis; then each part killed, and what is seen.

The rival of each row is one machine whose pages and limits are its own, as a site on one machine has them. Two machines here share the
cores of one computer, so they cannot be twice as fast: what the table shows is what sharing costs. Real computers add a network, which
nobody has measured here.
"""

import os
import re
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks import table
from tests.several.machines import MANAGE, Machine, Machines, kill

SECONDS = table.size("seconds each", 6, 2, os.environ.get("CAUSEWAY_BENCH_SECONDS", ""))
SEAT = "/areas/constituency/E14001063/"
PAGES = (("a seat's page, kept", SEAT), ("the home page", "/"), ("/health/ready/", "/health/ready/"))
CONNECTIONS = 8
IN_EARNEST = ("shared_buffers=256MB",)  # what is committed is on the disk


def load(machines: list[Machine], path: str) -> float:
    """Return how many requests a second the machines answer together."""
    each = CONNECTIONS // len(machines)
    running = [
        subprocess.Popen(
            ["wrk", "-t1", f"-c{each}", f"-d{SECONDS}s", "-H", "Accept-Encoding: gzip", machine.url + path],
            stdout=subprocess.PIPE,
            text=True,
        )
        for machine in machines
    ]
    said = [process.communicate()[0] for process in running]
    if any("Non-2xx" in each for each in said):
        raise SystemExit(f"{path} answers with errors:\n{said}")
    return sum(float(re.search(r"Requests/sec:\s+([\d.]+)", each)[1]) for each in said)


class Visitor(threading.Thread):
    """Somebody who asks one machine for a page again and again, and writes down what came."""

    def __init__(self, machine: Machine) -> None:
        super().__init__(daemon=True)
        self.machine, self.over = machine, threading.Event()
        self.seen: Counter[str] = Counter()
        self.worst = self.last_fault = 0.0

    def run(self) -> None:
        """Ask until told to stop."""
        while not self.over.wait(0.02):
            begun = time.monotonic()
            try:
                said = str(self.machine.get(SEAT).status)
            except OSError as error:
                said = type(error).__name__
            self.worst = max(self.worst, time.monotonic() - begun)
            self.seen[said] += 1
            if said != "200":
                self.last_fault = time.monotonic()


def disturbed(name: str, machine: Machine, stop: Callable[[], object], start: Callable[[], object]) -> None:
    """Kill a part for three seconds, and print what a visitor of another machine saw and how long after its return."""
    visitor = Visitor(machine)
    visitor.start()
    time.sleep(1)
    stop()
    time.sleep(3)
    start()
    back = time.monotonic()
    time.sleep(3)
    visitor.over.set()
    visitor.join()
    seen = ", ".join(f"{said} × {count}" for said, count in visitor.seen.most_common())
    late = max(0.0, visitor.last_fault - back)
    print(f"{name:14}{seen}; longest {visitor.worst * 1000:,.0f} ms; well again {late:.1f} s after it was back")


def main() -> None:
    """Set up, measure, kill."""
    with tempfile.TemporaryDirectory(prefix="bench-several-") as made:
        folder = Path(made)
        machines = Machines(folder, options=IN_EARNEST)
        try:
            machines.set_up()
            measure(machines, folder)
        finally:
            machines.close()


def measure(machines: Machines, folder: Path) -> None:
    """Print both tables."""
    first, second = machines.all
    alone = Machine(folder / "alone", first.environment | {"CACHE_URL": ""})
    try:
        alone.set_up().wait()
        machines.serving = [machine.serve(processes) for machine, processes in ((first, 1), (second, 1), (alone, 1))]
        print(f"{'requests/s':24}{'one, its own':>14}{'one, shared':>14}{'two, shared':>14}{'shared/own':>12}{'two/own':>10}")
        for title, path in PAGES:
            for machine in (*machines.all, alone):
                machine.get(path)
            own, one, two = load([alone], path), load([first], path), load([first, second], path)
            print(f"{title:24}{own:14,.0f}{one:14,.0f}{two:14,.0f}{one / own:12.2f}{two / own:10.2f}")
            table.rate(f"{title}, two machines on one computer", two, "one machine, its own pages and limits", own)
    finally:
        alone.close()
    worker = [first.begin(*MANAGE, "work")]
    print("\nkilled for three seconds, seen by a visitor of the second machine:")
    disturbed("cache", second, machines.cache.kill, machines.cache.start)
    disturbed("web, the other", second, lambda: kill(machines.serving[0]), first.serve)
    disturbed("worker", second, lambda: kill(worker[0]), lambda: first.begin(*MANAGE, "work"))
    disturbed("database", second, machines.database.kill, machines.database.start)


if __name__ == "__main__":
    main()
