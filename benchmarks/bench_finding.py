"""Finding places, schools and people by what was typed, beside PostgreSQL's trigrams over the same names.

Every search of :data:`TYPED` is made :data:`ROUNDS` times, with nothing kept between two; the quickest counts, for the others waited.
The trigrams are a table of the same names with
a GIN index, asked for the eight most alike by word similarity; they are left out where PostgreSQL's programs are not installed.
"""

import os
import statistics
import time
from collections.abc import Callable
from typing import Any

from benchmarks import table
from benchmarks.own_postgresql import own_postgresql
from benchmarks.serving import set_up

ROUNDS = 15
SUGGESTIONS = 8
TYPED = {
    "Hackny": "Hackney North and Stoke Newington",
    "gladston primary schol": "Gladstone Primary School",
    "Kier Starmer": "Keir Starmer",
    "Rt Hon Sir Keir Starmer MP": "Keir Starmer",
    "kent & medway": "NHS Kent and Medway Integrated Care Board",
    "Ynys Mon": "Ynys Môn",
    "newcastle upontyne": "Newcastle upon Tyne North",
    "birmngham erdington": "Birmingham Erdington",
    "Diane Abott": "Diane Abbott",
    "st marys": "St Mary's",
}
TRIGRAMS = "SELECT name FROM named WHERE %s <%% name ORDER BY word_similarity(%s, name) DESC, length(name) LIMIT 8"


def _timed(ask: Callable[[str], list[str]], typed: str, before: Callable[[], None]) -> tuple[float, list[str]]:
    took, found = [], []
    for _ in range(ROUNDS):
        before()
        started = time.perf_counter()
        found = ask(typed)
        took.append(1000 * (time.perf_counter() - started))
    return min(took), found


def _table(title: str, ask: Callable[[str], list[str]], before: Callable[[], None] = lambda: None) -> float:
    took, right = [], 0
    for typed, meant in TYPED.items():
        each, found = _timed(ask, typed, before)
        took.append(each)
        right += meant in found
    print(f"{title:34}{statistics.median(took):10.2f} ms{max(took):10.2f} ms{right:8} of {len(TYPED)}")
    return statistics.median(took)


def _trigrams(address: str, names: list[str]) -> float:
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        connection.execute("CREATE TABLE named (name text)")
        with connection.cursor().copy("COPY named FROM STDIN") as copy:
            for name in names:
                copy.write_row([name])
        connection.execute("CREATE INDEX ON named USING gin (name gin_trgm_ops)")
        connection.execute("ANALYZE named")

        def ask(typed: str) -> list[str]:
            return [row[0] for row in connection.execute(TRIGRAMS, [typed, typed]).fetchall()]

        return _table("PostgreSQL's trigrams", ask)


def main() -> None:
    """Load the places into the folder CAUSEWAY_VAR names, search them, and search them by trigrams."""
    os.environ |= {"DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
    set_up()
    import django

    django.setup()
    from causeway.areas import search

    started = time.perf_counter()
    names: Any = search.index()
    print(f"{len(names):,} names, ready in {time.perf_counter() - started:.1f} s\n")
    print(f"{'':34}{'median':>13}{'slowest':>13}{'meant one among the first eight':>40}")
    ours = _table("ours", lambda typed: [one.label for one in search.find(typed, SUGGESTIONS)], names.vocabulary.near.cache_clear)
    with own_postgresql() as address:
        if address:
            theirs = _trigrams(address, [entry.name for entry in search.entries()])
            table.time("finding what was meant", ours, "PostgreSQL's trigrams", theirs, aim="under 20 ms")


if __name__ == "__main__":
    main()
