"""Phrases found again however they are spelt: in other letters, with signs for letters, spaced out, drawn out, with characters that look alike.

A phrase is words with a blank between. ``(a|b c)`` is either, ``word?`` may be missing, ``stem*`` begins so, ``<set>`` is any of a named
set, ``..3`` stands for up to three words of any kind. No phrase reaches over the end of a sentence or of a paragraph; the end of a line is
neither, for letters are pasted with their lines broken.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

_PIECE = re.compile(r"[^\s/,;:()\[\]{}\"“”„«»<>—–…]+|\n(?:[^\S\n]*\n)+")
_BETWEEN = re.compile(r"(?<=\w\w)[-._+&](?=\w\w)")
_EDGE = ".!?'’‘`*_~-"
_LEET = str.maketrans("0134578@$!|€+", "oieastbasilet")
# Letters of other alphabets that look like ours; what stands for them in a word of ours is ours.
_ALIKE = str.maketrans(
    "аеорсухкмтнвіјѕԁԛԝһӏαεορυκνικτηωɑɡıłøđ",
    "aeopcyxkmthbijsdqwhlaeopuknikthwagilod",
)
_WILD = "*#?%&_-."
DRAWN = 3  # a letter said so often in a row is meant once or twice
_DRAWN = re.compile(rf"(.)\1{{{DRAWN - 1}}}")
SPACED = 3  # single letters in a row that may be a word spaced out
LONGEST = 40  # characters; what is longer is no word


def _plain(text: str) -> str:
    """Return ``text`` in small letters without marks, hidden characters and look-alikes."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(sign for sign in parts if unicodedata.category(sign) not in {"Mn", "Cf", "Me"})
    return kept.translate(_ALIKE).replace("’", "'").replace("`", "'")


class Word(NamedTuple):
    """A word as it is compared, and where it stands in the text. ``.`` is the end of a sentence."""

    text: str
    start: int
    end: int


class Hit(NamedTuple):
    """A phrase found: of which kind, and where it stands."""

    kind: str
    start: int
    end: int


def _letters(word: str) -> str:
    return "".join(sign for sign in word if sign.isalnum())


def _in_a_row(word: str) -> tuple[str, tuple[int, ...]]:
    """Return a word's letters without repeating, and how often each stands in a row: "aabc" is "abc" with 2, 1, 1."""
    runs = [(sign, sum(1 for _ in run)) for sign, run in groupby(word)]
    return "".join(sign for sign, _times in runs), tuple(times for _sign, times in runs)


def _may_mean(said: Sequence[int], meant: Sequence[int]) -> bool:
    return all(word < DRAWN if times >= DRAWN else word == times for times, word in zip(said, meant, strict=True))


@dataclass(frozen=True)
class Lexicon:
    """The words that occur in phrases: only towards these a strange spelling is read."""

    words: frozenset[str]
    same: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for word in sorted(self.words):
            found.setdefault(len(word), []).append(word)
        return found

    def read(self, piece: str) -> str:
        """Return the word meant by ``piece``, which is one of ours where it can be one; several with blanks for a contraction."""
        ordinary = piece.isascii() and piece.isalpha()  # most words: nothing in them stands for something else
        plain = piece.lower() if ordinary else _plain(piece).strip("'")
        if plain in self.same:
            return self.same[plain]
        if plain in self.words or len(plain) > LONGEST:
            return plain
        return (self._drawn_out(plain) or plain) if ordinary else self._strangely_spelt(plain)

    def _strangely_spelt(self, plain: str) -> str:
        """Return the word meant where other signs stand among its letters."""
        for candidate in (_letters(plain), _letters(plain.translate(_LEET))):
            if candidate in self.words:
                return candidate
            if candidate in self.same:
                return self.same[candidate]
            if drawn := self._drawn_out(candidate):
                return drawn
        return self._with_gaps(plain) or _letters(plain)

    @cached_property
    def _by_letters(self) -> dict[str, list[tuple[str, tuple[int, ...]]]]:
        """Words, with how often each letter stands in a row, by their letters without repeating."""
        found: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
        for word in sorted(self.words):
            letters, times = _in_a_row(word)
            found.setdefault(letters, []).append((word, times))
        return found

    def _drawn_out(self, spelt: str) -> str:
        """Return the word of which letters were repeated: a letter said three times and more is meant once or twice."""
        if len(spelt) > LONGEST or not _DRAWN.search(spelt):
            return ""
        letters, times = _in_a_row(spelt)
        return next((word for word, meant in self._by_letters.get(letters, ()) if _may_mean(times, meant)), "")

    def _with_gaps(self, plain: str) -> str:
        """Return the word of which single letters are starred out; none where no letter is left to know it by."""
        if not any(sign in _WILD for sign in plain) or sum(sign.isalpha() for sign in plain) < 2:  # noqa: PLR2004  f**k
            return ""
        pattern = re.compile(
            "".join("." if sign in _WILD else re.escape(sign) for sign in plain.translate(_LEET | {ord("!"): "i"}))
        )
        return next((word for word in self._by_length.get(len(plain), ()) if len(word) > SPACED and pattern.fullmatch(word)), "")

    def taken_apart(self, run: str) -> list[str]:
        """Return the words that letters in a row spell; none where they spell no words of ours."""
        best: list[list[str] | None] = [[]] + [None] * len(run)
        for end in range(1, len(run) + 1):
            for start in range(max(0, end - LONGEST), end):
                if (before := best[start]) is not None and run[start:end] in self.words:
                    best[end] = [*before, run[start:end]]
                    break
        return best[-1] or []


