"""Searching many entries on both databases, beside a scan of the same words by ``LIKE`` in the same run.

``CAUSEWAY_BENCH_ENTRIES`` says how many (100,000); the texts are made up by a fixed seed, of some sixty words each, with words as common as
English has them. Of more than 100,000 entries, the rest are copies of these, made by the database, which indexes each as it does any other.
Each query is asked :data:`ROUNDS` times as the site asks it, for the first twenty; a scan, being slow, is asked thrice. "Here" is the processor time
of this process, which a busy machine does not change: all of it for SQLite, and what is done with the answers for PostgreSQL.
PostgreSQL is left out where its programs are not installed.
"""

import datetime as dt
import itertools
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from urllib.parse import quote

from benchmarks.own_postgresql import own_postgresql

ENTRIES = int(os.environ.get("CAUSEWAY_BENCH_ENTRIES", "100000"))
MADE_UP = 100_000
ROUNDS, SCANS, WORDS = 15, 3, 30_000
QUERIES = {
    "a rare word": "w9000",
    "a common word": "w20",
    "two words": "w50 w300",
    "three words, one common": "w5 w200 w1500",
    "a phrase": '"w30 w40"',
    "near": "w100 NEAR/5 w120",
    "a beginning": "w123* w40",
    "one or another, but": "(w800 OR w900) NOT w10",
    "a place and a word": "place:p7 w60",
    "in the title": "title:w150 w30",
}


def _texts() -> Iterator[tuple[str, str, str]]:
    """Yield titles, texts and places: the word of rank n is as common as 1/n."""
    chance = random.Random(57)
    known = [f"w{number}" for number in range(1, WORDS + 1)]
    weights = list(itertools.accumulate(1 / number for number in range(1, WORDS + 1)))
    for _ in range(min(ENTRIES, MADE_UP)):
        words = chance.choices(known, cum_weights=weights, k=68)
        yield " ".join(words[:8]), " ".join(words[8:]), f"p{chance.randrange(500)}"


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


def _took(ask: Callable[[], object], times: int) -> list[float]:
    took = []
    for _ in range(times):
        began = time.perf_counter()
        ask()
        took.append(1000 * (time.perf_counter() - began))
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


def _measure() -> None:
    from causeway.searching.domain.reading import Fields, read
    from causeway.searching.domain.tree import Run, leaves
    from causeway.searching.index import find

    fields = Fields({"place": None})
    print(f"{'':26}{'found':>10}{'median':>12}{'p99':>12}{'here':>12}{'scan':>12}{'times':>9}")
    every: list[float] = []
    for name, text in QUERIES.items():
        query = read(text, fields)
        before = time.process_time()
        took = _took(lambda query=query: find(query), ROUNDS)
        here = 1000 * (time.process_time() - before) / ROUNDS
        words = [word for leaf in leaves(query) if isinstance(leaf, Run) for word in leaf.words] or ["w100", "w120"]
        scan = statistics.median(_took(lambda words=words: _scan(words), SCANS))
        middle = statistics.median(took)
        every += took
        print(
            f"{name:26}{find(query).many:>10,}{middle:>9.1f} ms{max(took):>9.1f} ms{here:>9.1f} ms{scan:>9.0f} ms{scan / middle:>9.0f}"
        )
    cut = statistics.quantiles(every, n=100)
    print(f"{'all':26}{'':>10}{statistics.median(every):>9.1f} ms{cut[98]:>9.1f} ms")


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
