"""The postcode API over HTTP beside two rivals.

Both have the same rows, asked by the same load with sixteen connections; each is one process, and PostgreSQL's own.
``plain_postcodes`` is a PostgreSQL table with the postcode as its key and two prepared statements, and nothing around it, behind the server that
the site has. ``express_postcodes.js`` is the stack of postcodes.io: Express with cors and JSON bodies, a pool of ten connections, and for each
postcode one statement that is planned anew and joins a table of names for each code. It is that stack and not postcodes.io itself, which cannot be
installed by name, nor its data be had here: it joins nine such tables (postcodes.io twenty-five, as its public source stands), writes no log and
counts nothing. postcodes.io itself was measured once, by those who asked for this, at a sixth of what one process of this site then answered.

A rate is of the clock, and of a quiet machine; the processor time of all processes of a side, for one postcode, holds on a busy one too, if
less well: who waits for the processor finds its caches taken. So all sides run beside each other and are asked in turn, round after round, and
of each the middle round counts.
"""

import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

import psycopg

from benchmarks import table as compared
from benchmarks.own_postgresql import own_postgresql
from benchmarks.processor_time import seconds_of
from benchmarks.serving import free_port, wait_until_it_answers
from causeway.areas.domain.postcode_index import COLUMNS
from causeway.config.environment import ROOT
from causeway.serving.server import command as site

SECONDS = compared.size("seconds of load each", 5, 2)
ROUNDS = 3
TOGETHER = 100
BY_LINES = 10_000
PLAIN, EXPRESS = "plain PostgreSQL table behind a plain server", "the stack of postcodes.io (not itself)"
OURS = "the site"
NODE_PACKAGES = ("express@4", "pg@8", "cors@2")
AIMS = {1: "30 × postcodes.io", TOGETHER: "1,000 × postcodes.io", BY_LINES: "1,000 × postcodes.io"}


class Load(NamedTuple):
    """Postcodes a second, the 99th percentile of requests as wrk writes it, and the processor time of one postcode in microseconds."""

    rate: float
    slow: str
    processor: float


class Served(NamedTuple):
    """The address of a server, and the processes that work for it, without their children."""

    base: str
    processes: tuple[int, ...]

    def beside(self, process: int) -> "Served":
        """Return the same server with one more process that works for it."""
        return Served(self.base, (*self.processes, process))


class Side(NamedTuple):
    """One of those compared: its name, its server, and where it is asked, by how many postcodes are in a request."""

    name: str
    served: Served
    asked_at: dict[int, str]


Measured = dict[int, Load]  # by how many postcodes are in a request


def plainly(application: str, port: int) -> list[str]:
    """Return the command that serves a WSGI application with one process of the server that the site has."""
    granian = str(Path(sys.executable).with_name("granian"))
    return [
        granian,
        "--interface",
        "wsgi",
        "--port",
        str(port),
        "--workers",
        "1",
        "--log-level",
        "warning",
        "--http",
        "1",
        application,
    ]


@contextmanager
def served(command: Callable[[int], list[str]], environment: Mapping[str, str], path: str) -> Iterator[Served]:
    """Run the command for a free port, and give its address and process once ``path`` answers."""
    port = free_port()
    server = subprocess.Popen(command(port), env=os.environ | dict(environment), cwd=ROOT)
    try:
        wait_until_it_answers(f"http://127.0.0.1:{port}{path}")
        yield Served(f"http://127.0.0.1:{port}", (server.pid,))
    finally:
        server.terminate()
        server.wait()


def load(server: Served, start: str, postcodes: Path, together: int) -> Load:
    """Return what wrk measures once the server has been under the same load for a second; longer where none is answered in time."""
    _wrk(server, start, postcodes, together, 1)
    for seconds in (SECONDS, 3 * SECONDS, 9 * SECONDS):
        before = sum(map(seconds_of, server.processes))
        said = _wrk(server, start, postcodes, together, seconds)
        spent = sum(map(seconds_of, server.processes)) - before
        if "Non-2xx" in said:
            raise SystemExit(f"{server.base}{start} answers with errors:\n{said}")
        if answered := int(re.search(r"(\d+) requests in", said)[1]):
            rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
            return Load(rate * together, re.search(r"99%\s+(\S+)", said)[1], 1e6 * spent / (answered * together))
    raise SystemExit(f"{server.base}{start} answers nothing in {9 * SECONDS} seconds")


