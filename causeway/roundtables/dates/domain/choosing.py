"""Which date serves most: one rule, said plainly, and the reason shown.

First come the dates on which at least one MP and one head can be there: a roundtable needs both. Among those: the most MPs who
come themselves, then the most seats spoken for (the MP, or somebody for them, or perhaps), then the most heads who can, then the
most who can or perhaps, then the fewest conflicts, then the earliest.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """What one person says of one date."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class Side(StrEnum):
    """Who answers: an MP's office, by seat; or a head, by person."""

    SEAT = "seat"
    HEAD = "head"


@dataclass(frozen=True)
class Said:
    """What somebody says of a date. ``who`` is the seat's code or the guest's key; the last said by one counts."""

    side: Side
    who: str
    day: dt.date
    answer: Answer


class Reason(StrEnum):
    """By what one date comes before another, in this order."""

    BOTH_SIDES = "an MP and a head can come"
    MPS = "more MPs can come"
    SEATS = "more seats are spoken for"
    HEADS = "more heads can come"
    HEADS_PERHAPS = "more heads can come or perhaps can"
    CONFLICTS = "fewer conflicts"
    EARLIER = "it is earlier"


@dataclass(frozen=True)
class Tally:
    """One date with what was said of it, counted once for each seat and each head."""

    day: dt.date
    mps: int
    mps_perhaps: int
    heads: int
    heads_perhaps: int
    conflicts: int

    @property
    def rank(self) -> tuple[int, ...]:
        """The greater, the better; in the order of :class:`Reason`."""
        return (
            int(self.mps > 0 and self.heads > 0),
            self.mps,
            self.mps + self.mps_perhaps,
            self.heads,
            self.heads + self.heads_perhaps,
            -self.conflicts,
            -self.day.toordinal(),
        )


@dataclass(frozen=True)
class Choice:
    """The date that serves most, why it comes before the next best, and all dates from the best to the last."""

    best: Tally
    why: Reason | None
    order: tuple[Tally, ...]

    @property
    def served(self) -> bool:
        """Whether anybody said yes to it at all: with no answers there is no choice, only an order."""
        return bool(self.best.mps or self.best.heads)


def tally(days: Iterable[dt.date], said: Iterable[Said], conflicts: Mapping[dt.date, int]) -> tuple[Tally, ...]:
    """Count what was said of each date; who spoke twice of one date counts as they spoke last."""
    last = {(each.side, each.who, each.day): each.answer for each in said}

    def count(side: Side, day: dt.date, answer: Answer) -> int:
        return sum(1 for (which, _who, when), spoke in last.items() if (which, when, spoke) == (side, day, answer))

    return tuple(
        Tally(
            day,
            count(Side.SEAT, day, Answer.YES),
            count(Side.SEAT, day, Answer.MAYBE),
            count(Side.HEAD, day, Answer.YES),
            count(Side.HEAD, day, Answer.MAYBE),
            conflicts.get(day, 0),
        )
        for day in sorted(set(days))
    )


def choose(tallies: Iterable[Tally]) -> Choice:
    """Return the date that serves most; raises ``ValueError`` without any date."""
    order = tuple(sorted(tallies, key=lambda each: each.rank, reverse=True))
    if not order:
        raise ValueError("There is no date to choose from.")
    return Choice(order[0], why(order[0], order[1]) if len(order) > 1 else None, order)


def why(one: Tally, other: Tally) -> Reason | None:
    """Return the first thing by which ``one`` comes before ``other``; ``None`` where it does not."""
    for reason, mine, theirs in zip(Reason, one.rank, other.rank, strict=True):
        if mine != theirs:
            return reason if mine > theirs else None
    return None
