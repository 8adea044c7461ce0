"""Finding a place by the beginning of any word of its name, as a person types; a few milliseconds over tens of thousands of names."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, chain

import numpy as np
import numpy.typing as npt

_APOSTROPHES = re.compile(r"['’‘`´]")
_BREAKS = re.compile(r"[^a-z0-9]+")
_PAST_ALL = "\x7f"  # sorts after every letter and digit
_WORDS_ASKED = 12
_EXACT, _BEGINS, _IS_BEGUN, _HOLDS, _HOLDS_BEGUN = range(
    5
)  # "york" of York, York Outer, Yorkshire, North York Moors, North Yorkshire
_STEP = 2


@dataclass(frozen=True)
class Found:
    """One place found. ``key`` is a GSS code or a school's URN; ``constituency_code`` the seat it lies in, where that is one."""

    kind: str
    key: str
    label: str
    detail: str
    constituency_code: str | None


@dataclass(frozen=True)
class Entry:
    """A name under which something is found, and how far up it stands among equals (lower is higher).

    ``also`` holds further words it is found by, such as a school's town, as :func:`words` gives them.
    What is ``minor`` stands lower than what matches as well: somebody who types "hull" means the city before Hulland's primary school.
    """

    name: str
    found: Found
    order: int
    also: tuple[str, ...] = ()
    minor: bool = False


def words(text: str) -> list[str]:
    """Return the words of a name without accents, apostrophes, case or stops: "Ynys Môn" gives ``["ynys", "mon"]``."""
    joined = _APOSTROPHES.sub("", text[:200])
    if not joined.isascii():
        joined = unicodedata.normalize("NFKD", joined).encode("ascii", "ignore").decode()
    spaced = _BREAKS.sub(" ", joined.lower().replace("&", " and "))
    return ["saint" if word == "st" else word for word in spaced.split()]


class NameIndex:
    """Every name by its words' beginnings. Entries are kept in the order in which equals are shown, so that their places rank them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        named = [(" ".join(words(entry.name)), entry) for entry in entries]
        named.sort(key=lambda pair: (pair[1].order, len(pair[0]), pair[0]))
        self._found = [entry.found for _, entry in named]
        self._minor = np.array([entry.minor for _, entry in named], np.int8)
        whole = sorted((name, place) for place, (name, _) in enumerate(named))
        self._names = [name for name, _ in whole]
        self._places_of_names = np.array([place for _, place in whole], np.int32)
        places: dict[str, list[int]] = {}
        for place, (name, entry) in enumerate(named):
            for word in {*name.split(), *entry.also}:
                places.setdefault(word, []).append(place)
        self._words = sorted(places)
        self._first = [0, *accumulate(len(places[word]) for word in self._words)]
        self._places = np.fromiter(chain.from_iterable(places[word] for word in self._words), np.int32)

    def __len__(self) -> int:
        """Return how many names it knows."""
        return len(self._found)

    def find(self, text: str, limit: int) -> list[Found]:
        """Return what has a word beginning with each word of ``text``: whole names first, then beginnings, then the rest.

        Whole words go before words that are only begun.
        """
        asked = words(text)[:_WORDS_ASKED]
        if not asked:
            return []
        unique: dict[tuple[str, str], Found] = {}
        for place in self._ranked(asked):
            found = self._found[place]
            unique.setdefault((found.kind, found.key), found)
            if len(unique) >= limit:
                break
        return list(unique.values())

    def _ranked(self, asked: list[str]) -> list[int]:
        places = np.flatnonzero(np.logical_and.reduce([self._having(start, start + _PAST_ALL) for start in asked]))
        closeness = np.full(len(self._found), _HOLDS_BEGUN, np.int8)
        closeness[np.logical_and.reduce([self._having(word, word + " ") for word in asked])] = _HOLDS
        whole = " ".join(asked)
        closeness[self._named(whole, whole + _PAST_ALL)] = _IS_BEGUN
        closeness[self._named(whole + " ", whole + " " + _PAST_ALL)] = _BEGINS
        closeness += self._minor * _STEP
        closeness[self._named(whole, whole + " ")] = _EXACT
        ranked: list[int] = places[np.argsort(closeness[places], kind="stable")].tolist()
        return ranked

    def _named(self, first: str, past: str) -> npt.NDArray[np.int32]:
        """Return the places of whole names from ``first`` to before ``past``."""
        return self._places_of_names[bisect_left(self._names, first) : bisect_left(self._names, past)]

    def _having(self, first_word: str, past_word: str) -> npt.NDArray[np.bool_]:
        """Return which entries have a word from ``first_word`` to before ``past_word``."""
        first, past = bisect_left(self._words, first_word), bisect_left(self._words, past_word)
        has = np.zeros(len(self._found), np.bool_)
        has[self._places[self._first[first] : self._first[past]]] = True
        return has
