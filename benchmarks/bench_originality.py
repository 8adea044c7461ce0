"""One new letter of about 300 words against 1,000, 10,000 and 100,000 live letters, beside a linear scan of the same letters.

The letters are plainly made up (``example_letters.py``). They are kept as the product keeps them, in a SQLite database of this run:
fingerprints are computed on all cores first, because 100,000 letters do not arrive in two minutes. The scan is the plain way: every
letter's text, already in memory, is searched for substrings of 32 characters that the new letter has too.
"""

import datetime as dt
import os
import random
import statistics
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causeway.config.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402  after setup
from django.db import connection, transaction  # noqa: E402

from benchmarks.example_letters import EDITS, letter  # noqa: E402
from causeway.letters import comparing  # noqa: E402
from causeway.letters.actions import remembering  # noqa: E402
from causeway.letters.domain.fingerprints import Fingerprint, fingerprint  # noqa: E402
from causeway.letters.domain.originality import COURTESIES, Originality, taken_apart  # noqa: E402
from causeway.letters.domain.words import located  # noqa: E402
from causeway.letters.models import Fingerprint as Kept  # noqa: E402
from causeway.letters.models import FingerprintKey, Letter  # noqa: E402
from causeway.letters.tokens import fingerprint_secret  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
SUBSTRING = 32
SCANNED = {1_000: 5, 10_000: 3, 100_000: 1}  # new letters scanned for at each size
PAIRS = 150  # edited letters of each kind
COPIED = 20  # percent of shared words from which we call a letter copied
NOW = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
TEXTS: list[str] = []
PIECES = [slice(at, at + SUBSTRING) for at in range(20_000)]


def text_of(number: int) -> str:
    """Return made-up letter ``number``; the same number gives the same letter."""
    return "\n\n".join(letter(random.Random(number)))


def made(number: int) -> tuple[str, Fingerprint]:
    """Return a letter with its fingerprint."""
    text = text_of(number)
    typed = taken_apart(text, (), fingerprint_secret())
    return text, fingerprint(typed.texts, typed.neutral, fingerprint_secret())


def keep(prints: list[tuple[int, Fingerprint]]) -> None:
    """Write many fingerprints at once, under the rule of the product: no more than PER_KEY letters under a key."""
    letters = [
        Letter(
            pk=number, created=NOW, state="delivered", state_since=NOW, role="constituent", seat_code="", seat_name="", member_id=1,
            mp_name="", mp_email="", address_key=f"example-{number}",
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
    for other in TEXTS:
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
            pk=9_000_001, created=NOW, state="queued", state_since=NOW, role="constituent", seat_code="", seat_name="", member_id=1,
            mp_name="", mp_email="",
        )  # fmt: skip
        remembering.keep_print(9_000_001, comparing.print_of(typed), NOW)
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
        scanning = milliseconds(scan, new[: SCANNED[size]])
        first = first or reading
        disk = size_on_disk()
        print(
            f"{size:14,}{reading:9.2f} ms{keeping:9.2f} ms{scanning:11,.0f} ms{scanning / reading:16,.0f}{disk:8.0f} MiB{disk * 1024 / size:8.1f} KiB"
            f"   reading × {reading / first:.2f} of the first", flush=True,
        )  # fmt: skip


def marked_words(text: str, found: Originality) -> set[int]:
    """Return the positions of the words that the reading marks."""
    return {
        at
        for at, word in enumerate(located(text))
        if any(passage.start <= word.start < passage.end for passage in found.passages)
    }


def copied_words(text: str, original: str) -> set[int]:
    """Return the positions of the words of ``text`` that stand in ``original`` in unchanged runs of eight or more."""
    mine, theirs = [word.text for word in located(text)], [word.text for word in located(original)]
    runs = {tuple(theirs[at : at + 8]) for at in range(len(theirs) - 7)}
    return {within for at in range(len(mine) - 7) if tuple(mine[at : at + 8]) in runs for within in range(at, at + 8)}


def accuracy() -> None:
    """Print what is found of letters made by known edits from one of all live letters, and of letters made anew."""
    random_ = random.Random(2026)
    print(
        f"\nAgainst {len(TEXTS):,} letters, {PAIRS} new ones of each kind. “Copied”: {COPIED}% or more of the words stand in letters sent before."
    )
    print(f"{'':40}{'changed':>9}{'called copied':>15}{'any passage':>13}{'words shared':>14}{'recall of copied words':>24}")
    called: dict[str, int] = {}
    for kind, edit in {**EDITS, "a letter made anew": None}.items():
        shares, any_, recalls, changed = [], 0, [], []
        for _ in range(PAIRS):
            original = TEXTS[random_.randrange(len(TEXTS))]
            text = "\n\n".join(edit(original.split("\n\n"), random_) if edit else letter(random_))
            found = read(text)
            shares.append(found.shared_percent)
            any_ += bool(found.passages)
            if edit:
                truth = copied_words(text, original)
                if truth:
                    recalls.append(len(truth & marked_words(text, found)) / len(truth))
                before, after = original.split(), text.split()
                changed.append(
                    sum(a != b for a, b in zip(before, after, strict=True)) / len(before) if len(before) == len(after) else -1
                )
        called[kind] = sum(share >= COPIED for share in shares)
        swapped = f"{statistics.mean(changed):9.0%}" if "synonyms" in kind else f"{'':9}"
        recall = f"{statistics.mean(recalls):24.0%}" if recalls else f"{'–':>24}"
        print(
            f"{kind:40}{swapped}{called[kind] / PAIRS:15.0%}{any_ / PAIRS:13.0%}{statistics.median(shares):13.0f}%{recall}",
            flush=True,
        )
    whole = [kind for kind in EDITS if "one " not in kind]
    right, wrong = sum(called[kind] for kind in whole), called["a letter made anew"]
    print(
        f"“Copied” over whole letters with known edits and as many made anew: precision {right / (right + wrong * len(whole) or 1):.3f}, "
        f"recall {right / (PAIRS * len(whole)):.3f}"
    )


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
