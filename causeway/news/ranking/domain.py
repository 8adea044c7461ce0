"""The order of news: how much it matters, times how near it is, times how fresh; what staff pinned goes first, what they hid nowhere."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

DAY = 86_400
HALF_LIVES = {  # days until something counts half: a speech is old news sooner than a law
    "article": 7,
    "post": 4,
    "speech": 10,
    "question": 14,
    "answer": 14,
    "motion": 14,
    "petition": 21,
    "release": 21,
    "committee": 21,
    "consultation": 30,
    "bill": 30,
}
USUAL_HALF_LIFE = 14


class Nearness(StrEnum):
    """How what an item names stands to the area that somebody looks at."""

    HERE = "here"  # the area itself is named
    INSIDE = "inside"  # something inside it
    AROUND = "around"  # the council or health board that it lies in
    ANYWHERE = "anywhere"  # no area was asked for
    ELSEWHERE = "elsewhere"


PLACE = {Nearness.HERE: 1.0, Nearness.INSIDE: 0.8, Nearness.AROUND: 0.6, Nearness.ANYWHERE: 1.0, Nearness.ELSEWHERE: 0.0}


@dataclass(frozen=True)
class Weighed:
    """What an item's place in the order is made of."""

    relevance: int
    nearness: Nearness
    freshness: float
    days_old: float
    pinned: bool = False

    @property
    def score(self) -> float:
        """The product; a pin stands above every product."""
        return self.relevance * PLACE[self.nearness] * self.freshness

    @property
    def order(self) -> tuple[bool, float]:
        """What the highest of goes first."""
        return self.pinned, self.score


def freshness(kind: str, age: dt.timedelta) -> float:
    """Return 1 for what is new, a half after the half-life of its kind, and so on; what is dated ahead is new."""
    days = max(0.0, age.total_seconds() / DAY)
    return float(0.5 ** (days / HALF_LIVES.get(kind, USUAL_HALF_LIFE)))


def weigh(kind: str, relevance: int, age: dt.timedelta, nearness: Nearness, *, pinned: bool = False) -> Weighed:
    """Return what an item weighs at this age for somebody who looks from there."""
    return Weighed(relevance, nearness, freshness(kind, age), max(0.0, age.total_seconds() / DAY), pinned)


def nearest(named: Iterable[str], here: str, inside: frozenset[str], around: frozenset[str]) -> Nearness:
    """Return how near an item is that names areas with these codes to the area ``here``."""
    codes = set(named)
    if here in codes:
        return Nearness.HERE
    if codes & inside:
        return Nearness.INSIDE
    return Nearness.AROUND if codes & around else Nearness.ELSEWHERE
