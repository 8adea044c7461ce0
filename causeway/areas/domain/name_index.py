"""Finding a place by the beginning of any word of its name, as a person types; a few milliseconds over tens of thousands of names.

What matches nothing as typed is asked again with the words that each may have been meant for, then with one word left out.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from causeway.areas.domain.texts import Texts
from causeway.searching.domain.slips import Vocabulary

_APOSTROPHES = re.compile(r"['’‘`´]")
_BREAKS = re.compile(r"[^a-z0-9]+")
_PAST_ALL = "\x7f"  # sorts after every letter and digit
_WORDS_ASKED = 12
_EXACT, _BEGINS, _IS_BEGUN, _HOLDS, _HOLDS_BEGUN = range(
    5
)  # "york" of York, York Outer, Yorkshire, North York Moors, North Yorkshire
_STEP = 2
_UNLIKE = 9  # slips: another word
_HARDLY_ANY, _LARGER = 3, 3
_FEW = 400  # entries that the other words may have where one matches nothing
_TITLES = frozenset(
    [
        "rt",
        "hon",
        "sir",
        "dame",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "rev",
        "revd",
        "reverend",
        "cllr",
        "councillor",
        "mp",
        "lord",
        "lady",
    ]
)
_SMALL = frozenset(["and", "the", "of", "in", "at"])


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


@dataclass(frozen=True)
class Matches:
    """What was found, the likeliest first, how many there are in all, and whether any of it is exactly what was typed."""

    found: tuple[Found, ...] = ()
    many: int = 0
    exact: bool = False  # the first bears the whole name that was typed, and no other does
    guessed: bool = False  # only with words put right or left out


def words(text: str) -> list[str]:
    """Return the words of a name without accents, apostrophes, case or stops: "Ynys Môn" gives ``["ynys", "mon"]``."""
    joined = _APOSTROPHES.sub("", text[:200])
    if not joined.isascii():
        joined = unicodedata.normalize("NFKD", joined).encode("ascii", "ignore").decode()
    spaced = _BREAKS.sub(" ", joined.lower().replace("&", " and "))
    return ["saint" if word == "st" else word for word in spaced.split()]


def asked_for(text: str) -> list[str]:
    """Return the words to look for: without titles and small words, unless nothing else was typed ("The Hon" is not the Honiton)."""
    typed = words(text)[:_WORDS_ASKED]
    telling = [word for word in typed if word not in _TITLES and word not in _SMALL]
    return telling or typed


def _whole(names: Iterable[str]) -> str:
    """Return a name without its small words, by which whole names are compared."""
    return " ".join(asked_for(" ".join(names)))


class _Read:
    """Entries as they come, in as few objects as can be: what is thrown away later leaves holes in memory."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.names: list[str] = []
        self.found: list[str] = []
        self.orders, self.minor, self.ids = array("i"), array("b"), array("i")
        self.words: dict[str, int] = {}
        self.word_ids, self.of_entry = array("i"), array("i")
        known: dict[tuple[str, str], int] = {}
        for at, entry in enumerate(entries):
            said = words(entry.name)
            self.names.append(_whole(said))
            self.found.append(_packed(entry.found))
            self.orders.append(entry.order)
            self.minor.append(entry.minor)
            self.ids.append(known.setdefault((entry.found.kind, entry.found.key), len(known)))
            for word in {*said, *entry.also}:
                self.word_ids.append(self.words.setdefault(word, len(self.words)))
                self.of_entry.append(at)


_BETWEEN = "\x1f"  # in no name: cleaned text has no control characters


def _packed(found: Found) -> str:
    return _BETWEEN.join((found.kind, found.key, found.label, found.detail, found.constituency_code or ""))


def _unpacked(text: str) -> Found:
    kind, key, label, detail, seat = text.split(_BETWEEN)
    return Found(kind, key, label, detail, seat or None)