def _wrk(server: Served, start: str, postcodes: Path, together: int, seconds: int) -> str:
    command = [
        "wrk",
        "-t1",
        "-c16",
        f"-d{seconds}s",
        "--latency",
        "--timeout",
        "60s",
        "-s",
        "benchmarks/postcodes_load.lua",
        server.base,
    ]
    asked = ["--", str(postcodes), start, str(together)]
    return subprocess.run([*command, *asked], capture_output=True, text=True, check=True, cwd=ROOT).stdout


def over_http(rows: dict[str, tuple[str | None, ...]], asked: list[str]) -> None:
    """Print postcodes a second over HTTP: alone, a hundred together, ten thousand as lines; ours beside the rivals."""
    with own_postgresql() as address, tempfile.TemporaryDirectory() as folder:
        if not address:
            print("PostgreSQL's programs are not installed, so the API is not compared.")
            return
        postcodes = Path(folder) / "postcodes"
        postcodes.write_text("\n".join(asked))
        fill(address, rows)
        with plain_table(address) as plain, same_stack(address, Path(folder)) as stack, our_api(Path(folder)) as site_itself:
            measured = in_turn([side for side in (plain, stack, site_itself) if side], postcodes)
    for together, found in measured.pop(OURS).items():
        name = "one by one" if together == 1 else f"{together:,} in a request"
        print(f"\n{name}: {told(found)}")
        for rival, theirs in measured.items():
            for of in {1, together} & set(theirs):
                times, less = found.rate / theirs[of].rate, theirs[of].processor / found.processor
                print(f"  {times:8.1f} ×, {less:8.1f} × by processor time: {rival}, {of:,} in a request: {told(theirs[of])}")
            what, one_by_one = f"postcodes over HTTP, {name}", f"{rival}, one by one"
            compared.rate(what, found.rate, one_by_one, theirs[1].rate, aim=AIMS[together] if rival == EXPRESS else "")
            compared.time(f"{what}, processor", found.processor, one_by_one, theirs[1].processor, "µs")


def in_turn(sides: Sequence[Side], postcodes: Path) -> dict[str, Measured]:
    """Return by its name what each side answers: of each size of request the middle of the rounds."""
    rounds: dict[tuple[str, int], list[Load]] = {}
    for _ in range(ROUNDS):
        for many in sorted({many for side in sides for many in side.asked_at}):
            for side in sides:
                if many in side.asked_at:
                    rounds.setdefault((side.name, many), []).append(load(side.served, side.asked_at[many], postcodes, many))
    return {side.name: {many: middle(rounds[side.name, many]) for many in side.asked_at} for side in sides}


