"""What is kept of a sent letter so that a copy of it is recognised: keyed hashes of runs of words, never the words.

A fingerprint holds *runs*, the hash of every three words in a row without their order, and *keys* by which a database finds
the few letters worth comparing. There are two kinds of key. *Bands* of a MinHash signature (Broder 1997) find letters that
are alike as a whole, also with a word changed here and there or the paragraphs in another order. *Marks* are the hashes that
winnowing picks (Schleimer, Wilkerson and Aiken 2003) and find one copied passage in a letter that is otherwise different: two
letters that share :data:`SURE` words in a row always share a mark.
"""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from datasketch import MinHash

RUN = 3  # words in a hashed run
MARK = 5  # words behind a mark
WINDOW = 16  # of so many marks in a row one is kept
SURE = WINDOW + MARK - 1
BANDS, ROWS = 32, 3  # letters with 44% of their runs in common share a band 19 times in 20
FEW = 12  # with fewer runs a signature says nothing
SEED = 2026  # of the permutations; another seed makes every kept band useless

Runs = NDArray[np.uint32]


@dataclass(frozen=True)
class Fingerprint:
    """The runs of a letter, sorted, four bytes each, and its look-up keys, which fit a signed 64-bit column."""

    runs: bytes
    keys: tuple[int, ...]


def hashed_runs(words: Sequence[str], secret: bytes) -> Runs:
    """Return the keyed hash of each run of three words, in reading order: two fewer than words."""
    keyed = hashlib.blake2b(digest_size=4, key=secret)
    digests = bytearray()
    for run in zip(words, words[1:], words[2:], strict=False):
        one = keyed.copy()
        one.update("\x1f".join(run).encode("utf-8", "replace"))
        digests += one.digest()
    return np.frombuffer(bytes(digests), dtype="<u4").astype(np.uint32)


def fingerprint(words: Sequence[str], neutral: Collection[int], secret: bytes) -> Fingerprint:
    """Return a letter's fingerprint; runs that lie wholly on ``neutral`` positions (greeting, ask, signature) leave no trace."""
    runs = hashed_runs(words, secret)
    counts = np.ones(len(words), dtype=bool)
    counts[[at for at in neutral if at < len(words)]] = False
    kept = counts[:-2] | counts[1:-1] | counts[2:] if len(runs) else np.zeros(0, dtype=bool)
    distinct = np.unique(runs[kept])
    keys = {*_marks(runs, kept), *_bands(distinct)}
    return Fingerprint(distinct.astype("<u4").tobytes(), tuple(sorted(keys)))


def unpacked(runs: bytes) -> Runs:
    """Return kept runs as numbers, sorted."""
    return np.frombuffer(runs, dtype="<u4").astype(np.uint32)


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return well spread numbers, one for each value (the finisher of MurmurHash3)."""
    with np.errstate(over="ignore"):
        values = (values ^ (values >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
        values = (values ^ (values >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return values ^ (values >> np.uint64(33))


def _marks(runs: Runs, kept: NDArray[np.bool_]) -> list[int]:
    """Return the winnowed hashes of runs of five words: in each window the least, the last of equals."""
    wide = runs.astype(np.uint64)
    steps = MARK - RUN
    if len(wide) <= steps:
        return []
    fives = _mixed(_mixed((wide[:-steps] << np.uint64(32)) | wide[steps:]) ^ wide[1 : len(wide) - steps + 1])
    fives = fives[kept[1 : len(wide) - steps + 1]]
    if not len(fives):
        return []
    size = min(WINDOW, len(fives))
    windows = np.lib.stride_tricks.sliding_window_view(fives, size)
    last_least = size - 1 - windows[:, ::-1].argmin(axis=1)
    chosen = fives[np.unique(last_least + np.arange(len(windows)))]
    return [int(value) for value in np.unique(chosen).view(np.int64)]


@lru_cache(maxsize=1)
def _empty_signature() -> "MinHash":
    from datasketch import MinHash  # brings SciPy's integrals: a second that only whoever compares letters should wait

    return MinHash(num_perm=BANDS * ROWS, seed=SEED, hashfunc=int, scheme="affine32")


def _bands(distinct: Runs) -> list[int]:
    """Return one key for each band of the MinHash signature."""
    if len(distinct) < FEW:
        return []
    signature: Any = _empty_signature().copy()
    signature.update_batch(distinct)
    rows = np.asarray(signature.hashvalues, dtype="<u4").reshape(BANDS, ROWS)
    digests = b"".join(hashlib.blake2b(bytes([band]) + row.tobytes(), digest_size=8).digest() for band, row in enumerate(rows))
    return [int(value) for value in np.frombuffer(digests, dtype="<i8")]