def _pieces(text: str) -> Iterator[tuple[str, int, int, bool]]:
    """Yield what stands between blanks, where, and whether a sentence ends there."""
    for found in _PIECE.finditer(text):
        at = found.start()
        if found[0].isalpha():  # most words: nothing to take off, and nothing they could be cut at
            yield found[0], at, found.end(), False
            continue
        for part in _BETWEEN.split(found[0]):
            bare = part.strip(_EDGE)
            first = text.find(part, at)
            at = first + len(part)
            ends = part.rstrip("'’*_~")[-1:] in ".!?\n"
            if bare or ends:
                yield bare or part, first, at, ends


def words(text: str, lexicon: Lexicon) -> list[Word]:
    """Return the words of ``text`` as they are compared, with the ends of sentences between."""
    found: list[Word] = []
    spaced: list[Word] = []

    def settle() -> None:
        if not spaced:
            return
        run = "".join(word.text for word in spaced)
        spelt = lexicon.taken_apart(run) if len(spaced) >= SPACED else []
        found.extend((Word(word, spaced[0].start, spaced[-1].end) for word in spelt) if spelt else spaced)
        spaced.clear()

    for piece, start, end, ends in _pieces(text):
        read = _plain(piece).translate(_LEET) if len(piece) == 1 else lexicon.read(piece)
        if len(piece) == 1 and read.isalpha():
            if len(spaced) == LONGEST:
                settle()
            spaced.append(Word(lexicon.same.get(read, read) if not spaced else read, start, end))
        else:
            settle()
            found += [Word(word, start, end) for word in read.split()]
        if ends and not (len(piece) == 1 and piece.isalpha() and text[end - 1] == "."):
            settle()
            found.append(Word(".", end, end))
    settle()
    return found


_ITEM = re.compile(
    r"\s*(?:(?P<any>\.\.\d)|(?P<open>\()|(?P<close>\))|(?P<bar>\|)|<(?P<name>\w+)>|(?P<word>[^\s()|<>?]+)|(?P<may>\?))"
)
Sets = Mapping[str, Sequence[str]]


@dataclass
class _Reader:
    """Reads one phrase into a pattern over words that each end in a blank, and collects its words."""

    sets: Sets
    words: set[str]

    def pattern(self, phrase: str) -> str:
        return self._sequences(iter(_ITEM.finditer(phrase)))

    def _sequences(self, items: Iterator[re.Match[str]]) -> str:
        """Return the alternatives up to the closing bracket or the end."""
        ways: list[list[str]] = [[]]
        for item in items:
            if item["close"]:
                break
            if item["bar"]:
                ways.append([])
            elif item["may"]:
                ways[-1][-1] = f"(?:{ways[-1][-1]})?"
            else:
                ways[-1].append(self._one(item, items))
        return f"(?:{'|'.join(''.join(way) for way in ways)})"

    def _one(self, item: re.Match[str], items: Iterator[re.Match[str]]) -> str:
        if item["open"]:
            return self._sequences(items)
        if item["any"]:
            return rf"(?:[^ .]+ ){{0,{item['any'][2]}}}"
        if item["name"]:
            return f"(?:{'|'.join(self.pattern(each) for each in self.sets[item['name']])})"
        bare = item["word"].removesuffix("*")
        if bare != item["word"]:
            return re.escape(bare) + "[^ .]* "
        self.words.add(bare)
        return re.escape(bare) + " "


def _compiled(phrases: Sequence[str], reader: _Reader) -> re.Pattern[str] | None:
    patterns = [reader.pattern(phrase) for phrase in phrases]
    return re.compile(rf"(?<![^ ])(?:{'|'.join(patterns)})") if patterns else None


@dataclass(frozen=True)
class Kind:
    """What is looked for under one name: phrases, single words kept turned by thirteen places, and phrases that excuse one."""

    phrases: tuple[str, ...]
    turned: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Compiled:
    """The patterns of a kind."""

    phrases: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    def spans(self, line: str) -> list[tuple[int, int]]:
        """Return where a phrase stands in words joined by blanks, and nothing excuses it."""
        found = [each.span() for each in self.phrases.finditer(line)] if self.phrases else []
        excused = [each.span() for each in self.unless.finditer(line)] if self.unless and found else []
        return [(start, end) for start, end in found if not any(first < end and start < last for first, last in excused)]


@dataclass(frozen=True)
class PhraseBook:
    """Kinds of phrases by name, the sets of words they name, and the spellings that mean the same."""

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    sets: Sets = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _read(self) -> tuple[dict[str, _Compiled], Lexicon]:
        reader = _Reader(self.sets, {word for said in self.same.values() for word in said.split()})
        compiled = {name: self._kind(kind, reader) for name, kind in self.kinds.items()}
        return compiled, Lexicon(frozenset(reader.words), self.same)

    @staticmethod
    def _kind(kind: Kind, reader: _Reader) -> _Compiled:
        turned = tuple(codecs.decode(word, "rot13") for word in kind.turned)
        return _Compiled(_compiled((*kind.phrases, *turned), reader), _compiled(kind.unless, reader))

    def hits(self, text: str) -> list[Hit]:
        """Return every phrase in ``text``, in the order in which they stand."""
        compiled, lexicon = self._read
        found = words(text, lexicon) if compiled else []
        line = "".join([f"{word.text} " for word in found])
        spans = [(name, *span) for name, kind in compiled.items() for span in kind.spans(line)]
        return _placed(spans, found) if spans else []


def _placed(spans: Sequence[tuple[str, int, int]], words: Sequence[Word]) -> list[Hit]:
    """Return where the text says what was found in its words, joined by blanks."""
    starts, ends, at = {}, {}, 0
    for word in words:
        starts[at] = word.start
        at += len(word.text) + 1
        ends[at] = word.end
    return sorted((Hit(name, starts[first], ends[last]) for name, first, last in spans), key=lambda hit: hit.start)
