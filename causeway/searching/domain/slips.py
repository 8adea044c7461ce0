"""Which words a mistyped word may have been meant for, among all words that places, schools and people are found by."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORT = 4  # letters: of so few, one may be wrong
LONG = 8  # from here, three may
MOST = 12  # words that one may have been meant for


def allowed(word: str) -> int:
    """Return how many letters of a word may be wrong, left out, put in or changed round."""
    if len(word) < SHORT or word.isdigit():
        return 0
    return 1 if len(word) == SHORT else 2 if len(word) < LONG else 3


class Vocabulary:
    """All words by their lengths, since slips change a length by few. Safe for several threads: it does not change.

    Those of a length stand in one text: as objects, each process that reads them would have a copy of its own.
    """

    def __init__(self, words: Iterable[str]) -> None:
        by_length: dict[int, list[str]] = {}
        for word in words:
            by_length.setdefault(len(word), []).append(word)
        self._by_length = {length: "".join(those) for length, those in by_length.items()}
        self.near = lru_cache(maxsize=2048)(self._near)

    def _near(self, word: str) -> tuple[tuple[str, int], ...]:
        """Return known words with how many slips lie between, the fewest first. A changed first letter is rarer than any other slip."""
        most = allowed(word)
        if not most:
            return ()
        lengths = range(len(word) - most, len(word) + most + 1)
        alike = [
            those[at : at + length]
            for length in lengths
            if (those := self._by_length.get(length))
            for at in range(0, len(those), length)
        ]
        found = process.extract(word, alike, scorer=OSA.distance, score_cutoff=most, limit=4 * MOST)
        ranked = sorted(((known, int(slips) + (known[:1] != word[:1])) for known, slips, _at in found), key=lambda one: one[1])
        return tuple(one for one in ranked if one[1] <= most)[:MOST]
