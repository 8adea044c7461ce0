"""What of one question's numbers may be told: nothing of ten or fewer, nothing from which such a number follows, and then an attack on it.

Secondary suppression is a guess at what gives a number away; the attack of :mod:`causeway.disclosure`, the one that coverage is held to,
says whether it was enough. Where it learns something, the smallest number around the leak is held back and all is attacked again.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from causeway.disclosure.domain.attack import Attack, Outcome
from causeway.disclosure.domain.sums import Day, K, Mixed, Rounding
from causeway.surveys.counting.domain.cells import Cells, Counts

LEAST = K + 1  # the smallest number that is told: what is not told may be anything from none to ten
ROUNDING = Rounding(step=1, least=LEAST)


@dataclass(frozen=True)
class Told:
    """What may be told: a number for each area that has one, how many were held back, and what the attack made of it.

    How many left a question open stands in ``numbers`` however few they are, because the attacker knows it; it is shown only from ``LEAST`` on.
    """

    numbers: Mapping[str, int]
    held_back: int
    asked: int
    learned: int


def tell(cells: Cells, counts: Counts, already: Mapping[str, int | None]) -> Told:
    """Return what may be told. ``already`` has the areas that were decided before, with ``None`` for those not told; they stay as they are."""
    found = cells.counted(counts)
    told = {
        area: many
        for area, many in found.items()
        if area in cells.given_away or (many >= LEAST and already.get(area, many) is not None)
    }
    stays = already.keys() | cells.given_away
    many = len(told)
    small = frozenset(area for area, count in found.items() if count < LEAST)
    while True:
        _give_twins(cells, found, told, stays)
        outcome = _attacked(cells, counts, Day(told, small))
        held = {area for leak in outcome.leaks if (area := _around(cells, leak.area, told, stays)) is not None}
        if not held:
            return Told(told, many - len(told), outcome.asked, len(outcome.leaks))
        told = {area: count for area, count in told.items() if area not in held}


def learned_from(cells: Cells, counts: Counts, numbers: Mapping[str, int], mixed: Sequence[Mixed]) -> Outcome:
    """Return what an attack finds once weighted shares are told besides."""
    small = frozenset(area for area, count in cells.counted(counts).items() if count < LEAST)
    return _attacked(cells, counts, Day(numbers, small), mixed)


def _attacked(cells: Cells, counts: Counts, day: Day, mixed: Sequence[Mixed] = ()) -> Outcome:
    outcome = Attack(cells, [day], [cells.truth(counts)], ROUNDING, mixed=mixed).run()
    # How many of those asked did not answer is told on purpose, be it few.
    return replace(outcome, leaks=tuple(leak for leak in outcome.leaks if leak.area not in day.published))


def _give_twins(cells: Cells, found: Mapping[str, int], told: dict[str, int], stays: Collection[str]) -> None:
    """Hold back the smallest number of a line until what is missing in it is too much to be told apart."""
    again = True
    while again:
        again = False
        for whole, parts in cells.lines:
            missing = [part for part in parts if part not in told]
            if whole not in told or not missing or (len(missing) > 1 and sum(found[part] for part in missing) >= K):
                continue
            near = [part for part in parts if part in told and part not in stays]
            if near:
                del told[min(near, key=lambda part: (told[part], part))]
                again = True


def _around(cells: Cells, area: str, told: Mapping[str, int], stays: Collection[str]) -> str | None:
    """Return the smallest number told in a row or column with a leak, then any other; ``None`` where none is left to hold back."""
    beside = [part for _whole, parts in cells.lines if area in parts for part in parts]
    wholes = [whole for whole, parts in cells.lines if area in parts]
    for among in (beside, [area], wholes, cells.areas):
        left = [each for each in among if each in told and each not in stays]
        if left:
            return min(left, key=lambda each: (told[each], each))
    return None
