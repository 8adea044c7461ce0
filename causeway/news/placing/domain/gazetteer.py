"""All names at once over a text: an automaton finds them, and what is no whole word, no proper name or part of another is dropped."""

from collections.abc import Iterable
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from causeway.news.placing.domain.folding import Folded, fold
from causeway.news.placing.domain.names import Name, Place, Said
from causeway.news.placing.domain.words import MOVED_BY

_BREAKS = frozenset(";:!?()\n")
_SMALL = frozenset(["a", "and", "at", "by", "c", "cum", "e", "for", "in", "le", "of", "on", "the", "under", "upon", "with", "y"])


@dataclass(frozen=True)
class Hit:
    """A name as it stands in a text: from where to where in the original, what it was looked for as, and what bears it."""

    start: int
    end: int
    name: str
    written: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    bearers: tuple[Place, ...]


def _capital(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()


def _is_proper(written: str, *, exact: bool) -> bool:
    """Tell whether a piece of the original is written as a name; of an ``exact`` one, each word that is not small."""
    words = written.replace("-", " ").split()
    telling = [word for word in words if word.lower().strip(".,") not in _SMALL]
    if not telling or not _capital(words[0].lstrip("(‘'“\"")):
        return False
    return all(map(_capital, telling)) if exact else True


def _is_one_piece(written: str) -> bool:
    """Tell whether no sentence or bracket ends inside: "…in Stoke. North Ayrshire…" holds no place called Stoke North."""
    return not _BREAKS.intersection(written) and ". " not in written.replace("St. ", "St ")


class Gazetteer:
    """Every name that the site knows, made once and shared: thirty thousand names over a title in some microseconds."""

    def __init__(self, names: Iterable[Name]) -> None:
        bearers: dict[str, list[Name]] = {}
        for name in names:
            bearers.setdefault(name.text, []).append(name)
        self._names = list(bearers)
        self._bearers = [_surest(bearers[name]) for name in self._names]
        self._exact = [all(each.exact for each in bearers[name]) for name in self._names]
        self._automaton = AhoCorasick(self._names, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)
        self.forenames = frozenset(name.text.split()[0] for each in bearers.values() for name in each if name.place.kind == "mp")

    def __len__(self) -> int:
        """Return how many different names it knows."""
        return len(self._names)

    def find(self, text: str) -> list[Hit]:
        """Return the names in a text in their order; of two that overlap, the longer."""
        whole = fold(text)
        moved = [found.span() for found in MOVED_BY.finditer(text)]
        taken: list[Hit] = []
        reached = -1
        for start, stop, which in self._longest_first(whole):
            if start < reached:
                continue
            hit = self._hit(whole, which, start, stop)
            if hit is None or any(begin <= hit.start < end for begin, end in moved):
                continue
            taken.append(hit)
            reached = stop - 1  # the space after one name may be the space before the next
        return taken

    def _longest_first(self, whole: Folded) -> list[tuple[int, int, int]]:
        found = self._automaton.find_matches_as_indexes(whole.text, overlapping=True)
        return sorted(((start, stop, which) for which, start, stop in found), key=lambda each: (each[0], -each[1]))

    def _hit(self, whole: Folded, which: int, start: int, stop: int) -> Hit | None:
        first, last = whole.span(start + 1, stop - 1)
        written = whole.original[first:last]
        if not _is_one_piece(written) or not _is_written(whole.original, first, last, exact=self._exact[which]):
            return None
        before = tuple(whole.text[:start].split()[-3:])
        after = tuple(whole.text[stop : stop + 60].split()[:3])
        return Hit(first, last, self._names[which].strip(), written, before, after, self._bearers[which])


def _is_written(original: str, first: int, last: int, *, exact: bool) -> bool:
    """Tell whether a name stands there by itself, and not as half of "Kent-Smith"; directions may have small letters."""
    if original[max(0, first - 1) : first] == "-" and original[max(0, first - 2) : first - 1].isalnum():
        return False
    if original[last : last + 1] == "-" and original[last + 1 : last + 2].isupper():
        return False
    written = original[first:last]
    return _is_proper(written, exact=exact) or written.replace("-", " ") in _DIRECTIONS


_DIRECTIONS = frozenset(["north east", "north west", "south east", "south west", "east of England"])


def _surest(names: list[Name]) -> tuple[Place, ...]:
    """Return what bears a name: a seat called Telford goes before a council that is called so in part; no short name before another."""
    whole = [name for name in names if name.said is Said.FULL]
    return tuple(dict.fromkeys(name.place for name in whole or names))
