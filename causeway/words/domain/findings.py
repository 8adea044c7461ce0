"""What was noticed in words somebody means to send or publish, how much it weighs, and how to show it."""

import hashlib
import itertools
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-ZÀ-ÖØ-ÞŴŶ\d])|\n+")


class Concern(StrEnum):
    """What was noticed."""

    NAMED_CHILD = "named-child"
    DATE_OF_BIRTH = "date-of-birth"
    PUPIL_NUMBER = "pupil-number"
    PERHAPS_A_CHILD = "perhaps-a-child"
    CONTACT = "contact"
    # Of letters only, which read more.
    ABUSE = "abuse"
    ADVERTISEMENT = "advertisement"
    PARTY = "party"
    NO_ASK = "no-ask"
    TWO_ASKS = "two-asks"
    NO_LOCAL_FACT = "no-local-fact"
    OVER_LONG = "over-long"


class Weight(StrEnum):
    """What a concern asks of the writer before the words go."""

    CHANGE = "change"  # the words must change: a child could be identified
    LOOK = "look"  # look again, and change or keep
    ADVICE = "advice"  # good to know; the words go with it


_CHANGE = frozenset({Concern.NAMED_CHILD, Concern.DATE_OF_BIRTH, Concern.PUPIL_NUMBER})
_ADVICE = frozenset({Concern.NO_ASK, Concern.TWO_ASKS, Concern.NO_LOCAL_FACT, Concern.OVER_LONG})


@dataclass(frozen=True)
class Finding:
    """One concern and the words that raised it, short enough to show; no words when it is about the whole text."""

    concern: Concern
    excerpt: str
    start: int

    @property
    def weight(self) -> Weight:
        """What the writer has to do about it."""
        if self.concern in _CHANGE:
            return Weight.CHANGE
        return Weight.ADVICE if self.concern in _ADVICE else Weight.LOOK

    @property
    def digest(self) -> str:
        """What is remembered when the writer sets this finding aside; other words are another finding."""
        told_apart = f"{self.concern}\n{' '.join(self.excerpt.casefold().split())}"
        return hashlib.sha256(told_apart.encode("utf-8", "replace")).hexdigest()[:24]


def excerpt(words: str, width: int) -> str:
    """Return the first line of ``words``, cut between two words to at most ``width`` characters."""
    line = words.split("\n", maxsplit=1)[0]
    return line if len(line) <= width else line[:width].rsplit(" ", 1)[0] + "…"


def quoted(text: str, found: re.Match[str], width: int = 70) -> str:
    """Return the words from where ``found`` stands, on one line, at most ``width`` characters."""
    cut = text[found.start() : found.start() + width].split("\n", maxsplit=1)[0]
    return cut if len(cut) < width else cut.rsplit(" ", 1)[0] + "…"


@lru_cache(maxsize=8)
def sentences(text: str) -> tuple[tuple[int, str], ...]:
    """Return the sentences of ``text``, each with the place of its first character."""
    edges = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    pieces = [(first, text[first:after]) for first, after in itertools.pairwise(edges)]
    return tuple((first + len(piece) - len(piece.lstrip()), piece.strip()) for first, piece in pieces if piece.strip())
