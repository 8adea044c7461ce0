"""Rules that read an item: each looks for phrases and gives points, and what an item gets is explained rule by rule."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

MOST_MOVED = 2  # points that staff's corrections may move a rule from what the pack gives it


class Where(StrEnum):
    """Where a phrase stands."""

    TITLE = "title"
    TEXT = "text"
    KIND = "kind"


@dataclass(frozen=True)
class Rule:
    """One rule: ``says`` are phrases, of which one is enough; what it gives in the title, and in the text.

    A phrase in capitals is looked for as it is written; a star stands for the rest of a word. ``beside`` asks that one of these stands
    somewhere in the item too, ``unless`` that none does. ``kinds`` are kinds of item that it gives its points for, whatever they say.
    """

    key: str
    says: tuple[str, ...] = ()
    title: int = 0
    text: int = 0
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Service:
    """A service: its rules, and how many points make an item be about it."""

    key: str
    needs: int
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Rules:
    """All rules. ``each_service`` are points of relevance for being about a service; at ``relevant`` an item is shown to everybody."""

    services: tuple[Service, ...] = ()
    relevance: tuple[Rule, ...] = ()
    each_service: int = 5
    relevant: int = 5


@dataclass(frozen=True)
class Reason:
    """What one rule gave an item: the words that were found, where, and the points; ``moved`` of them by staff's corrections."""

    rule: str
    found: str
    where: Where
    points: int
    moved: int = 0


@dataclass(frozen=True)
class Read:
    """An item as the rules read it."""

    title: str
    text: str
    kind: str = ""


@dataclass(frozen=True)
class OfService:
    """What an item got for one service."""

    key: str
    points: int
    is_about: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Verdict:
    """What the rules say of an item."""

    services: tuple[OfService, ...]
    relevance: int
    is_relevant: bool
    reasons: tuple[Reason, ...]

    @property
    def about(self) -> tuple[str, ...]:
        """The services it is about, the one with most points first."""
        found = sorted((each for each in self.services if each.is_about), key=lambda each: -each.points)
        return tuple(each.key for each in found)


_APOSTROPHES = str.maketrans({"’": "'", "‘": "'"})


@lru_cache(maxsize=2048)
def _pattern(phrase: str) -> re.Pattern[str]:
    """Return what finds a phrase as whole words, with any space or hyphen between them."""
    plain = phrase.translate(_APOSTROPHES)
    words = [re.escape(word).replace(r"\*", r"[\w'-]*") for word in re.split(r"[\s-]+", plain)]
    return re.compile(r"(?<![\w-])" + r"[\s,-]+".join(words) + r"(?!\w)", 0 if plain.isupper() else re.IGNORECASE)


def found_in(phrases: Iterable[str], text: str) -> str:
    """Return the first of some phrases that stands in a text, as it is written there; empty where none does."""
    plain = text.translate(_APOSTROPHES)
    for phrase in phrases:
        if found := _pattern(phrase).search(plain):
            return text[found.start() : found.end()]
    return ""


def _applied(rule: Rule, item: Read, moved: int) -> Reason | None:
    whole = f"{item.title}\n{item.text}"
    if rule.kinds and item.kind not in rule.kinds:
        return None
    if (rule.beside and not found_in(rule.beside, whole)) or found_in(rule.unless, whole):
        return None
    if not rule.says:
        return Reason(rule.key, item.kind, Where.KIND, rule.title + moved, moved)
    for where, text, points in ((Where.TITLE, item.title, rule.title), (Where.TEXT, item.text, rule.text)):
        if points and (found := found_in(rule.says, text)):
            return Reason(rule.key, found, where, points + moved, moved)
    return None


def bounded(moved: int) -> int:
    """Return how far corrections move a rule: never further than :data:`MOST_MOVED`."""
    return max(-MOST_MOVED, min(MOST_MOVED, moved))


def applied(rules: Iterable[Rule], item: Read, moved: Mapping[str, int]) -> tuple[Reason, ...]:
    """Return what rules give an item, each at most once."""
    found = (_applied(rule, item, bounded(moved.get(rule.key, 0))) for rule in rules)
    return tuple(reason for reason in found if reason is not None)


def _of_service(service: Service, item: Read, moved: Mapping[str, int]) -> OfService:
    reasons = applied(service.rules, item, moved)
    points = sum(reason.points for reason in reasons)
    return OfService(service.key, points, points >= service.needs, reasons)


def read(rules: Rules, item: Read, moved: Mapping[str, int] | None = None) -> Verdict:
    """Return what an item is about and how much it matters, with the reason for every point."""
    held = moved or {}
    services = tuple(_of_service(service, item, held) for service in rules.services)
    reasons = applied(rules.relevance, item, held)
    about = any(each.is_about for each in services)
    relevance = max(0, sum(reason.points for reason in reasons) + (rules.each_service if about else 0))
    return Verdict(tuple(each for each in services if each.reasons), relevance, relevance >= rules.relevant, reasons)


def corrected(verdict: Verdict, before: frozenset[str], after: frozenset[str]) -> dict[str, int]:
    """Return by how many points a correction moves which rules.

    A rule that gave points for a service that the item is not about loses one. One that gave some, but with the others not enough, for
    a service that it is about gains one.
    """
    moves: dict[str, int] = {}
    for each in verdict.services:
        step = -1 if each.key in before - after else 1 if each.key in after - before else 0
        for reason in each.reasons:
            if step and reason.points > 0:
                moves[reason.rule] = step
    return moves
