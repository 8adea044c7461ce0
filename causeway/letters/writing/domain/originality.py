"""How much of a letter is its writer's own, and which of its passages stand elsewhere. It coaches; it refuses nobody.

Words are *neutral* where every letter has them: the greeting, the ask, the figure, the names of services, courtesies, the
signature. Of the others some may be the campaign's (its questions and its pages) and some may stand in a letter that was
sent before; the rest are the writer's own.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from causeway.letters.writing.domain.fingerprints import MARK, RUN, Fingerprint, Runs, fingerprint, hashed_runs
from causeway.letters.writing.domain.words import RUN as GIVEN_RUN
from causeway.letters.writing.domain.words import Word, given_positions, located, words

EXACT = 5  # a run of so many words found elsewhere is a beginning
UNBROKEN = MARK  # fewer words in a row than this are how everybody speaks
GAP = 2  # one or two changed words do not end a copied passage
MENDED = 15  # but with words changed in it a passage has to be longer
TO_SAY = 20  # fewer words than this and a share means nothing
MANY = 8  # a passage that stands in so many letters is on many lips: nobody's copy of somebody

# What English letters say out of politeness. Nobody's own, and nobody's copy.
COURTESIES = (
    "I am writing to you as your constituent",
    "I am writing to you as a constituent",
    "I am writing to you as the head teacher of",
    "I am writing to you about",
    "I am writing to ask you to",
    "I hope this letter finds you well",
    "I look forward to hearing from you",
    "I look forward to your reply",
    "Thank you for taking the time to read this letter",
    "Thank you for reading my letter",
    "Thank you for your time and your help",
    "Please do not hesitate to contact me",
    "If you would like to know more please get in touch with me",
)

Cover = NDArray[np.bool_]
_STOP = re.compile(r"[.!?\n]")


class Source(StrEnum):
    """Where the words of a passage stand as well."""

    CAMPAIGN = "campaign"
    LETTER = "letter"
    MANY = "many"


@dataclass(frozen=True)
class Passage:
    """A stretch of the letter that stands elsewhere too, by its first character and the one after its last."""

    source: Source
    start: int
    end: int
    words: int


@dataclass(frozen=True)
class Originality:
    """How many words count, how many of them are the writer's own and how many stand in a letter sent before."""

    counted: int
    own: int
    shared: int
    passages: tuple[Passage, ...] = ()

    @property
    def own_percent(self) -> int:
        """The share of the counted words that are the writer's own, in percent; 100 for an empty letter."""
        return round(100 * self.own / self.counted) if self.counted else 100

    @property
    def shared_percent(self) -> int:
        """The share of the counted words that stand in a letter sent before, in percent."""
        return round(100 * self.shared / self.counted) if self.counted else 0

    @property
    def enough(self) -> bool:
        """Whether there are words enough for a share to mean something."""
        return self.counted >= TO_SAY


@dataclass(frozen=True)
class Typed:
    """A letter taken apart once: its words with their places, the neutral ones among them, where sentences begin, its runs."""

    words: tuple[Word, ...]
    neutral: frozenset[int]
    sentences: tuple[int, ...]
    runs: Runs

    @property
    def texts(self) -> list[str]:
        """The words alone."""
        return [word.text for word in self.words]

    @property
    def counts(self) -> Cover:
        """For each word, whether it counts: the neutral ones do not."""
        cover = np.ones(len(self.words), dtype=bool)
        cover[list(self.neutral)] = False
        return cover

    @property
    def fingerprint(self) -> Fingerprint:
        """What is kept of the letter when it goes."""
        return fingerprint(self.runs, self.counts, self.sentences)


def taken_apart(text: str, given: Iterable[str], secret: bytes) -> Typed:
    """Return the words of ``text``, with those of the ``given`` passages and of courtesies as neutral."""
    found = located(text)
    texts = [word.text for word in found]
    neutral = frozenset(given_positions(texts, (*given, *COURTESIES)))
    return Typed(found, neutral, tuple(_beginnings(text, found)), hashed_runs(texts, secret))


