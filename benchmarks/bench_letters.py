"""Letters accepted, confirmed and queued a second, and delivered a second, on SQLite and on PostgreSQL.

Each beside its alternative in the same run: a bare view that inserts one row, and a bare smtplib loop to the same sink. Two server
processes, and the load on the same cores; databases write through to the disk as in earnest. What the server and PostgreSQL need of
the processor for one letter says what bounds it, whatever else the machine does. Under three minutes in all on a quiet one; with
``CAUSEWAY_BENCH_SECONDS=1`` everything is done a sixth as often. Beside all other benchmarks PostgreSQL alone is measured, for which
there is an aim. ``python -m benchmarks.bench_letters costs`` measures nothing but the
processor, in one process and step by step (``letter_costs``).
"""

import contextlib
import os
import pwd
import re
import shutil
import smtplib
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import table
from benchmarks.letters_site import TEXT
from benchmarks.processor_time import seconds_of
from benchmarks.serving import free_port, wait_until_it_answers
from causeway.serving.server import command

LOAD = Path(__file__).with_name("letters_load.lua")
SECONDS = table.size("seconds", 6, 2, os.environ.get("CAUSEWAY_BENCH_SECONDS", ""))
DRAFTS = 450 * SECONDS
WARM = 80  # letters that are asked for before anything is measured: a server that has just started reads its pack and its index
CONNECTIONS = 8
MAILS = 250 * SECONDS
AIM_A_MINUTE = 20_000
COSTED = 400  # letters whose cost is measured step by step


@dataclass(frozen=True)
class Rate:
    """What wrk says of one load."""

    requests: int
    a_second: float
    p50: str
    p99: str
    server_ms: float  # of one core, for each request
    database_ms: float


def load(running: "Served", lines: str, folder: Path) -> Rate:
    """Send every line once, or as many as go in the time; an answer other than 2xx or 3xx ends the benchmark."""
    (folder / "lines").write_text(lines)
    before = running.processor_seconds()
    command = [
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{SECONDS}s",
        "--latency",
        "--timeout",
        "20s",
        "-s",
        str(LOAD),
        running.base,
        "--",
        str(folder / "lines"),
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"The load met errors:\n{said}")
    spent = [1000 * (after - at_first) for after, at_first in zip(running.processor_seconds(), before, strict=True)]
    requests = int(re.search(r"(\d+) requests in", said)[1])
    return Rate(
        requests,
        float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]),
        re.search(r"^\s+50%\s+(\S+)", said, re.MULTILINE)[1],
        re.search(r"^\s+99%\s+(\S+)", said, re.MULTILINE)[1],
        spent[0] / requests,
        spent[1] / requests,
    )


def site(environment: dict[str, str], *command: str) -> str:
    """Run one of the site's commands and return what it prints."""
    command = (sys.executable, "-m", "benchmarks.letters_site", *command)
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


@dataclass(frozen=True)
class Served:
    """A running site: its address, its process, and its PostgreSQL's (0 where the database is in the server itself)."""

    base: str
    server: int
    postgresql: int

    def processor_seconds(self) -> tuple[float, float]:
        """Return what the server and the database have had so far."""
        return seconds_of(self.server), seconds_of(self.postgresql) if self.postgresql else 0.0


@contextlib.contextmanager
def served(environment: dict[str, str], postgresql: int) -> Iterator[Served]:
    """Serve the site as script/run does."""
    port = free_port()
    server = subprocess.Popen(
        command("127.0.0.1", port, 2),
        env=environment,
    )
    try:
        wait_until_it_answers(f"http://127.0.0.1:{port}/health/ready/")
        yield Served(f"http://127.0.0.1:{port}", server.pid, postgresql)
    finally:
        server.terminate()
        server.wait()


def _as_many(letters: int, *rates: Rate) -> bool:
    """Whether every request had its effect: an answer that refuses is a page like any other. Some are under way when the time is over."""
    return 0 <= letters - sum(rate.requests for rate in rates) <= CONNECTIONS * len(rates)


