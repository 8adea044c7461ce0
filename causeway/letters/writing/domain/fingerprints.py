"""What is kept of a sent letter so that a copy of it is recognised: keyed hashes of runs of words, never the words.

A fingerprint holds *runs*, the hash of every three words in a row without their order, and *keys* by which a database finds
the few letters worth comparing. There are two kinds of key. *Bands* of a MinHash signature (Broder 1997) find letters that
are alike as a whole, also with a word changed here and there or the paragraphs in another order. *Marks* are the hashes that
winnowing picks (Schleimer, Wilkerson and Aiken 2003) among runs of :data:`MARK` words, and the least of every sentence. They
find what was copied into a letter that is otherwise different: two letters that share :data:`SURE` words in a row, or one whole
sentence of :data:`MARK` words or more, always share a mark. And a shared mark is no chance likeness: so many words in a row are a
passage.
"""

import hashlib
import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from datasketch import MinHash

RUN = 3  # words in a hashed run
MARK = 10  # words behind a mark: as many as make a passage (originality.UNBROKEN)
WINDOW = 8  # of so many marks in a row one is kept
SURE = WINDOW + MARK - 1
BANDS, ROWS = 32, 3  # letters with 44% of their runs in common share a band 19 times in 20
FEW = 12  # with fewer runs a signature says nothing
SEED = 2026  # of the permutations; another seed makes every kept band useless

Runs = NDArray[np.uint32]
Counting = NDArray[np.bool_]


@dataclass(frozen=True)
class Fingerprint:
    """The runs of a letter, sorted, four bytes each, and its look-up keys, which fit a signed 64-bit column."""

    runs: bytes
    marks: frozenset[int]
    bands: frozenset[int]

    @property
    def keys(self) -> tuple[int, ...]:
        """All look-up keys, sorted."""
        return tuple(sorted(self.marks | self.bands))


def hashed_runs(words: Sequence[str], secret: bytes) -> Runs:
    """Return the keyed hash of each run of three words, in reading order: two fewer than words."""
    keyed = hashlib.blake2b(digest_size=4, key=secret)
    digests = bytearray()
    for run in zip(words, words[1:], words[2:], strict=False):
        one = keyed.copy()
        one.update("\x1f".join(run).encode("utf-8", "replace"))
        digests += one.digest()
    return np.frombuffer(bytes(digests), dtype="<u4").astype(np.uint32)


def fingerprint(runs: Runs, counts: Counting, sentences: Collection[int]) -> Fingerprint:
    """Return the fingerprint of a letter from its hashed runs in reading order.

    ``counts`` says of each word whether it counts: runs that lie wholly in the greeting, the ask or the signature leave no trace.
    ``sentences`` are the places of the words with which sentences begin.
    """
    distinct = np.unique(runs[_any_of(counts, RUN)])
    return Fingerprint(distinct.astype("<u4").tobytes(), _marks(runs, counts, sentences), _bands(distinct))


def _any_of(counts: Counting, size: int) -> Counting:
    """Return for each run of ``size`` words whether one of them counts."""
    if len(counts) < size:
        return np.zeros(0, dtype=bool)
    return np.asarray(np.lib.stride_tricks.sliding_window_view(counts, size).any(axis=1))


def worth_comparing(sharing: Mapping[int, Collection[int]], marks: Collection[int], most: int) -> list[int]:
    """Return at most ``most`` of the letters that share keys: first such that every shared mark is in one of them, then the most alike.

    So a letter pieced together from many is shown with all its passages. ``sharing`` holds the shared keys of each letter.
    """
    marked = {letter: set(keys) & set(marks) for letter, keys in sharing.items()}
    alike = sorted(sharing, key=lambda letter: (-len(marked[letter]), -len(sharing[letter])))
    chosen, covered = list[int](), set[int]()
    for letter in alike:
        if not marked[letter] <= covered:
            chosen.append(letter)
            covered |= marked[letter]
    return list(dict.fromkeys([*chosen, *alike]))[:most]


def unpacked(runs: bytes) -> Runs:
    """Return kept runs as numbers, sorted."""
    return np.frombuffer(runs, dtype="<u4").astype(np.uint32)


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return well spread numbers, one for each value (the finisher of MurmurHash3)."""
    with np.errstate(over="ignore"):
        values = (values ^ (values >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
        values = (values ^ (values >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return values ^ (values >> np.uint64(33))


def _wide(runs: Runs) -> NDArray[np.uint64]:
    """Return a 64-bit hash of each run of :data:`MARK` words: of the hashes of the runs of three that cover it."""
    size = len(runs) - (MARK - RUN)
    if size <= 0:
        return np.zeros(0, dtype=np.uint64)
    hashes = np.zeros(size, dtype=np.uint64)
    for at in (*range(0, MARK - RUN, RUN), MARK - RUN):
        hashes = _mixed((hashes << np.uint64(32)) ^ (hashes >> np.uint64(32)) ^ runs[at : at + size])
    return hashes


def _marks(runs: Runs, counts: Counting, sentences: Collection[int]) -> frozenset[int]:
    """Return the winnowed hashes: of each window the least, and of each whole sentence."""
    hashes, kept = _wide(runs), _any_of(counts, MARK)
    counted = hashes[kept]
    if not len(counted):
        return frozenset()
    chosen = np.lib.stride_tricks.sliding_window_view(counted, min(WINDOW, len(counted))).min(axis=1)
    inside = (hashes[first:after][kept[first:after]] for first, after in _whole(sentences, len(counts)))
    least = [each.min() for each in inside if len(each)]
    return frozenset(np.asarray([*np.unique(chosen), *least], dtype=np.uint64).view(np.int64).tolist())


def _whole(sentences: Collection[int], size: int) -> Iterable[tuple[int, int]]:
    """Yield where the runs that lie in one sentence begin and end, for each sentence that is long enough to hold one."""
    for first, after in itertools.pairwise([*sorted(sentences), size]):
        if after - first >= MARK:
            yield first, after - MARK + 1


@lru_cache(maxsize=1)
def _empty_signature() -> "MinHash":
    from datasketch import MinHash  # noqa: PLC0415  brings SciPy's integrals: a second that only whoever compares letters should wait

    return MinHash(num_perm=BANDS * ROWS, seed=SEED, hashfunc=int, scheme="affine32")


def _bands(distinct: Runs) -> frozenset[int]:
    """Return one key for each band of the MinHash signature."""
    if len(distinct) < FEW:
        return frozenset()
    signature: Any = _empty_signature().copy()
    signature.update_batch(distinct)
    rows = np.asarray(signature.hashvalues, dtype="<u4").reshape(BANDS, ROWS)
    digests = b"".join(hashlib.blake2b(bytes([band]) + row.tobytes(), digest_size=8).digest() for band, row in enumerate(rows))
    return frozenset(np.frombuffer(digests, dtype="<i8").tolist())
