"""The postcode index beside a Python dictionary and a SQLite table of the same rows; then the API over HTTP beside a plain PostgreSQL.

The rows are read back out of the index, so that nothing but what ships is needed. "On disk" of the dictionary is a pickle of it.

Over HTTP it is measured by ``postcodes_over_http``.
"""

import pickle
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import table as compared
from benchmarks.postcodes_over_http import over_http
from causeway.areas.domain.postcode_index import COLUMNS, UNKNOWN, PostcodeIndex
from causeway.config.environment import ROOT

SHIPPED = ROOT / "reference" / "areas" / "postcodes.bin"
ASKED = 100_000


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