def accepting(environment: dict[str, str], folder: Path, postgresql: int) -> float:
    """Measure asking for delivery and confirming, beside one bare insert; then the comparing that the worker does afterwards.

    Returns how many letters a minute all cores could take, by the processor time that one needs.
    """
    drafts = site(environment, "drafts", str(WARM + DRAFTS)).splitlines(keepends=True)
    with served(environment, postgresql) as running:
        warm = load(running, "".join(drafts[:WARM]), folder)
        bare = load(running, "\n".join(["/bare-insert/\tx\t"] * 10_000 * SECONDS), folder)
        asked = load(running, "".join(drafts[WARM:]), folder)
        after_asking = follow_up(running, environment)
        links = site(environment, "links").splitlines(keepends=True)
        warm_links = load(running, "".join(links[:WARM]), folder)
        confirmed = load(running, "".join(links[WARM:]), folder)
        after_confirming = follow_up(running, environment)
    letters, queued, waiting = map(int, site(environment, "count").split())
    if queued != waiting or not _as_many(queued, warm_links, confirmed) or not _as_many(letters, warm, asked):
        raise SystemExit(
            f"Of {asked.requests} and {confirmed.requests} requests, {letters} letters are there, {queued} queued, {waiting} wait."
        )
    both = 1 / (1 / asked.a_second + 1 / confirmed.a_second)
    print(f"  {'':34}{'a second':>10}{'p50':>10}{'p99':>10}{'× bare insert':>15}{'server ms':>11}{'database ms':>13}")
    for title, rate in (
        ("bare view, one insert", bare),
        ("asked for (kept, link mailed)", asked),
        ("confirmed and queued", confirmed),
    ):
        times = bare.a_second / rate.a_second
        print(
            f"  {title:34}{rate.a_second:10,.0f}{rate.p50:>10}{rate.p99:>10}{times:15.1f}{rate.server_ms:11.1f}{rate.database_ms:13.1f}"
        )
    for title, cost in (
        ("followed up by a worker, asked", after_asking),
        ("followed up by a worker, confirmed", after_confirming),
    ):
        print(f"  {title:34}{'':45}{cost[0]:11.1f}{cost[1]:13.1f}")
    print(f"  {'both, one after the other':34}{both:10,.0f}{'':20}{bare.a_second / both:15.1f}")
    where = "PostgreSQL" if postgresql else "SQLite"
    aim = f"{AIM_A_MINUTE:,}"
    table.rate(f"letters asked for and confirmed, {where}", both * 60, "bare inserts", bare.a_second * 60, "a minute", aim)
    print(
        f"  {letters:,} letters asked for, {queued:,} queued. "
        f"{both * 60:,.0f} a minute: {both * 60 / AIM_A_MINUTE:.0%} of the aim of {AIM_A_MINUTE:,}."
    )
    needed = sum(part for rate in (asked, confirmed) for part in (rate.server_ms, rate.database_ms))
    needed += sum(after_asking) + sum(after_confirming)
    most, bare_most = (60_000 * (os.cpu_count() or 1) / each for each in (needed, bare.server_ms + bare.database_ms))
    table.rate(f"the same by processor time, {where}", most, "bare inserts", bare_most, "a minute", aim)
    print(f"  A letter needs {needed:.1f} ms of one core, the worker's part included.")
    print(f"  With nothing else to do, {os.cpu_count()} cores could take {most:,.0f} a minute.")
    print(f"  Compared with the others afterwards, by one worker: {site(environment, 'compare').strip()} a second.")
    return most


def follow_up(running: Served, environment: dict[str, str]) -> tuple[float, float]:
    """Have a worker write what all letters owe; return milliseconds of a core for one, its own and the database's."""
    before = running.processor_seconds()[1]
    done, ours = site(environment, "follow_up").split()
    return float(ours), 1000 * (running.processor_seconds()[1] - before) / max(int(done), 1)


def smtplib_loop(port: int) -> float:
    """Return messages a second of a bare loop over one connection."""
    message = f"From: campaign@example.org\r\nTo: mp@parliament.example.org\r\nSubject: An example\r\n\r\n{TEXT}\r\n"
    with smtplib.SMTP("127.0.0.1", port, local_hostname="bench") as smtp:
        started = time.perf_counter()
        for _ in range(MAILS):
            smtp.sendmail("campaign@example.org", ["mp@parliament.example.org"], message)
        return MAILS / (time.perf_counter() - started)


