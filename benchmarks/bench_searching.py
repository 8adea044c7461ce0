"""Searching many entries on both databases, beside what is plain: a scan by ``LIKE``, and the database's own search with its own ranking.

``CAUSEWAY_BENCH_ENTRIES`` says how many (100,000). The texts are put together by a fixed seed from pieces of the real titles, motions, questions and
speeches in ``tests/labelled/news.csv``, some seventy words each, with a few made-up words, since real news never runs out of new ones. Of more than
100,000 entries, the rest are copies of these, made by the database, which indexes each as it does any other.

Each query is asked :data:`ROUNDS` times as the site asks it, for the first twenty and their number; what is plain, being slow, thrice. Times are
the processor's, of this process and of PostgreSQL's that answers it, so that neighbours do not count; reading from disk is left out, as all of it
stands in memory. PostgreSQL is left out where its programs are not installed.
"""

import csv
import datetime as dt
import itertools
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

from benchmarks import table
from benchmarks.own_postgresql import own_postgresql

ENTRIES = table.size("entries", 100_000, 30_000, os.environ.get("CAUSEWAY_BENCH_ENTRIES", ""))
MADE_UP = 100_000
ROUNDS, SCANS = 30, 3
PIECE, NEW_WORDS = 12, 60_000
REAL = Path(__file__).parents[1] / "tests/labelled/news.csv"
QUERIES = {
    "a rare word": "m41234",
    "a word": "camhs",
    "a common word": "children",
    "the commonest word": "the",
    "two words": "mental health",
    "three words, one common": "the waiting school",
    "a phrase": '"mental health"',
    "a phrase of common words": '"of the"',
    "near": "children NEAR/5 support",
    "a beginning": "educat*",
    "the box": "speech* AND therap*",
    "one or another, but": "(autism OR dyslexia) NOT government",
    "a place and a word": "place:p7 children",
    "in the title": "title:education",
}


def _texts() -> Iterator[tuple[str, str, str]]:
    """Yield titles, texts and places."""
    chance = random.Random(57)
    with REAL.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    titles = [row["title"] for row in rows]
    words = [word for row in rows for word in row["text"].split()]
    for _ in range(min(ENTRIES, MADE_UP)):
        pieces = [" ".join(words[at : at + PIECE]) for at in (chance.randrange(len(words) - PIECE) for _ in range(5))]
        new = " ".join(f"m{int(NEW_WORDS ** chance.random())}" for _ in range(4))
        yield chance.choice(titles), f"{'. '.join(pieces)} {new}", f"p{chance.randrange(500)}"


_COLUMNS = "kind, weight, at, stamp, language, address, title, title_words, mark_words, text, text_words"
_COPY = f"""INSERT INTO searching_entry (room, key, {_COLUMNS})
SELECT room, %s || key, {_COLUMNS} FROM searching_entry WHERE key NOT LIKE '%%-%%'"""


