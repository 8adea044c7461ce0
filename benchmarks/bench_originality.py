"""One new letter of about 300 words against 1,000 and 10,000 live letters, beside a linear scan of the same letters.

With CAUSEWAY_BENCH_LETTERS=100000 a third size is added, which takes some minutes: so many letters have to be made first.

The letters are plainly made up (``example_letters.py``). They are kept as the product keeps them, in a SQLite database of this run:
fingerprints are computed on all cores first, because so many letters do not arrive in a minute. The scan is the plain way: every
letter's text, already in memory, is searched for substrings of 32 characters that the new letter has too. Its time grows with the
number of letters and with nothing else, so it scans at most 2,000 of them and the time is multiplied up; the table says where.
"""

import datetime as dt
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causeway.config.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402  after setup
from django.db import connection, transaction  # noqa: E402

from benchmarks import table  # noqa: E402
from benchmarks.example_letters import EDITS, letter  # noqa: E402
from causeway.letters.letter.models import Fingerprint as Kept  # noqa: E402
from causeway.letters.letter.models import FingerprintKey, Letter  # noqa: E402
from causeway.letters.sending.actions import remembering  # noqa: E402
from causeway.letters.writing import comparing  # noqa: E402
from causeway.letters.writing.domain.fingerprints import Fingerprint  # noqa: E402
from causeway.letters.writing.domain.originality import (  # noqa: E402
    COURTESIES,
    UNBROKEN,
    Originality,
    taken_apart,
)
from causeway.letters.writing.domain.words import located  # noqa: E402

SIZES = sorted({1_000, 10_000, int(os.environ.get("CAUSEWAY_BENCH_LETTERS", "10000"))})
SUBSTRING = 32
SCANNED = 2_000  # letters that the linear scan reads; beyond that its time is multiplied up
SCANS = 3  # new letters scanned for at each size
PAIRS = table.size("edited letters of a kind", 150, 40)  # edited letters of each kind
COPIED = 20  # percent of shared words from which we call a letter copied
NOW = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
TEXTS: list[str] = []
Edit = Callable[[list[str], random.Random], list[str]]
PIECES = [slice(at, at + SUBSTRING) for at in range(20_000)]


def text_of(number: int) -> str:
    """Return made-up letter ``number``; the same number gives the same letter."""
    return "\n\n".join(letter(random.Random(number)))


def made(number: int) -> tuple[str, Fingerprint]:
    """Return a letter with its fingerprint."""
    text = text_of(number)
    return text, taken_apart(text, (), comparing.fingerprint_secret()).fingerprint


def keep(prints: list[tuple[int, Fingerprint]]) -> None:
    """Write many fingerprints at once, under the rule of the product: no more than PER_KEY letters under a key."""
    letters = [
        Letter(
            pk=number, created=NOW, state="delivered", state_since=NOW, role="constituent", seat_code="", seat_name="", addressee_key="mp:1",
            addressee_name="", addressee_email="", address_key=f"example-{number}",
        )
        for number, _ in prints
    ]  # fmt: skip
    keys = sorted((key, number) for number, each in prints for key in each.keys if room_for(key))
    with transaction.atomic(), connection.cursor() as cursor:
        Letter.objects.bulk_create(letters)
        Kept.objects.bulk_create(Kept(pk=number, letter_id=number, made=NOW, runs=each.runs) for number, each in prints)
        cursor.executemany(f"INSERT INTO {FingerprintKey._meta.db_table} (key, fingerprint_id) VALUES (%s, %s)", keys)  # noqa: SLF001


HELD: dict[int, int] = {}


def room_for(key: int) -> bool:
    """Count one more letter under ``key``; return whether it is kept there."""
    HELD[key] = HELD.get(key, 0) + 1
    return HELD[key] <= comparing.PER_KEY


def grow(pool: ProcessPoolExecutor, upto: int) -> None:
    """Bring the kept letters to ``upto``."""
    fresh: list[tuple[int, Fingerprint]] = []
    for number, (text, each) in enumerate(pool.map(made, range(len(TEXTS) + 1, upto + 1), chunksize=500), len(TEXTS) + 1):
        TEXTS.append(text)
        fresh.append((number, each))
        if len(fresh) == 5_000:
            keep(fresh)
            fresh = []
    keep(fresh)


