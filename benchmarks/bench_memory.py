"""What the whole site holds of a machine's memory as script/run starts it: the sum of what each process holds, what several share counted once.

PSS as Linux counts it, first as started and then after use: two thousand different pages, some again, and papers of twenty seats in all
their forms. Aim: 400 MB. CAUSEWAY_BENCH_PAGES says how many pages.
"""

import os
import random
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from benchmarks import table
from benchmarks.serving import free_port, set_up, wait_until_it_answers
from causeway.serving.apart import LOOKED_SECONDS
from causeway.serving.apart_child import IDLE_SECONDS
from causeway.serving.server import command

PAGES = ("/", "/areas/constituency/E14001588/", "/areas/authority/E10000003/", "/indicators/", "/indicators/ehc_20_weeks/",
         "/inequality/", "/write/", "/find/?q=reading", "/search/?q=waiting", "/papers/constituency/E14001172/", "/news/")  # fmt: skip
TURNS = 8  # of all of them, so that every thread of every process has had some
MANY = table.size("pages", 2000, 500, os.environ.get("CAUSEWAY_BENCH_PAGES", ""))
SEATS_WITH_PAPERS = 20
PAPERS = (
    "briefing.pdf",
    "slides.pptx",
    "slides.pdf",
    "governors.docx",
    "governors.pdf",
    "leaflet.pdf",
    "letter.docx",
    "card.png",
)
AIM = 400


def family(pid: int) -> list[int]:
    """Return a process and everything that it started."""
    children = [child for thread in Path(f"/proc/{pid}/task").glob("*/children") for child in thread.read_text().split()]
    return [pid, *(each for child in children for each in family(int(child)))]


def megabytes_of(pid: int) -> float:
    """Return the proportional set size of a process."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def megabytes(pid: int) -> float:
    """Return the same of a process and of all that it started, together."""
    return sum(megabytes_of(each) for each in family(pid))


def different(database: Path) -> list[str]:
    """Return the addresses of many different pages: areas of every kind and schools, in an order that a seed gives."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as site:
        areas = site.execute("SELECT kind, code FROM areas_area WHERE kind != 'nation'").fetchall()
        schools = site.execute("SELECT urn FROM areas_school").fetchall()
    found = [f"/areas/{kind}/{code}/" for kind, code in areas] + [f"/schools/{urn}/" for (urn,) in schools]
    random.Random(18).shuffle(found)
    return found[:MANY]


def papers(database: Path) -> list[str]:
    """Return the addresses of all papers of some seats."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as site:
        seats = site.execute(
            "SELECT code FROM areas_area WHERE kind = 'constituency' AND code LIKE 'E%' ORDER BY code"
        ).fetchall()
    some = seats[:: len(seats) // SEATS_WITH_PAPERS][:SEATS_WITH_PAPERS]
    return [f"/papers/constituency/{code}/{name}" for (code,) in some for name in PAPERS]


def opened(base: str, path: str) -> bool:
    """Ask for a page; returns whether there is one. An area of other borders than today's has none."""
    try:
        urllib.request.urlopen(base + path, timeout=60).close()
    except urllib.error.HTTPError as answer:
        answer.close()
        return False
    return True


def main() -> None:
    """Set up a site in the folder CAUSEWAY_VAR names, start it, and measure it."""
    base = f"http://127.0.0.1:{(port := free_port())}"
    environment = os.environ | {"CAUSEWAY_BASE_URL": base}
    set_up(environment)
    database = Path(os.environ["CAUSEWAY_VAR"]) / "causeway.sqlite3"
    site = subprocess.Popen([*command("127.0.0.1", port, 2), "work"], env=environment)
    try:
        wait_until_it_answers(f"{base}/health/ready/")
        began = megabytes(site.pid)
        print(f"{len(family(site.pid))} processes as started: {began:.0f} MB")
        for what, paths in (
            (f"{TURNS} turns of {len(PAGES)} pages", list(PAGES) * TURNS),
            ("different pages", different(database)),
            ("papers", papers(database)),
        ):
            there = sum(opened(base, path) for path in paths)
            used = megabytes(site.pid)
            print(f"after {what} ({there} of {len(paths)} there): {used:.0f} MB")
        time.sleep(IDLE_SECONDS + 3 * LOOKED_SECONDS)
        print(f"once what makes papers has ended: {(later := megabytes(site.pid)):.0f} MB")
        each = ", ".join(f"{megabytes_of(pid):.0f}" for pid in family(site.pid))
        print(f"(aim: {AIM}; by process: {each})")
        table.time("memory of the whole site while papers are made", used, "the same as it starts", began, "MB", f"{AIM} MB")
        table.time("memory of the whole site after use", later, "the same as it starts", began, "MB", f"{AIM} MB")
    finally:
        site.terminate()
        site.wait()


if __name__ == "__main__":
    main()