def delivering(environment: dict[str, str]) -> None:
    """Measure one worker and two on a full outbox, beside a bare smtplib loop."""
    with subprocess.Popen([sys.executable, "-m", "benchmarks.sink"], stdout=subprocess.PIPE, text=True) as sink:
        port = int(sink.stdout.readline())
        environment = environment | {"CAUSEWAY_MAIL": "smtp", "CAUSEWAY_SMTP_PORT": str(port), "CAUSEWAY_MAIL_PACED": "no"}
        bare = smtplib_loop(port)
        rows = [("bare smtplib loop", bare)]
        for workers in (1, 2):
            site(environment, "mail", str(MAILS))
            command = [sys.executable, "-m", "benchmarks.deliver_timed"]
            running = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(workers)]
            spans = [[float(part) for part in each.communicate()[0].split()] for each in running]
            if site(environment, "left").strip() != "0":
                raise SystemExit("Not every message has left.")
            spent = max(end for _, end in spans) - min(begin for begin, _ in spans)
            rows.append((f"the outbox, {workers} worker{'s' if workers > 1 else ''}", MAILS / spent))
        sink.terminate()
    print(f"  {'':34}{'a second':>10}{'× bare loop':>35}")
    for title, rate in rows:
        print(f"  {title:34}{rate:10,.0f}{bare / rate:35.1f}")


@contextlib.contextmanager
def postgresql(folder: Path) -> Iterator[tuple[str, int]]:
    """Start a private PostgreSQL that writes through to the disk; yields its address and process, or nothing where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    initdb = str(found[-1]) if found else shutil.which("initdb")
    if initdb is None:
        yield "", 0
        return
    tools, data = Path(initdb).parent, folder / "pg"
    user = {"user": "postgres"} if os.getuid() == 0 else {}  # PostgreSQL does not run as root
    data.mkdir()
    folder.chmod(0o755)
    if user:
        os.chown(data, pwd.getpwnam("postgres").pw_uid, -1)

    def run(tool: str, *arguments: str) -> None:
        subprocess.run([tools / tool, *arguments], stdout=subprocess.DEVNULL, check=True, cwd="/", **user)

    run("initdb", "-D", str(data), "-U", "causeway", "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8")
    run("pg_ctl", "-D", str(data), "-w", "-l", str(data / "log"), "-o", f"-k {data} -c listen_addresses=''", "start")
    try:
        run("createdb", "-h", str(data), "-U", "causeway", "causeway")
        process = int((data / "postmaster.pid").read_text().split()[0])
        yield f"postgres://causeway@{str(data).replace('/', '%2F')}/causeway", process
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")


def measure(title: str, folder: Path, url: str, process: int) -> float:
    """Set up a site on one database and print its figures; returns how many letters a minute it could take."""
    print(f"{title}", flush=True)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "CAUSEWAY_VAR": str(folder),
        "CAUSEWAY_TRUSTED_PROXIES": "1",
        **({"DATABASE_URL": url} if url else {}),
    }
    subprocess.run([sys.executable, "-m", "causeway", "set_up"], env=environment, check=True, stdout=subprocess.DEVNULL)
    if "costs" in sys.argv:
        print(site(environment, "costs", str(COSTED)), end="")
        return AIM_A_MINUTE
    most = accepting(environment, folder, process)
    delivering(environment)
    return most


def main() -> None:
    """Measure both databases, each in a folder of its own."""
    print(f"{os.cpu_count()} cores shared by server, database and load; {socket.gethostname() and sys.version.split()[0]}")
    only, most = os.environ.get("CAUSEWAY_BENCH_DATABASE", "postgresql" if table.in_part() else ""), float(AIM_A_MINUTE)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        if only != "postgresql":
            (folder / "sqlite").mkdir()
            measure("SQLite", folder / "sqlite", "", 0)
        if only != "sqlite":
            (folder / "postgresql").mkdir()
            with postgresql(folder) as (url, process):
                if url:
                    most = measure("PostgreSQL", folder / "postgresql", url, process)
                else:
                    print("PostgreSQL is not installed here: not measured")
    if most < AIM_A_MINUTE:
        table.short_of_aim(f"PostgreSQL: {most:,.0f} letters a minute by processor time, and {AIM_A_MINUTE:,} are aimed at.")


if __name__ == "__main__":
    main()