class NameIndex:
    """Every name by its words' beginnings. Entries are kept in the order in which equals are shown, so that their places rank them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        read = _Read(entries)
        ranked = sorted(range(len(read.names)), key=lambda at: (read.orders[at], len(read.names[at]), read.names[at]))
        place_of = np.empty(len(ranked), np.int32)
        place_of[ranked] = np.arange(len(ranked), dtype=np.int32)
        self._found = Texts(read.found[at] for at in ranked)
        self._ids = np.frombuffer(read.ids, np.int32)[ranked]
        self._minor = np.frombuffer(read.minor, np.int8)[ranked]
        whole = sorted((read.names[at], place) for place, at in enumerate(ranked))
        self._names = Texts(name for name, _ in whole)
        self._places_of_names = np.array([place for _, place in whole], np.int32)
        self._keep_words(read, place_of)

    def _keep_words(self, read: "_Read", place_of: npt.NDArray[np.int32]) -> None:
        known = sorted(read.words)
        rank = np.empty(len(known), np.int32)
        rank[[read.words[word] for word in known]] = np.arange(len(known), dtype=np.int32)
        of_each, places = rank[np.frombuffer(read.word_ids, np.int32)], place_of[np.frombuffer(read.of_entry, np.int32)]
        self._words = Texts(known)
        self.vocabulary = Vocabulary(word for word in known if word.isalpha())  # a number is another number
        self._first = np.concatenate(([0], np.cumsum(np.bincount(of_each, minlength=len(known)))))
        self._places = places[np.lexsort((places, of_each))]

    def __len__(self) -> int:
        """Return how many names it knows."""
        return len(self._found)

    def find(self, text: str, limit: int) -> list[Found]:
        """Return what may be meant, the likeliest first: :meth:`search` without what it says of them."""
        return list(self.search(text, limit).found)

    def search(self, text: str, limit: int) -> Matches:
        """Return what has a word beginning with each word of ``text``: whole names first, then beginnings, then the rest.

        Whole words go before words that are only begun. Where nothing has them all, words are put right, then one is left out.
        """
        asked = asked_for(text)
        if not asked:
            return Matches()
        having = [self._having(start, start + _PAST_ALL) for start in asked]
        if (every := np.logical_and.reduce(having)).any():
            ranked = self._ranked(asked, np.flatnonzero(every))
            if len(ranked) <= _HARDLY_ANY and self._minor[ranked].all():
                ranked += self._larger_places(asked, having)
            return self._matches(ranked, limit, " ".join(asked))
        return self._guessed(asked, having, limit)

    def either(self, first: str, then: str, limit: int) -> Matches:
        """Return what has a word beginning with each word of ``first``, then of ``then``; nothing is put right, and nothing is exact."""
        ranked = dict.fromkeys([*self._all_of(first), *self._all_of(then)])
        return self._matches(list(ranked), limit, "\x00")

    def _all_of(self, text: str) -> list[int]:
        asked = asked_for(text)
        having = [self._having(start, start + _PAST_ALL) for start in asked]
        return self._ranked(asked, np.flatnonzero(np.logical_and.reduce(having))) if asked else []

    def _larger_places(self, asked: list[str], having: list[npt.NDArray[np.bool_]]) -> list[int]:
        """Return what is no school and may have been meant, where only a few schools match: "Harrowgate" is a school's, and a town mistyped."""
        slips = np.stack([self._slips(word, has, look=True) for word, has in zip(asked, having, strict=True)])
        near = np.flatnonzero((slips < _UNLIKE).all(axis=0) & (self._minor == 0))
        found: list[int] = near[np.argsort(slips[:, near].sum(axis=0), kind="stable")].tolist()
        return found[:_LARGER]

    def _matches(self, ranked: list[int], limit: int, whole: str) -> Matches:
        unique: dict[int, Found] = {}  # what was found may bear several of the names
        for place in ranked:
            if len(unique) == limit:
                break
            unique.setdefault(int(self._ids[place]), _unpacked(self._found[place]))
        many = len(np.unique(self._ids[ranked]))
        exact = np.unique(self._ids[self._named(whole, whole + " ")])
        only = len(exact) == 1 and next(iter(unique), None) == exact[0]
        return Matches(tuple(unique.values()), many, exact=only)

    def called(self, text: str) -> list[Found]:
        """Return what has a name that is ``text`` or begins with all its words, whole; quick, for it looks at no other names."""
        whole = _whole(words(text))
        first, past = bisect_left(self._names, whole), bisect_left(self._names, whole + " " + _PAST_ALL)
        near = [at for at in range(first, past) if (self._names[at] + " ").startswith(whole + " ")] if whole else []
        places = sorted(self._places_of_names[near].tolist())
        return list({int(self._ids[place]): _unpacked(self._found[place]) for place in reversed(places)}.values())[::-1]

    def _guessed(self, asked: list[str], having: list[npt.NDArray[np.bool_]], limit: int) -> Matches:
        """Return what has each word, or one that it may have been meant for; the fewer slips the likelier."""
        pairs = list(zip(asked, having, strict=True))
        slips = np.stack([self._slips(word, has, look=not has.any()) for word, has in pairs])
        if not (slips < _UNLIKE).all(axis=0).any():  # what is a word may be meant for another, too: "Kier" is in Kier Park
            slips = np.stack([self._slips(word, has, look=True) for word, has in pairs])
        missing = (slips == _UNLIKE).sum(axis=0)
        places = np.flatnonzero(missing == 0)
        if not places.size and len(asked) > 1:  # one word may be left out, where the others are of few
            places = np.flatnonzero(missing == 1)
            if places.size > _FEW:
                lacking = self._lacking(slips, places)
                places = places[lacking == lacking.max()]
            places = places if places.size <= _FEW else places[:0]
        fewest_slips_first = (
            self._minor[places],
            -self._lacking(slips, places),
            slips[:, places].sum(axis=0),
        )  # the last counts most
        ranked: list[int] = places[np.lexsort(fewest_slips_first)].tolist()
        made = self._matches(ranked, limit, "\x00")
        return Matches(made.found, made.many, guessed=True)

    @staticmethod
    def _lacking(slips: npt.NDArray[np.int32], places: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """Return, for each of ``places``, how many entries have the word that it lacks: "integrated" rather than "Hazelwood" may be left out."""
        having: npt.NDArray[np.intp] = (slips < _UNLIKE).sum(axis=1)
        lacks = slips[:, places] == _UNLIKE
        return np.where(lacks.any(axis=0), having[lacks.argmax(axis=0)], 0)

    def _slips(self, word: str, has: npt.NDArray[np.bool_], *, look: bool) -> npt.NDArray[np.int32]:
        """Return, for each entry, how many slips lie between the word and the entry's nearest; :data:`_UNLIKE` where none is near."""
        found = np.where(has, 0, _UNLIKE).astype(np.int32)
        for known, slips in self.vocabulary.near(word) if look else ():
            near = self._having(known, known + " ")
            found[near] = np.minimum(found[near], slips)
        return found

    def _ranked(self, asked: list[str], places: npt.NDArray[np.intp]) -> list[int]:
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