def _beginnings(text: str, found: Sequence[Word]) -> Iterable[int]:
    """Yield the place among the words of each that begins a sentence or a line."""
    before = 0
    for at, word in enumerate(found):
        if at == 0 or _STOP.search(text, before, word.start):
            yield at
        before = word.end


def read(typed: Typed, campaign: tuple[str, ...], others: Iterable[Runs]) -> Originality:
    """Return the reading of a letter against what the campaign says and against the runs of ``others``, each sorted."""
    size, free = len(typed.words), typed.counts
    ours = _passage_cover(_campaign_cover(typed.texts, campaign), free)
    letters = np.zeros(size, dtype=np.int16)
    for other in others:
        letters += _passage_cover(_cover(typed.runs, other, size), free)
    shared = (letters > 0) & ~ours
    counted = int(free.sum())
    passages = [
        *(_passage(typed.words, stretch, Source.CAMPAIGN) for stretch in _stretches(ours)),
        *(_passage(typed.words, stretch, _of_letters(letters[slice(*stretch)])) for stretch in _stretches(shared)),
    ]
    return Originality(
        counted=counted,
        own=counted - int(ours.sum()) - int(shared.sum()),
        shared=int(shared.sum()),
        passages=tuple(sorted(passages, key=lambda passage: passage.start)),
    )


@lru_cache(maxsize=4)
def _campaign_runs(campaign: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    passages = [words(passage) for passage in campaign]
    return frozenset(tuple(each[at : at + GIVEN_RUN]) for each in passages for at in range(len(each) - GIVEN_RUN + 1))


def _campaign_cover(letter: Sequence[str], campaign: tuple[str, ...]) -> Cover:
    runs, cover = _campaign_runs(campaign), np.zeros(len(letter), dtype=bool)
    for at in range(len(letter) - GIVEN_RUN + 1):
        if tuple(letter[at : at + GIVEN_RUN]) in runs:
            cover[at : at + GIVEN_RUN] = True
    return cover


def _cover(runs: Runs, other: Runs, size: int) -> Cover:
    """Return the words that lie in a run of :data:`EXACT` words shared with ``other``."""
    cover = np.zeros(size, dtype=bool)
    steps = EXACT - RUN + 1
    if len(runs) < steps or not len(other):
        return cover
    known = other[np.minimum(np.searchsorted(other, runs), len(other) - 1)] == runs
    for at in np.flatnonzero(np.lib.stride_tricks.sliding_window_view(known, steps).all(axis=1)):
        cover[at : at + EXACT] = True
    return cover


def _stretches(cover: Cover) -> list[tuple[int, int]]:
    """Return each run of true values as its first place and the one after its last."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], cover, [False])).astype(np.int8)))
    return [(int(first), int(after)) for first, after in zip(edges[::2], edges[1::2], strict=True)]


def _passage_cover(cover: Cover, free: Cover) -> Cover:
    """Return the words of whole passages: long enough without a changed word, or longer with one here and there.

    Gaps of at most :data:`GAP` words between two covered stretches belong to the passage; neutral words do not.
    """
    kept, exact = np.zeros(len(cover), dtype=bool), cover & free
    closed = cover.copy()
    stretches = _stretches(cover)
    for (_, before), (after, _end) in itertools.pairwise(stretches):
        if after - before <= GAP:
            closed[before:after] = True
    for first, after in _stretches(closed & free):
        unbroken = max((end - start for start, end in _stretches(exact[first:after])), default=0)
        if unbroken >= UNBROKEN or after - first >= MENDED:
            kept[first:after] = True
    return kept


def _of_letters(letters: NDArray[np.int16]) -> Source:
    """Return whether every word of a passage stands in many letters, or it may be a copy of one."""
    return Source.MANY if letters.min() >= MANY else Source.LETTER


def _passage(found: Sequence[Word], stretch: tuple[int, int], source: Source) -> Passage:
    first, after = stretch
    return Passage(source, found[first].start, found[after - 1].end, after - first)
