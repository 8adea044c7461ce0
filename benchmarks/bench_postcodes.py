"""The postcode index beside a Python dictionary and a SQLite table of the same rows; then the API over HTTP beside a plain PostgreSQL.

The rows are read back out of the index, so that nothing but what ships is needed. "On disk" of the dictionary is a pickle of it.

Over HTTP the rival is ``plain_postcodes``: the same rows in a PostgreSQL table with the postcode as its key and two prepared statements, and
nothing around it. Both are served by the same server with one process, asked by the same load with sixteen connections. postcodes.io itself cannot
be installed by name, nor its data be had here: it was measured once, by those who asked for this, at a sixth of what one process of this site then
answered. It asks such a table too, with more around it.
"""

import os
import pickle
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import psycopg

from benchmarks import table as compared
from benchmarks.own_postgresql import own_postgresql
from benchmarks.serving import free_port, wait_until_it_answers
from causeway.areas.domain.postcode_index import COLUMNS, UNKNOWN, PostcodeIndex
from causeway.config.environment import ROOT
from causeway.serving.server import command as site

SHIPPED = ROOT / "reference" / "areas" / "postcodes.bin"
ASKED = 100_000
SECONDS = compared.size("seconds of load each", 5, 2)
TOGETHER = 100
BY_LINES = 10_000