def read(text: str) -> Originality:
    """Return the reading, as the endpoint computes it."""
    return comparing.originality(text, ())


def scan(text: str) -> tuple[int, int]:
    """Return how many characters of ``text`` lie in shared substrings of 32, and how many letters share one."""
    mine = {text[at : at + SUBSTRING]: at for at in range(len(text) - SUBSTRING + 1)}
    covered, sharing = set[int](), 0
    for other in TEXTS[:SCANNED]:
        hits = mine.keys() & set(map(other.__getitem__, PIECES[: len(other) - SUBSTRING + 1]))
        sharing += bool(hits)
        for piece in hits:
            covered.update(range(mine[piece], mine[piece] + SUBSTRING))
    return len(covered), sharing


def milliseconds(act: object, texts: list[str]) -> float:
    """Return the median over ``texts``."""
    taken = []
    for text in texts:
        started = time.perf_counter()
        act(text)  # type: ignore[operator]
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)


def size_on_disk() -> float:
    """Return the MiB of the three tables and their indexes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT SUM(pgsize) FROM dbstat WHERE name LIKE 'letters_fingerprint%'")
        return float(cursor.fetchone()[0]) / 2**20


def write_one(text: str) -> None:
    """Keep one more letter, as confirming does, and take it back."""
    typed = comparing.typed(text, ())
    with transaction.atomic():
        Letter.objects.create(
            pk=9_000_001, created=NOW, state="queued", state_since=NOW, role="constituent", seat_code="", seat_name="", addressee_key="mp:1",
            addressee_name="", addressee_email="",
        )  # fmt: skip
        remembering.keep_print(9_000_001, typed.fingerprint, NOW)
        transaction.set_rollback(True)


def speed(pool: ProcessPoolExecutor) -> None:
    """Print time and growth for each number of letters."""
    new = [text_of(10_000_000 + number) for number in range(60)]
    words = statistics.mean(len(located(text)) for text in new)
    print(f"One new letter of {words:.0f} words; medians; SQLite. A scan needs the words of every letter; a reading only hashes.")
    print(
        f"{'live letters':>14}{'reading':>12}{'keeping':>12}{'linear scan':>14}{'scan / reading':>16}{'index':>12}{'per letter':>12}"
    )
    first = 0.0
    for size in SIZES:
        grow(pool, size)
        milliseconds(read, new)  # warm
        reading, keeping = milliseconds(read, new), milliseconds(write_one, new[:20])
        times = size / min(size, SCANNED)
        scanning = milliseconds(scan, new[:SCANS]) * times
        first = first or reading
        disk = size_on_disk()
        print(
            f"{size:14,}{reading:9.2f} ms{keeping:9.2f} ms{scanning:11,.0f} ms{scanning / reading:16,.0f}{disk:8.0f} MiB{disk * 1024 / size:8.1f} KiB"
            f"   reading × {reading / first:.2f} of the first"
            + (f"; scan of {SCANNED:,} × {times:.0f}" if times > 1 else ""), flush=True,
        )  # fmt: skip
        table.time(f"one letter against {size:,}", reading, "linear scan", scanning)


def marked_words(text: str, found: Originality) -> set[int]:
    """Return the positions of the words that the reading marks."""
    return {
        at
        for at, word in enumerate(located(text))
        if any(passage.start <= word.start < passage.end for passage in found.passages)
    }


def copied_words(text: str, original: str) -> set[int]:
    """Return the positions of the words of ``text`` that stand in ``original`` in unchanged runs of :data:`UNBROKEN` or more."""
    mine, theirs = [word.text for word in located(text)], [word.text for word in located(original)]
    runs = {tuple(theirs[at : at + UNBROKEN]) for at in range(len(theirs) - UNBROKEN + 1)}
    return {
        within
        for at in range(len(mine) - UNBROKEN + 1)
        if tuple(mine[at : at + UNBROKEN]) in runs
        for within in range(at, at + UNBROKEN)
    }


KNOWN: set[int] = set()


def words_known(text: str) -> set[int]:
    """Return the positions of the words of ``text`` that stand in any live letter in runs of ten; read once from all texts."""
    if not KNOWN:
        KNOWN.update(run for each in TEXTS for run in in_rows(each))
    return {within for at, run in enumerate(in_rows(text)) if run in KNOWN for within in range(at, at + UNBROKEN)}


def in_rows(text: str) -> list[int]:
    """Return Python's own hash of every :data:`UNBROKEN` words in a row."""
    words = [word.text for word in located(text)]
    return [hash(tuple(words[at : at + UNBROKEN])) for at in range(len(words) - UNBROKEN + 1)]


