"""Public pages over HTTP, each as a ratio to a bare Django view on the same server in the same run.

Two server processes, eight connections, one minute in all; three rounds, and the median of each, because two cores are shared
between the server and the load.
"""

import os
import re
import statistics
import subprocess

from benchmarks import table
from benchmarks.serving import free_port, set_up, wait_until_it_answers
from causeway.serving.server import command

ROUNDS = table.size("rounds", 3, 1)
SECONDS = 4
PAGES = (
    ("bare Django view", "/bare/"),
    ("campaign page", "/"),
    ("local case of a constituency", "/areas/constituency/E14001172/"),
    ("postcode look-up, to its answer", "/find/?q=SW1A+1AA"),
    ("search as you type", "/find/suggest?q=read"),
    ("start of a letter", "/write/"),
)


def requests_per_second(url: str) -> float:
    """Return what wrk measures; an answer other than 2xx or 3xx ends the benchmark."""
    said = subprocess.run(
        ["wrk", "-t1", "-c8", f"-d{SECONDS}s", "-H", "Accept-Encoding: gzip", url], capture_output=True, text=True, check=True
    ).stdout
    if "Non-2xx" in said:
        raise SystemExit(f"{url} answers with errors:\n{said}")
    found = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
    if not found:
        raise SystemExit(f"{url} was not answered once in {SECONDS} seconds: the machine is too busy to measure on.")
    return found


def measure(base: str) -> None:
    """Print the median of the rounds for each page."""
    rates: dict[str, list[float]] = {path: [] for _, path in PAGES}
    for _ in range(ROUNDS):
        for _, path in PAGES:
            rates[path].append(requests_per_second(base + path))
    bare = statistics.median(rates["/bare/"])
    print(f"{'':34}{'requests/s':>12}{'ms each':>10}{'× bare view':>13}")
    for title, path in PAGES:
        rate = statistics.median(rates[path])
        print(f"{title:34}{rate:12,.0f}{2000 / rate:10.2f}{bare / rate:13.1f}")
        if path != "/bare/":
            table.rate(title, rate, "bare Django view", bare, aim="2,000 a second where kept")


def main() -> None:
    """Set up a site in the folder CAUSEWAY_VAR names, serve it, measure it."""
    port = free_port()
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "benchmarks.settings", "CAUSEWAY_BASE_URL": f"http://127.0.0.1:{port}"}
    set_up(environment)
    server = subprocess.Popen(
        command("127.0.0.1", port, 2),
        env=environment,
    )
    try:
        wait_until_it_answers(f"http://127.0.0.1:{port}/health/ready/")
        measure(f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
