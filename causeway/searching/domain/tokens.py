"""A text as words to be searched: no case, no accents, no apostrophes, plain ASCII, so that every database takes them as they are.

"Children’s Centre, Ynys Môn & Arfon" is ``childrens centre ynys mon and arfon``.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 60  # characters of a word; what is longer is no word that somebody types
_JOINED = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"  # accents that stand apart, soft hyphens, what has no width
_APOSTROPHES = "'’‘`´ʼ＇"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_JOINED}]|[{_APOSTROPHES}](?=[^\W_]))*|&")
_PLAIN = re.compile(r"[a-z0-9]+\Z")
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


@dataclass(frozen=True)
class Token:
    """A word, and where it stands in its text."""

    word: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Return a word of a text as it is searched; empty where it has no letter and no digit.

    Letters that are no Latin ones are written by their numbers, so that what a word begins with stays what it begins with.
    """
    if word == "&":
        return "and"
    folded = word.casefold()
    if not _PLAIN.match(folded):
        split = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", folded).casefold()).translate(_LETTERS)
        folded = "".join(_plain(letter) for letter in split if letter.isalnum())
    return folded[:LONGEST]


def _plain(letter: str) -> str:
    return letter if letter.isascii() else f"x{ord(letter):x}x"


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text in their order."""
    for found in _WORD.finditer(text):
        if word := fold(found[0]):
            yield Token(word, found.start(), found.end())


def words(text: str) -> list[str]:
    """Return the words of a text as they are searched."""
    return [word for found in _WORD.findall(text) if (word := fold(found))]
