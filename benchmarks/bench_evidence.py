"""The evidence pages over HTTP beside a bare Django view in the same run; one indicator over all areas; every statistic anew; memory.

One request after the other, to one server process: cold means that nothing of the page is kept (the process's cache is emptied before
each), warm that it is. Medians of :data:`ROUNDS`. The recomputing is timed whole, beside the shorter way of finding that
nothing changed. Memory is the server process's resident set before and after all of it.
"""

import os
import statistics
import subprocess
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from benchmarks import table
from benchmarks.serving import free_port, set_up, wait_until_it_answers
from causeway.serving.server import command

ROUNDS = 9
BARE = "bare Django view"
AREAS = ("constituency/E14001172", "constituency/E14001063", "authority/E10000003", "icb/E54000048")
ALL_AREAS = "/indicators/mental_health_first_contact/"
COMPARED = "/api/v1/indicators/mental_health_first_contact/comparisons"


def _milliseconds(url: str, before: Callable[[], None] = lambda: None) -> float:
    """Return the median time of one request; ``before`` each is not timed."""
    took = []
    for _ in range(ROUNDS):
        before()
        asked = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
        started = time.perf_counter()
        with urllib.request.urlopen(asked, timeout=30) as answer:
            answer.read()
        took.append(1000 * (time.perf_counter() - started))
    return statistics.median(took)


def _megabytes(process: int) -> float:
    """Return the resident set of a process and of its children."""
    total = 0.0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines())
        except OSError:
            continue  # it has ended
        if process in {int(folder.name), int(status["PPid"])} and "VmRSS" in status:
            total += int(status["VmRSS"].split()[0]) / 1024
    return total


def _line(title: str, took: float, bare: float) -> None:
    print(f"{title:50}{took:10.2f} ms{took / bare:10.1f}")
    if title != BARE:
        table.time(title, took, BARE, bare)


def _pages(base: str) -> None:
    def empty() -> None:
        urllib.request.urlopen(f"{base}/forget/", timeout=5).close()

    for path in ("/bare/", *(f"/areas/{one}/" for one in AREAS), ALL_AREAS):
        _milliseconds(base + path)  # what a process reads once
    bare = _milliseconds(f"{base}/bare/")
    print(f"{'':50}{'each':>13}{'× bare':>10}")
    _line(BARE, bare, bare)
    for one in AREAS:
        _line(f"{one}, cold", _milliseconds(f"{base}/areas/{one}/", empty), bare)
        _line(f"{one}, warm", _milliseconds(f"{base}/areas/{one}/"), bare)
    _line("one indicator over all areas, page", _milliseconds(base + ALL_AREAS), bare)
    _line("one indicator over all areas, JSON", _milliseconds(base + COMPARED), bare)


def _recompute() -> None:
    from causeway.evidence.models import Computation
    from causeway.evidence.statistics import comparing

    Computation.objects.all().delete()
    for title in ("every statistic computed and stored", "again, nothing having changed"):
        started = time.perf_counter()
        done = comparing.recompute(actor="benchmark")
        print(f"{title:50}{time.perf_counter() - started:10.3f} s  ({done.comparisons:,} comparisons, {done.spreads:,} spreads)")


def main() -> None:
    """Set up a site in the folder CAUSEWAY_VAR names, serve it by one process, measure it."""
    base = f"http://127.0.0.1:{(port := free_port())}"
    os.environ |= {"DJANGO_SETTINGS_MODULE": "benchmarks.settings", "CAUSEWAY_BASE_URL": base}
    set_up()
    import django

    django.setup()
    server = subprocess.Popen(command("127.0.0.1", port, 1))
    try:
        wait_until_it_answers(f"{base}/health/ready/")
        fresh = _megabytes(server.pid)
        _pages(base)
        print(f"{'memory of the server, at first and at last':50}{fresh:10.0f} MB{_megabytes(server.pid):10.0f} MB")
    finally:
        server.terminate()
        server.wait()
    _recompute()


if __name__ == "__main__":
    main()
