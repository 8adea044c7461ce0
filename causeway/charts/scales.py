"""Where numbers stand in a picture: straight scales, and the round numbers written beside them."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

STEPS = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True)
class Scale:
    """A straight scale from the numbers ``low``–``high`` to the places ``start``–``end``; what lies beyond is held at the edge."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the place of a number."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def step_for(low: float, high: float, about: int) -> float:
    """Return the round step (1, 2 or 5 times a power of ten) that divides the range into at most ``about`` parts, or just over."""
    rough = (high - low) / about
    power = 10.0 ** math.floor(math.log10(rough))
    return next(each for each in (step * power for step in STEPS) if each >= rough * (1 - 1e-9))


def ticks(values: Iterable[float], about: int = 4, *, least: float | None = None, most: float | None = None) -> tuple[float, ...]:
    """Return round numbers, evenly spaced, from at or below the lowest value to at or above the highest.

    ``least`` and ``most`` are bounds no number can pass, such as 0 and 100 for a percentage. Raises ``ValueError`` for no values.
    """
    found = [value for value in values if math.isfinite(value)]
    if not found:
        raise ValueError("A scale needs at least one number.")
    low, high = min(found), max(found)
    if 0 <= low < high / 2:
        low = 0.0  # from nothing, unless that would squeeze what differs into a corner
    if high - low < max(abs(high), 1e-6) * 1e-9:
        low, high = low - (abs(low) or 1.0) / 2, high + (abs(high) or 1.0) / 2
        low = max(low, least) if least is not None else low
        high = min(high, most) if most is not None else high
    step = step_for(low, high, about)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    made = [_round(count * step, step) for count in range(first, last + 1)]
    return tuple(tick for tick in made if (least is None or tick >= least) and (most is None or tick <= most)) or (low, high)


def _round(value: float, step: float) -> float:
    return round(value, max(0, 1 - math.floor(math.log10(step)))) + 0.0


def classes(values: Sequence[float], how_many: int = 5, *, whole: bool = False) -> tuple[float, ...]:
    """Return the round bounds between classes of a map, at most ``how_many`` − 1; outermost classes are open.

    They lie evenly between the 5th and the 95th of a hundred areas, so that one extreme area does not take all the colours. Counts, which are
    ``whole``, have whole bounds: nothing lies between one letter and two.
    """
    ordered = sorted(values)
    if not ordered or ordered[0] == ordered[-1]:
        return ()
    last = len(ordered) - 1
    low, high = ordered[round(0.05 * last)], ordered[round(0.95 * last)]
    if low == high:
        low, high = ordered[0], ordered[-1]
    step = step_for(low, high, how_many)
    if whole and step <= 1:
        return tuple(float(bound) for bound in range(int(low) + 1, int(high) + 1))[: how_many - 1]
    first, last_step = math.floor(low / step + 1e-9) + 1, math.ceil(high / step - 1e-9) - 1
    while last_step - first + 1 < how_many - 1:  # room for more: first below, then above
        if (first - 1) * step > ordered[0]:
            first -= 1
        elif (last_step + 1) * step < ordered[-1]:
            last_step += 1
        else:
            break
    return tuple(_round(count * step, step) for count in range(first, last_step + 1))[: how_many - 1]


def class_of(value: float, bounds: Sequence[float]) -> int:
    """Return the class of a value, counted from 0; a value on a bound belongs to the class above."""
    return sum(value >= bound for bound in bounds)
