"""Percentages as people say them: "about 1 in 11", "nearly half", "9 in 10", "about 3 in every 100".

Natural frequencies are understood better than percentages and can be said aloud (Gigerenzer and Hoffrage, Psychological Review
102 (1995) 684–704). Which words are chosen is a rule here; the words themselves belong to whoever speaks.
"""

import math
from dataclasses import dataclass
from enum import StrEnum


class About(StrEnum):
    """How near the words are to the figure."""

    EXACTLY = "exactly"
    ABOUT = "about"
    NEARLY = "nearly"
    JUST_OVER = "just over"
    MORE_THAN = "more than"
    FEWER_THAN = "fewer than"


@dataclass(frozen=True)
class Frequency:
    """``about`` ``part`` in ``whole``: 1 in 2 is a half, 0 in 1 is none, 1 in 1 is all, x in 100 is "in every 100"."""

    about: About
    part: int
    whole: int

    @property
    def percent(self) -> float:
        """What the words say, as a percentage."""
        return 100 * self.part / self.whole


SIMPLE = ((1, 4), (3, 10), (1, 3), (2, 5), (1, 2), (3, 5), (2, 3), (7, 10), (3, 4), (4, 5), (9, 10))
NEAR, NEAR_HALF = 2.0, 4.0  # percentage points within which simple words may stand for a figure
MOSTLY = 95.0  # from here on "more than 9 in 10" says too little
SAME = 0.5  # within this it is "about", outside "nearly" or "just over"
ONE_IN_FROM, ONE_IN_TO = 5.5, 22.0  # between these, "about 1 in n" is within two points
HUNDREDTHS = 0.15  # of a small figure: farther off, "about 1 in every 100" would make half as much again of it, or twice as much


def frequency(percent: float) -> Frequency:
    """Return a percentage between 0 and 100 in simple words, never more than 2 points from it (4 around a half).

    Where no simple words are so near, it is "more than" the simple fraction below it. Of a few in a hundred, "about" is within 15% of
    the figure itself. Raises ``ValueError`` for anything else.
    """
    if not 0 <= percent <= 100:  # noqa: PLR2004  per cent
        raise ValueError(f"A percentage lies between 0 and 100, not {percent}.")
    if percent in (0, 100):
        return Frequency(About.EXACTLY, int(percent // 100), 1)
    if percent >= 100 - SAME:
        return Frequency(About.NEARLY, 1, 1)
    if ONE_IN_FROM <= percent < ONE_IN_TO:
        whole = _half_up(100 / percent)
        return Frequency(About.EXACTLY if whole * percent == 100 else About.ABOUT, 1, whole)  # noqa: PLR2004  per cent
    if percent < ONE_IN_FROM:
        return _few(percent)
    if percent > MOSTLY:
        return Frequency(About.ABOUT, _half_up(percent), 100)
    return _simple(percent)


def _few(percent: float) -> Frequency:
    """Return a few in a hundred: 1 of 189 is no "about 1 in every 100"."""
    near = max(1, _half_up(percent))
    if abs(percent - near) <= HUNDREDTHS * percent:
        return Frequency(About.ABOUT, near, 100)
    if percent > near:
        return Frequency(About.MORE_THAN, near, 100)
    return Frequency(About.FEWER_THAN if near == 1 else About.NEARLY, near, 100)


def _simple(percent: float) -> Frequency:
    part, whole = min(SIMPLE, key=lambda pair: abs(percent - 100 * pair[0] / pair[1]))
    off = percent - 100 * part / whole
    if abs(off) > (NEAR_HALF if whole == 2 else NEAR):  # noqa: PLR2004  a half
        below = max((pair for pair in ((1, 5), *SIMPLE) if 100 * pair[0] < percent * pair[1]), key=lambda pair: pair[0] / pair[1])
        return Frequency(About.MORE_THAN, *below)
    if off == 0:
        return Frequency(About.EXACTLY, part, whole)
    about = About.ABOUT if abs(off) <= SAME else About.NEARLY if off < 0 else About.JUST_OVER
    return Frequency(about, part, whole)


def _half_up(value: float) -> int:
    return math.floor(value + 0.5)


@dataclass(frozen=True)
class Times:
    """How one amount compares with another: ``number`` times as much, or ``number`` per cent more or less."""

    kind: str  # same, times, over times, half, more, less
    number: int = 0


def times(value: float, other: float) -> Times | None:
    """Return how many times ``other`` a ``value`` is, in words one can say; ``None`` unless both are above 0."""
    if other <= 0 or value <= 0:
        return None
    ratio = round(value / other, 9)  # so that 220 of 100 is 2.2
    off = round(100 * abs(ratio - 1), 7)
    if off <= 5:  # noqa: PLR2004  within a twentieth
        return Times("same")
    if ratio >= 1.9:  # noqa: PLR2004  nearly twice
        near = round(abs(ratio - _half_up(ratio)), 7) <= 0.2  # noqa: PLR2004  2.2 is about twice, 2.5 more than twice
        return Times("times", _half_up(ratio)) if near else Times("over times", math.floor(ratio))
    if 0.45 <= ratio <= 0.55:  # noqa: PLR2004  about half
        return Times("half")
    rounded = 5 * _half_up(off / 5) if off >= 10 else _half_up(off)  # noqa: PLR2004  nobody says 37 per cent aloud
    return Times("more" if ratio > 1 else "less", rounded)
