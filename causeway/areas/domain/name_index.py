"""Finding a place by the beginning of any word of its name, as a person types; a few milliseconds over tens of thousands of names."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

_APOSTROPHES = re.compile(r"['’‘`´]")
_BREAKS = re.compile(r"[^a-z0-9]+")


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
    """A name under which something is found, and how far up it stands among equals (lower is higher)."""

    name: str
    found: Found
    order: int


def words(text: str) -> list[str]:
    """Return the words of a name without accents, apostrophes, case or stops: "Ynys Môn" gives ``["ynys", "mon"]``."""
    joined = _APOSTROPHES.sub("", text[:200])
    if not joined.isascii():
        joined = unicodedata.normalize("NFKD", joined).encode("ascii", "ignore").decode()
    spaced = _BREAKS.sub(" ", joined.lower().replace("&", " and "))
    return ["saint" if word == "st" else word for word in spaced.split()]


class NameIndex:
    """Every name by its words' beginnings."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = list(entries)
        self._names = [" ".join(words(entry.name)) for entry in self._entries]
        pairs = sorted((word, place) for place, name in enumerate(self._names) for word in set(name.split()))
        self._words = [word for word, _ in pairs]
        self._places = [place for _, place in pairs]

    def _beginning_with(self, start: str) -> set[int]:
        return set(self._places[bisect_left(self._words, start) : bisect_left(self._words, start + "\x7f")])

    def find(self, text: str, limit: int) -> list[Found]:
        """Return what has a word beginning with each word of ``text``: whole names first, then beginnings, then the rest."""
        asked = words(text)
        if not asked:
            return []
        places = self._beginning_with(asked[0])
        for start in asked[1:]:
            places &= self._beginning_with(start)
            if not places:
                return []
        whole = " ".join(asked)
        ranked = sorted(places, key=lambda place: self._rank(place, whole))
        unique: dict[tuple[str, str], Found] = {}
        for place in ranked:
            found = self._entries[place].found
            unique.setdefault((found.kind, found.key), found)
            if len(unique) == limit:
                break
        return list(unique.values())

    def _rank(self, place: int, whole: str) -> tuple[int, int, int, str]:
        name = self._names[place]
        closeness = 0 if name == whole else 1 if name.startswith(whole) else 2
        return closeness, self._entries[place].order, len(name), name