def accuracy() -> None:
    """Print what is found of letters made by known edits from one of all live letters, and of letters made anew."""
    chance = random.Random(2026)
    print(
        f"\nAgainst {len(TEXTS):,} letters, {PAIRS} new ones of each kind. “Copied”: {COPIED}% or more of the words stand in letters sent before."
    )
    print(f"{'':44}{'changed':>9}{'called copied':>15}{'any passage':>13}{'words shared':>14}{'recall':>9}{'precision':>11}")
    called: dict[str, int] = {}
    for kind, edit in {**EDITS, "a letter made anew": None}.items():
        called[kind] = one_kind(kind, edit, chance)
    whole = [kind for kind in EDITS if "one " not in kind]
    right, wrong = sum(called[kind] for kind in whole), called["a letter made anew"]
    print(
        "Recall and precision are of words: of those that lie in ten or more in a row copied from the one letter, how many are marked; and\n"
        "of those marked, how many lie in such a run of any live letter, which the linear way would have to read all of to know."
    )
    print(
        f"“Copied” over whole letters with known edits and as many made anew: precision {right / (right + wrong * len(whole) or 1):.3f}, "
        f"recall {right / (PAIRS * len(whole)):.3f}"
    )


def one_kind(kind: str, edit: Edit | None, chance: random.Random) -> int:
    """Print the line of one kind of letter; return how many were called copied."""
    shares, any_, found_of, marked_of, changed = [], 0, [0, 0], [0, 0], []
    for _ in range(PAIRS):
        original = chance.choice(TEXTS)
        text = "\n\n".join(edit(original.split("\n\n"), chance) if edit else letter(chance))
        found = read(text)
        shares.append(found.shared_percent)
        any_ += bool(found.passages)
        marked, known = marked_words(text, found), words_known(text)
        marked_of = [marked_of[0] + len(marked & known), marked_of[1] + len(marked)]
        if edit:
            truth = copied_words(text, original)
            found_of = [found_of[0] + len(truth & marked), found_of[1] + len(truth)]
            before, after = original.split(), text.split()
            changed.append(sum(a != b for a, b in zip(before, after, strict=False)) / len(before))
    called = sum(share >= COPIED for share in shares)
    swapped = f"{statistics.mean(changed):9.0%}" if "synonyms" in kind else f"{'':9}"
    recall = f"{found_of[0] / found_of[1]:9.0%}" if found_of[1] else f"{'–':>9}"
    precision = f"{marked_of[0] / marked_of[1]:11.0%}" if marked_of[1] else f"{'–':>11}"
    print(
        f"{kind:44}{swapped}{called / PAIRS:15.0%}{any_ / PAIRS:13.0%}{statistics.median(shares):13.0f}%{recall}{precision}",
        flush=True,
    )
    return called


def main() -> None:
    """Set up the database in the folder CAUSEWAY_VAR names, fill it, measure."""
    assert "causeway" in Path(settings.DATABASES["default"]["NAME"]).name
    subprocess.run([sys.executable, "-m", "causeway", "migrate", "--verbosity", "0"], check=True)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=NORMAL")
    started = time.perf_counter()
    with ProcessPoolExecutor() as pool:
        speed(pool)
    accuracy()
    print(f"{time.perf_counter() - started:.0f} seconds in all; {len(COURTESIES)} courtesies never count")


if __name__ == "__main__":
    main()