def _fill() -> None:
    from django.core.management import call_command
    from django.db import connection

    from causeway.searching.index import put
    from causeway.searching.things import Thing

    call_command("migrate", "searching", verbosity=0)
    first = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    things = (
        Thing(str(at), "news", title, f"/{at}/", text, marks={"place": [place]}, at=first + dt.timedelta(minutes=at))
        for at, (title, text, place) in enumerate(_texts())
    )
    began = time.perf_counter()
    while some := list(itertools.islice(things, 5000)):
        put("news", some)
    print(f"{min(ENTRIES, MADE_UP):,} entries put in, {min(ENTRIES, MADE_UP) / (time.perf_counter() - began):,.0f} a second")
    with connection.cursor() as cursor:
        for copy in range(1, ENTRIES // MADE_UP):
            cursor.execute(_COPY, [f"{copy}-"])
        cursor.execute("ANALYZE")


def _clock() -> Callable[[], float]:
    """Return what tells the processor seconds of this process, and of the server's that answers it."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return time.process_time
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        told = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    return lambda: time.process_time() + int(told.read_text().split()[0]) / 1e9


def _took(ask: Callable[[], object], times: int, clock: Callable[[], float]) -> list[float]:
    took = []
    for _ in range(times):
        began = clock()
        ask()
        took.append(1000 * (clock() - began))
    return took


def _scan(words: list[str]) -> object:
    """Look for the words of a query in every text, which is what there would be without an index."""
    from django.db.models import Q

    from causeway.searching.models import Entry

    fits = Q()
    for word in words:
        fits &= Q(text_words__contains=f" {word} ") | Q(title_words__contains=f" {word} ")
    found = Entry.objects.filter(fits)
    return list(found.order_by("-at").values_list("pk", flat=True)[:20]), found.count()


_PLAIN = {
    "sqlite": (
        "SELECT rowid FROM searching_words WHERE searching_words MATCH %s ORDER BY rank LIMIT 20",
        "SELECT count(*) FROM searching_words WHERE searching_words MATCH %s",
    ),
    "postgresql": (
        "SELECT id FROM plain, plainto_tsquery('english', %s) asked WHERE vector @@ asked ORDER BY ts_rank(vector, asked) DESC LIMIT 20",
        "SELECT count(*) FROM plain WHERE vector @@ plainto_tsquery('english', %s)",
    ),
}
_PLAIN_TABLE = (
    "CREATE TABLE plain AS SELECT id, to_tsvector('english', title || ' ' || text) vector FROM searching_entry",
    "CREATE INDEX ON plain USING gin (vector)",
    "VACUUM ANALYZE plain",
)


def _plain(words: list[str]) -> object:
    """Ask the database's own search, ranked by its own measure, for the first twenty and their number."""
    from django.db import connection

    found = []
    with connection.cursor() as cursor:
        for sql in _PLAIN[connection.vendor]:
            cursor.execute(sql, [" ".join(words)])
            found.append(cursor.fetchall())
    return found


def _measure() -> None:
    from django.db import connection

    from causeway.searching.domain.reading import Fields, read
    from causeway.searching.domain.tree import Run, leaves
    from causeway.searching.index import find

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET max_parallel_workers_per_gather = 0")  # what others of its processes did would not be counted
            for sql in _PLAIN_TABLE:
                cursor.execute(sql)
    clock, fields = _clock(), Fields({"place": None})
    print(f"{'':26}{'found':>10}{'median':>12}{'most':>12}{'its own':>12}{'LIKE':>12}")
    every: list[float] = []
    for name, text in QUERIES.items():
        query = read(text, fields)
        took = _took(lambda query=query: find(query), ROUNDS, clock)
        words = [word for leaf in leaves(query) if isinstance(leaf, Run) for word in leaf.words] or ["children", "support"]
        plain = statistics.median(_took(lambda words=words: _plain(words), SCANS, clock))
        scan = _took(lambda words=words: _scan(words), SCANS, clock) if ENTRIES <= MADE_UP else []
        by_hand = f"{statistics.median(scan):.0f} ms" if scan else "-"
        every += took
        table.time(f"{connection.vendor}: {name}", statistics.median(took), "the database's own search", plain)
        middle, most = statistics.median(took), max(took)
        print(
            f"{name:26}{find(query).many:>10,}{middle:>9.1f} ms{most:>9.1f} ms{plain:>9.0f} ms{by_hand:>12}",
            flush=True,
        )
    cut = statistics.quantiles(every, n=100)
    print(f"{'all: median, p99':26}{'':>10}{statistics.median(every):>9.1f} ms{cut[98]:>9.1f} ms")


def _run() -> None:
    os.environ |= {"DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
    import django

    django.setup()
    _fill()
    _measure()


def main() -> None:
    """Measure SQLite, then PostgreSQL, each in a process of its own."""
    if "--one" in sys.argv:
        _run()
        return
    command = [sys.executable, "-m", "benchmarks.bench_searching", "--one"]
    print("SQLite")
    subprocess.run(command, check=True)
    with own_postgresql() as address:
        if address:
            folder = quote(address.partition("host=")[2].partition(" ")[0], safe="")
            print("\nPostgreSQL")
            subprocess.run(command, check=True, env=os.environ | {"DATABASE_URL": f"postgres://causeway@{folder}/postgres"})


if __name__ == "__main__":
    main()
