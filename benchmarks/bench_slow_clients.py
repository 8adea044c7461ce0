"""Clients that never finish against web servers: what the site still answers, by server and interface, in the same run.

For each server the time of twenty answers of the health page while so many clients hang on it, beside the time without them; "none"
is no answer in five seconds. The last columns: requests a second of a bare view and of the campaign's page without any attack.

usage: script/bench slow_clients    MANY=4000 SERVERS="granian wsgi;waitress" to choose
"""

import asyncio
import os
import signal
import statistics
import subprocess
import sys
import time
import urllib.request

from benchmarks import table
from benchmarks.bench_pages import requests_per_second
from benchmarks.half_sent import Attack, allow_many_files, clients
from benchmarks.serving import free_port, set_up, wait_until_it_answers

MANY = table.size("clients", 3000, 1000, os.environ.get("MANY", ""))
TRIES, PATIENCE = 20, 5.0
GATE, DJANGO, WSGI = "causeway.config.asgi:application", "benchmarks.plain_asgi:application", "causeway.config.wsgi:application"
GRANIAN = ("granian", "--log-level", "error", "--workers", "2", "--http", "1", "--port", "{port}")
UVICORN = ("uvicorn", "--log-level", "error", "--workers", "2", "--no-access-log", "--lifespan", "off", "--port", "{port}")
GUNICORN = ("gunicorn", "--log-level", "error", "--workers", "2", "--bind", "127.0.0.1:{port}", WSGI)
SERVERS: dict[str, tuple[str, ...]] = {
    "granian wsgi": (*GRANIAN, "--interface", "wsgi", "--blocking-threads", "4", WSGI),
    "granian asgi, Django's own": (*GRANIAN, "--interface", "asginl", "--backpressure", "8000", DJANGO),
    "granian asgi, our gate": (sys.executable, "-m", "causeway.serving", "127.0.0.1", "{port}", "2"),
    "uvicorn, our gate": (*UVICORN, GATE),
    "hypercorn wsgi": ("hypercorn", "--log-level", "error", "--workers", "2", "--bind", "127.0.0.1:{port}", f"wsgi:{WSGI}"),
    "waitress": ("waitress-serve", "--listen=127.0.0.1:{port}", "--threads=8", "--connection-limit=15000", "--asyncore-use-poll", WSGI),
    "gunicorn gthread": (*GUNICORN, "--worker-class", "gthread", "--threads", "4"),
    "gunicorn gevent": (*GUNICORN, "--worker-class", "gevent", "--worker-connections", "8000"),
}  # fmt: skip


def times(url: str) -> list[float | None]:
    """Return the milliseconds of each try, ``None`` for one that was not answered; three in a row without end it."""
    taken: list[float | None] = []
    while len(taken) < TRIES and taken[-3:] != [None] * 3:
        started = time.perf_counter()
        try:
            urllib.request.urlopen(url, timeout=PATIENCE).close()
        except OSError:
            taken.append(None)
        else:
            taken.append((time.perf_counter() - started) * 1000)
    return taken


OURS, BEFORE, RIVAL = "granian asgi, our gate", "granian wsgi", "waitress"  # what we were, and the best of the others


def middle(taken: list[float | None]) -> float:
    """Return the median in milliseconds, one that was not answered as long as anybody waited for it."""
    return statistics.median(PATIENCE * 1000 if one is None else one for one in taken)


def shown(taken: list[float | None]) -> str:
    """Return the median and the longest, or that there was none."""
    answered = [one for one in taken if one is not None]
    missing = len(taken) - len(answered)
    if not answered:
        return "none"
    return f"{statistics.median(answered):.0f}/{max(answered):.0f} ms" + (f" ({missing} lost)" if missing else "")


async def under(port: int, attack: Attack) -> list[float | None]:
    """Return how the health page answers under one attack."""
    async with clients(port, attack, MANY):
        await asyncio.sleep(3)
        return await asyncio.to_thread(times, f"http://127.0.0.1:{port}/health/ready/")


def measure(port: int) -> tuple[list[str], dict[str, float]]:
    """Return one line's cells for a server that runs, and how long its middle answer takes under each attack."""
    base = f"http://127.0.0.1:{port}"
    cells, middles = [shown(times(f"{base}/health/ready/"))], {}
    rates = [f"{requests_per_second(base + page):,.0f}" for page in ("/bare/", "/")]
    for attack in Attack:
        taken = asyncio.run(under(port, attack))
        cells.append(shown(taken))
        middles[str(attack)] = middle(taken)
        time.sleep(1)
    return cells + rates, middles


def compare(found: dict[str, dict[str, float]]) -> None:
    """Note how we answer beside the others, under each attack."""
    for name in (BEFORE, RIVAL):
        for attack, ours in found.get(OURS, {}).items() if name in found else ():
            table.time(f"the health page while {MANY:,} clients hang: {attack}", ours, name, found[name][attack], aim="an answer")


def main() -> None:
    """Set up a site in the folder CAUSEWAY_VAR names, then serve it by each server in turn."""
    allow_many_files()
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
    set_up(environment)
    wanted = os.environ.get("SERVERS", ";".join((OURS, BEFORE, RIVAL) if table.in_part() else SERVERS)).split(";")
    found = {}
    print(f"{MANY} clients; median/longest of {TRIES} answers\n")
    print("| server | alone |", " | ".join(Attack), "| bare view /s | campaign page /s |")
    for name in wanted:
        port = free_port()
        server = subprocess.Popen(
            [part.format(port=port) for part in SERVERS[name]], env=environment, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            wait_until_it_answers(f"http://127.0.0.1:{port}/health/ready/")
            cells, found[name] = measure(port)
            print(f"| {name} |", " | ".join(cells), "|", flush=True)
        finally:
            os.killpg(server.pid, signal.SIGKILL)  # some wait for their slow clients before they stop
            server.wait()
    compare(found)


if __name__ == "__main__":
    main()
