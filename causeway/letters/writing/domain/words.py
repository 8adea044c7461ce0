"""How many of a letter's words are its writer's own: the ask, the salutation and the signature do not count.

The same rule runs in ``static/letters/words.js``; ``tests/unit/letters/words.json`` holds the two together.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

RUN = 5  # words in a row shared with a given passage make it that passage's, not the writer's
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


def words(text: str) -> list[str]:
    """Return the words of ``text`` in lower case; apostrophes and hyphens hold a word together."""
    return list(_words(text))


@lru_cache(maxsize=32)  # one reading of a letter asks a dozen times
def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("’", "'") for word in _WORD.findall(text.lower()))


class Word(NamedTuple):
    """One word in lower case and where it stands in the text."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=8)  # as above
def located(text: str) -> tuple[Word, ...]:
    """Return the words of ``text`` with their places."""
    return tuple([Word(found[0].lower().replace("’", "'"), *found.span()) for found in _WORD.finditer(text)])


def count(text: str) -> int:
    """Return how many words ``text`` has."""
    return len(words(text))


def _runs(given: Iterable[str]) -> dict[int, set[tuple[str, ...]]]:
    """Return the runs of words of the passages by how many words they have: :data:`RUN`, or as many as a shorter passage has."""
    runs: dict[int, set[tuple[str, ...]]] = {}
    for passage in given:
        size, found = _runs_of(passage)
        runs.setdefault(size, set()).update(found)
    runs.pop(0, None)
    return runs


@lru_cache(maxsize=32)
def _runs_of(passage: str) -> tuple[int, frozenset[tuple[str, ...]]]:
    """Return how long the runs are that make words the passage's, and those runs."""
    found = _words(passage)
    size = min(RUN, len(found))
    return size, frozenset(found[at : at + size] for at in range(len(found) - size + 1))


def given_positions(letter: Sequence[str], given: Iterable[str]) -> set[int]:
    """Return the positions of the words of ``letter`` that are part of a ``given`` passage."""
    return {
        within
        for size, known in _runs(given).items()
        for at, run in enumerate(zip(*(letter[skip:] for skip in range(size)), strict=False))
        if run in known
        for within in range(at, at + size)
    }


def own_words(text: str, given: Iterable[str]) -> int:
    """Return how many words of ``text`` are not part of any ``given`` passage (the ask, the salutation, the signature)."""
    letter = words(text)
    return len(letter) - len(given_positions(letter, given))
