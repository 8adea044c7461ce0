"""How seats are weighed: plain sums whose every part is shown, so that staff can see why a seat is here and disagree."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import Protocol


class Reason(StrEnum):
    """Why one act would change much in a seat."""

    LETTERS = "letters and no meeting"
    OFFERED = "days offered and none settled"
    COMMITTEE = "its MP sits on a committee"
    FIGURE = "a figure among the worst"
    SILENCE = "letters and no answer"


class Weights(Protocol):
    """What the pack says: points for each reason, and what makes a reason whole."""

    @property
    def letters_full(self) -> int:
        """Return from how many letters on they give all their points."""

    @property
    def silence_days(self) -> int:
        """Return after how many days without an answer silence gives all its points."""

    def of(self, reason: Reason) -> float:
        """Return the most points a reason gives."""


@dataclass(frozen=True)
class Seat:
    """What is known of one seat. ``first_on`` is when the first letter arrived, ``planned`` whether anybody plans a roundtable.

    ``councils`` are the codes of those it lies in.
    """

    code: str
    name: str
    region: str
    letters: int = 0
    replies: int = 0
    first_on: dt.date | None = None
    planned: bool = False
    offered: int = 0
    committees: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    councils: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """One reason of a seat: the points it gives, of how many."""

    reason: Reason
    points: float
    most: float


@dataclass(frozen=True)
class Weighed:
    """A seat with its reasons, the weightiest first; ``also`` are seats beside it of which there is the same to say and no more."""

    seat: Seat
    parts: tuple[Part, ...]
    also: tuple[Seat, ...] = ()

    @property
    def points(self) -> float:
        """Its points altogether."""
        return sum(part.points for part in self.parts)

    @property
    def rank(self) -> float:
        """Its points as they are shown: what is no different there is as good."""
        return round(self.points, 1)

    def says_no_more_than(self, other: "Weighed") -> bool:
        """Whether all there is to say of it are figures that another seat of the same council has, too: one act serves both."""
        mine, theirs = self.seat, other.seat
        only_figures = all(part.reason is Reason.FIGURE for part in self.parts)
        return only_figures and set(mine.figures) <= set(theirs.figures) and _meet(mine.councils, theirs.councils)

    def alike(self, others: "Iterable[Weighed]") -> tuple[int, int, int]:
        """Return how many others are led by the same reason in the same council, in the same region, or by one of the same figures."""
        led = [each.seat for each in others if each.parts[0].reason is self.parts[0].reason]
        mine = self.seat
        return (
            sum(_meet(mine.councils, each.councils) for each in led),
            sum(mine.region == each.region for each in led),
            sum(_meet(mine.figures, each.figures) for each in led),
        )


def _meet(some: Iterable[str], others: Collection[str]) -> bool:
    return any(each in others for each in some)


def share(reason: Reason, seat: Seat, weights: Weights, today: dt.date) -> float:
    """Return how much of a reason holds for a seat, 0 to 1."""
    match reason:
        case Reason.LETTERS:
            return 0.0 if seat.planned else min(1.0, seat.letters / weights.letters_full)
        case Reason.OFFERED:
            return float(bool(seat.offered))
        case Reason.COMMITTEE:
            return float(bool(seat.committees))
        case Reason.FIGURE:
            return float(bool(seat.figures))
        case Reason.SILENCE:
            quiet = seat.letters and not seat.replies and seat.first_on
            return min(1.0, (today - seat.first_on).days / weights.silence_days) if quiet and seat.first_on else 0.0


def weigh(seat: Seat, weights: Weights, today: dt.date) -> Weighed:
    """Return a seat with the points of each reason that holds at all."""
    return _weigh(seat, weights, _points(weights), today)


def _points(weights: Weights) -> list[tuple[Reason, float]]:
    """Return the reasons that give any points, and the most of them."""
    return [(reason, most) for reason in Reason if (most := weights.of(reason))]


def _weigh(seat: Seat, weights: Weights, points: Iterable[tuple[Reason, float]], today: dt.date) -> Weighed:
    parts = [Part(reason, most * part, most) for reason, most in points if (part := share(reason, seat, weights, today))]
    return Weighed(seat, tuple(sorted(parts, key=lambda part: -part.points)))


def most_of(seats: Iterable[Seat], weights: Weights, today: dt.date, aside: Collection[str], many: int) -> tuple[Weighed, ...]:
    """Return the seats with the most points that nobody set aside; of equals the least alike to those chosen before them.

    Then by letters and by name, so that the list keeps still. A seat that says no more than a chosen one of its council stands beside it.
    """
    known = (
        seat for seat in seats if seat.code not in aside and (seat.letters or seat.offered or seat.committees or seat.figures)
    )
    points = _points(weights)  # once, and not for each of six hundred
    found = ((each.rank, each) for seat in known if (each := _weigh(seat, weights, points, today)).parts)
    ordered = sorted(found, key=lambda ranked: (-ranked[0], -ranked[1].seat.letters, ranked[1].seat.name))
    chosen: list[Weighed] = []
    for _rank, equals in groupby(ordered, key=itemgetter(0)):
        left = [each for _rank, each in equals if not _told(each, chosen)]
        while left and len(chosen) < many:
            chosen.append(left.pop(_least_alike(left, chosen)))
            left = [each for each in left if not _told(each, chosen)]
    return tuple(chosen)


def _told(one: Weighed, chosen: list[Weighed]) -> bool:
    """Put a seat beside the chosen one that says as much, if there is one; returns whether there is."""
    for at, other in enumerate(chosen):
        if one.says_no_more_than(other):
            chosen[at] = replace(other, also=(*other.also, one.seat))
            return True
    return False


def _least_alike(left: Sequence[Weighed], chosen: Sequence[Weighed]) -> int:
    return min(range(len(left)), key=lambda at: left[at].alike(chosen))
