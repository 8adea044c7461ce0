"""Composing a release: what is not small, less what would give something else away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from causeway.colleagues.coverage.domain.tables import ROUNDING, Shape, counted, first_draft
from causeway.disclosure.domain.attack import Attack, Leak
from causeway.disclosure.domain.sums import Day


@dataclass(frozen=True)
class Composed:
    """A day's table of one kind, how many of its numbers were held back, and whether an attack on it and everything before learned nothing."""

    day: Day
    held_back: int
    may_be_published: bool


def _holding(shape: Shape, leak: Leak, day: Day) -> str | None:
    """Return the smallest area published on a day that the leaking one lies in, or is: from there its bounds come."""
    return next((area for area in shape.above(leak.area) if area in day.published), None)


def compose(shape: Shape, before: Sequence[Day], truth: Sequence[Mapping[str, int]]) -> Composed:
    """Return the release of the last day of ``truth`` after those ``before`` it.

    Numbers are held back, the smallest areas first, until nothing is learned. Where holding back does not help, because it follows from
    earlier days, the outcome still has leaks and nothing may be published.
    """
    day = first_draft(shape, counted(shape, [leaf for leaf, many in truth[-1].items() for _each in range(many)]))
    many = len(day.published)
    while True:
        outcome = Attack(shape, (*before, day), truth, ROUNDING).run()
        held = {_holding(shape, leak, day) for leak in outcome.leaks} - {None}
        if not held:
            return Composed(day, many - len(day.published), may_be_published=not outcome.leaks)
        day = replace(day, published={area: floor for area, floor in day.published.items() if area not in held})