def middle(loads: Sequence[Load]) -> Load:
    """Return the middle of each of an odd number of measurements; how slow the slowest were is of the one with the middle rate."""
    by_rate = sorted(loads)[len(loads) // 2]
    return by_rate._replace(processor=median(each.processor for each in loads))


def told(load: Load) -> str:
    """Return a measurement in words."""
    return f"{load.rate:,.0f} postcodes a second, 99th percentile {load.slow}, {load.processor:,.1f} µs of processor each"


def postmaster(address: str) -> int:
    """Return the process of the PostgreSQL that listens in a folder."""
    return int(Path(folder_of(address), "postmaster.pid").read_text().split()[0])


def folder_of(address: str) -> str:
    """Return the folder that holds PostgreSQL's data and its socket."""
    return address.partition(" ")[0].removeprefix("host=")


@contextmanager
def plain_table(address: str) -> Iterator[Side]:
    """Run the plain table behind the server that the site has."""
    command = partial(plainly, "benchmarks.plain_postcodes:application")
    with served(command, {"PLAIN_POSTCODES": address}, "/SW1A%201AA") as server:
        yield Side(PLAIN, server.beside(postmaster(address)), {1: "/", TOGETHER: "/"})


@contextmanager
def same_stack(address: str, folder: Path) -> Iterator[Side | None]:
    """Run the stack of postcodes.io over the same rows; nothing, with a sentence, where it cannot be installed."""
    if not can_be_installed(folder):
        print("Node is not installed, or Express and pg cannot be from npm, so the stack of postcodes.io is not compared.")
        yield None
        return
    name_tables(address)
    environment = {
        "NODE_PATH": str(folder / "node_modules"),
        "NODE_ENV": "production",
        "EXPRESS_POSTCODES": folder_of(address),
        "EXPRESS_COLUMNS": " ".join(COLUMNS),
    }
    with served(
        lambda port: ["node", "benchmarks/express_postcodes.js", str(port)], environment, "/postcodes/SW1A%201AA"
    ) as server:
        yield Side(EXPRESS, server.beside(postmaster(address)), {1: "/postcodes/", TOGETHER: "/postcodes"})


def can_be_installed(folder: Path) -> bool:
    """Install what the stack of postcodes.io is made of, and return whether that could be done."""
    if not (shutil.which("node") and shutil.which("npm")):
        return False
    command = ["npm", "install", "--silent", "--prefix", str(folder), *NODE_PACKAGES]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@contextmanager
def our_api(folder: Path) -> Iterator[Side]:
    """Run the site; its limit counts each request, and is set so high that none is refused."""
    environment = {"DJANGO_SETTINGS_MODULE": "benchmarks.settings", "CAUSEWAY_VAR": str(folder)}
    high = "from causeway.limits.models import Chosen; Chosen.objects.create(name='api', most=2_000_000_000)"
    for command in (["migrate", "-v0"], ["collectstatic", "-v0", "--noinput"], ["shell", "-v0", "-c", high]):
        subprocess.run([sys.executable, "-m", "causeway", *command], env=os.environ | environment, cwd=ROOT, check=True)
    asked_at = {1: "/api/v1/postcodes/", TOGETHER: "/api/v1/postcodes", BY_LINES: "/api/v1/postcodes.ndjson"}
    with served(lambda port: site("127.0.0.1", port, 1), environment, "/api/v1/postcodes/SW1A%201AA") as server:
        yield Side(OURS, server, asked_at)


def name_tables(address: str) -> None:
    """Write for each kind of area a table of its names, as postcodes.io has."""
    with (ROOT / "reference" / "areas" / "areas.csv").open(encoding="utf-8", newline="") as file:
        names = {row["code"]: row["name"] for row in csv.DictReader(file)}
    with psycopg.connect(address, autocommit=True) as database:
        for column in COLUMNS:
            table = f"names_of_{column}"
            database.execute(f"CREATE UNLOGGED TABLE {table} (code text PRIMARY KEY, name text NOT NULL)")
            codes = [code for (code,) in database.execute(f"SELECT DISTINCT {column} FROM postcodes WHERE {column} IS NOT NULL")]
            with database.cursor().copy(f"COPY {table} FROM STDIN") as copy:
                for code in codes:
                    copy.write_row((code, names.get(code, code)))
            database.execute(f"VACUUM ANALYZE {table}")


def fill(address: str, rows: dict[str, tuple[str | None, ...]]) -> None:
    """Write the rows as a PostgreSQL table that lies whole in memory, with its key."""
    with psycopg.connect(address, autocommit=True) as database:
        database.execute(
            f"CREATE UNLOGGED TABLE postcodes (postcode text NOT NULL, {', '.join(f'{name} text' for name in COLUMNS)})"
        )
        with database.cursor().copy("COPY postcodes FROM STDIN") as copy:
            for text, codes in rows.items():
                copy.write_row((text, *codes))
        database.execute("ALTER TABLE postcodes ADD PRIMARY KEY (postcode)")
        database.execute("VACUUM ANALYZE postcodes")
        database.execute("SELECT count(*) FROM postcodes")