def timed(act: Callable[[], object], rounds: int = 5) -> float:
    """Return the least of the rounds' seconds."""
    seconds = []
    for _ in range(rounds):
        started = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def main() -> None:
    """Print size, load time and rates of each, with ratios to the index."""
    index = PostcodeIndex(SHIPPED)
    every = index.postcodes()
    numbers = index.find_many(every)
    texts = every.astype(str).tolist()
    rows = {text: index.answers[number] for text, number in zip(texts, numbers.tolist(), strict=True)}
    asked = random.Random(1).sample(texts, ASKED)
    with tempfile.TemporaryDirectory() as folder:
        pickled, table = Path(folder) / "dict.pickle", Path(folder) / "table.sqlite3"
        pickled.write_bytes(pickle.dumps(rows, protocol=5))
        make_table(table, rows)
        database = sqlite3.connect(f"file:{table}?mode=ro&immutable=1", uri=True)
        one = f"SELECT {', '.join(COLUMNS)} FROM postcodes WHERE postcode = ?"
        single = {
            "index": timed(lambda: [index.find(text) for text in asked]),
            "dict": timed(lambda: [rows[text] for text in asked]),
            "SQLite": timed(lambda: [database.execute(one, (text,)).fetchone() for text in asked], 2),
        }
        bulk = {
            "index": timed(lambda: index.find_many(every), 3),
            "dict": timed(lambda: [rows[text] for text in texts], 3),
            "SQLite": timed(lambda: database.execute(f"SELECT {', '.join(COLUMNS)} FROM postcodes").fetchall(), 1),
        }
        loads = {
            "index": timed(lambda: PostcodeIndex(SHIPPED)),
            "dict": timed(lambda: pickle.loads(pickled.read_bytes()), 2),
            "SQLite": timed(lambda: sqlite3.connect(table).execute("SELECT 1").fetchone()),
        }
        sizes = {"index": SHIPPED.stat().st_size, "dict": pickled.stat().st_size, "SQLite": table.stat().st_size}
    assert not (numbers == UNKNOWN).any()
    print(f"{len(rows):,} postcodes, {len(COLUMNS)} areas each; × is the index's figure over the other's, or the other's over it")
    print(f"{'':8}{'on disk':>12}{'':>8}{'load':>12}{'':>8}{'single':>14}{'':>8}{'bulk':>14}")
    for name in ("index", "dict", "SQLite"):
        rate, many = ASKED / single[name], len(rows) / bulk[name]
        print(
            f"{name:8}{sizes[name] / 2**20:9.2f}MiB{sizes[name] / sizes['index']:7.1f}×{loads[name] * 1000:10.1f}ms"
            f"{loads[name] / loads['index']:7.1f}×{rate:12,.0f}/s{single[name] / single['index']:7.2f}×{many:12,.0f}/s"
            f"{bulk[name] / bulk['index']:7.2f}×"
        )
    print(f"One look-up in the index: {single['index'] / ASKED * 1e6:.1f} µs")
    compared.rate("one postcode in the index", ASKED / single["index"], "SQLite table", ASKED / single["SQLite"])
    compared.rate("all postcodes in the index", len(rows) / bulk["index"], "SQLite table", len(rows) / bulk["SQLite"])
    over_http(rows, asked)


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
def served(command: Callable[[int], list[str]], environment: Mapping[str, str], path: str) -> Iterator[str]:
    """Run the command for a free port, and give its address once ``path`` answers."""
    port = free_port()
    server = subprocess.Popen(command(port), env=os.environ | dict(environment), cwd=ROOT)
    try:
        wait_until_it_answers(f"http://127.0.0.1:{port}{path}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def load(base: str, start: str, postcodes: Path, together: int) -> tuple[float, str]:
    """Return how many postcodes a second wrk has answered, and the 99th percentile of its requests."""
    command = ["wrk", "-t1", "-c16", f"-d{SECONDS}s", "--latency", "-s", "benchmarks/postcodes_load.lua", base]
    said = subprocess.run(
        [*command, "--", str(postcodes), start, str(together)], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    if "Non-2xx" in said:
        raise SystemExit(f"{base}{start} answers with errors:\n{said}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]) * together, re.search(r"99%\s+(\S+)", said)[1]


def over_http(rows: dict[str, tuple[str | None, ...]], asked: list[str]) -> None:
    """Print postcodes a second over HTTP: alone, a hundred together, ten thousand as lines; ours beside the plain table."""
    with own_postgresql() as address, tempfile.TemporaryDirectory() as folder:
        if not address:
            print("PostgreSQL's programs are not installed, so the API is not compared.")
            return
        postcodes = Path(folder) / "postcodes"
        postcodes.write_text("\n".join(asked))
        fill(address, rows)
        plain_table = partial(plainly, "benchmarks.plain_postcodes:application")
        with served(plain_table, {"PLAIN_POSTCODES": address}, "/SW1A%201AA") as base:
            plain = {
                1: load(base, "/", postcodes, 1),
                TOGETHER: load(base, "/", postcodes, TOGETHER),
                BY_LINES: load(base, "/", postcodes, BY_LINES),
            }
        environment = {"DJANGO_SETTINGS_MODULE": "benchmarks.settings", "CAUSEWAY_VAR": folder}
        subprocess.run([sys.executable, "-m", "causeway", "migrate", "-v0"], env=os.environ | environment, cwd=ROOT, check=True)
        unlimited = "from causeway.limits.models import Chosen; Chosen.objects.create(name='api', most=0)"
        subprocess.run(
            [sys.executable, "-m", "causeway", "shell", "-v0", "-c", unlimited],
            env=os.environ | environment,
            cwd=ROOT,
            check=True,
        )
        with served(lambda port: site("127.0.0.1", port, 1), environment, "/api/v1/postcodes/SW1A%201AA") as base:
            ours = {
                1: load(base, "/api/v1/postcodes/", postcodes, 1),
                TOGETHER: load(base, "/api/v1/postcodes", postcodes, TOGETHER),
                BY_LINES: load(base, "/api/v1/postcodes.ndjson", postcodes, BY_LINES),
            }
    alone = plain[1][0]
    print(
        f"\n{'over HTTP, postcodes a second':32}{'ours':>12}{'p99':>10}{'plain table':>14}{'p99':>10}{'×':>8}{'× one by one':>14}"
    )
    for together, (rate, slow) in ours.items():
        theirs, their_slow = plain[together]
        name = "one by one" if together == 1 else f"{together:,} in a request"
        print(f"{name:32}{rate:12,.0f}{slow:>10}{theirs:14,.0f}{their_slow:>10}{rate / theirs:8.2f}{rate / alone:14.1f}")
        compared.rate(
            f"postcodes over HTTP, {name}",
            rate,
            "plain PostgreSQL table behind a plain server, one by one",
            alone,
            aim="30 × postcodes.io, which was not here" if together == 1 else "",
        )


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


def make_table(path: Path, rows: dict[str, tuple[str | None, ...]]) -> None:
    """Write the same rows as a SQLite table with the postcode as its key, without row numbers."""
    database = sqlite3.connect(path)
    database.execute(f"CREATE TABLE postcodes (postcode TEXT PRIMARY KEY, {', '.join(COLUMNS)}) WITHOUT ROWID")
    marks = ", ".join("?" * (1 + len(COLUMNS)))
    database.executemany(f"INSERT INTO postcodes VALUES ({marks})", ((text, *codes) for text, codes in rows.items()))
    database.commit()
    database.execute("VACUUM")
    database.close()


if __name__ == "__main__":
    main()
